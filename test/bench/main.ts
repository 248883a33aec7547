/** `npm run bench`: ours beside its peers, as ratios, written between the marks of docs/performance.md. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lesCas, nomDuCas, TAILLES } from './cas.ts';
import { NOTRE_JEU, preparer } from './concurrents.ts';
import { comparerLaConfiance } from './confiance.ts';
import { fabriquer } from './flux.ts';
import { medianes } from './mesure.ts';
import { type Ligne, page } from './tableau.ts';

const AIDE = `npm run bench -- [--tailles 10kB,1MB,10MB,100MB] [--fois 3] [--xsd FICHIER] [--sans-ecrire]
npm run bench -- --confiance

Mesure la vérification à côté de xmlsec1 (seul, puis suivi de xmllint --schema), de xml-crypto et d’un
simple SHA-256 du fichier ; --xsd donne à xmllint le PES_Aller.xsd de la DGFiP au lieu du nôtre ;
avec --confiance, le jugement d’un certificat à côté de openssl verify.
Il faut GNU time (/usr/bin/time), xmlsec1 et xmllint. Le tableau est écrit dans docs/performance.md.`;

const PAGE = new URL('../../docs/performance.md', import.meta.url);
const MARQUES = ['<!-- bench -->', '<!-- /bench -->'] as const;

const { values } = parseArgs({
  options: {
    tailles: { type: 'string', default: Object.keys(TAILLES).join(',') },
    fois: { type: 'string', default: '3' },
    confiance: { type: 'boolean', default: false },
    xsd: { type: 'string', default: NOTRE_JEU },
    'sans-ecrire': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(AIDE);
else if (values.confiance) console.log(comparerLaConfiance());
else await comparer(values.tailles.split(','), Number(values.fois), values);

interface Choix {
  /** Where xmllint finds the schema. */
  readonly xsd: string;
  readonly 'sans-ecrire': boolean;
}

async function comparer(tailles: readonly string[], fois: number, choix: Choix): Promise<void> {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const lignes: Ligne[] = [];
  try {
    const concurrents = await preparer(dossier, resolve(process.env.INIT_CWD ?? '.', choix.xsd));
    for (const cas of lesCas(tailles)) {
      const flux = await fabriquer(dossier, cas);
      const octets = statSync(flux.fichier).size;
      const aMesurer = concurrents.map(({ bornes, commande }) => ({ bornes, commande: commande(flux, cas) }));
      for (const [rang, mesure] of (await medianes(aMesurer, fois)).entries()) {
        const concurrent = concurrents[rang]?.nom ?? '';
        lignes.push({ cas, octets, concurrent, mesure });
        console.log(nomDuCas(cas), concurrent, JSON.stringify(mesure));
      }
      rmSync(flux.fichier);
    }
  } finally {
    rmSync(dossier, { recursive: true });
  }
  const texte = page(lignes, `npm run bench -- --tailles ${tailles.join(',')} --fois ${fois}`, fois);
  if (!choix['sans-ecrire']) remplacer(texte);
  else console.log(texte);
}

function remplacer(texte: string): void {
  const avant = readFileSync(PAGE, 'utf8');
  const [debut, fin] = MARQUES.map((marque) => avant.indexOf(marque)) as [number, number];
  if (debut < 0 || fin < debut) throw new Error('docs/performance.md: no marks to write between');
  writeFileSync(PAGE, `${avant.slice(0, debut + MARQUES[0].length)}\n\n${texte}\n${avant.slice(fin)}`);
}
