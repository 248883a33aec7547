/**
 * How long the server works on each page, and what it sends: `npm run bench:console -- --combien 100000 --dossiers 20000`.
 * The embedded read models, filled by the projections themselves; no network. Prints tables for docs/performance.md.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ConsoleNeeds } from '../../functions/console/besoins.ts';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import type { Evenement } from '../../functions/journal/evenement.ts';
import type { Lectures } from '../../functions/platform/ports.ts';
import { lireTheme } from '../../infra/embedded/theme.ts';
import { consoleDe } from '../console/console-de.ts';
import { consoleDeLaPca, projeterLaPca } from '../console/console-de-la-pca.ts';
import { DepotsInventes } from '../console/depots-inventes.ts';
import { type PageDeLaPca, pagesDeLaPca } from '../console/pages-de-la-pca.ts';
import { compter, pagesMesurees } from '../console/pages-mesurees.ts';
import { PcaInventee } from '../console/pca-inventee.ts';
import { JournalEnMemoire } from '../desastre/plateforme/journal.ts';
import { Annee } from '../pca/annee/simuler.ts';
import { ENTETE, mesurer } from './console-mesure.ts';
import { PAGES_DU_REGISTRE, peuplerLeRegistre } from './console-registre.ts';

const { values } = parseArgs({
  options: {
    combien: { type: 'string', default: '100000' },
    dossiers: { type: 'string', default: '20000' },
    fois: { type: 'string', default: '100' },
  },
});
const [combien, dossiers, fois] = [values.combien, values.dossiers, values.fois].map(Number) as [
  number,
  number,
  number,
];
/** Deposits projected at once; an event stream of a deposit has at most eight events. */
const LOT = 500;
const EVENEMENTS_MAX = 8;
/** Dossiers of the year that the others are copies of; the day it ends on, and a quarter that it told. */
const MODELES = 200;
const JOUR = '2026-04-10';
const TRIMESTRE = '2026-T1';
const ADHESIONS = 500;
const HABILITATIONS = 200;
/** Of the phase comminatoire, in the index of the journal. */
const EVENEMENTS_INDEXES = 20_000;

const dossier = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
const annee = new Annee(dossier, MODELES, { fin: JOUR });
const plateforme = annee.needs;
/** Two years, whatever their number. */
const inventes = new DepotsInventes({
  combien,
  ecartMinutes: 1_000_000 / combien,
  ordonnateurs: Math.ceil(combien / 300),
  postes: Math.ceil(combien / 10_000),
});
const ENTETES = { Accept: 'text/html', 'Accept-Encoding': 'gzip' };
const secondesDe = async (faire: () => Promise<unknown>): Promise<string> => {
  const debut = process.cpuUsage();
  await faire();
  const { user, system } = process.cpuUsage(debut);
  return ((user + system) / 1e6).toFixed(0);
};

/** The lots of a batch in one commit: it is the pages that are measured here. */
async function remplirLesDepots(): Promise<void> {
  const enVol: Promise<void>[] = [];
  const lectures: Lectures = {
    ...plateforme.lectures,
    ecrire: async (lot) => void enVol.push(plateforme.lectures.ecrire(lot)),
  };
  for (let i = 0; i < combien; i += LOT) {
    const lot = inventes.suivis(i, Math.min(combien, i + LOT), i * EVENEMENTS_MAX);
    await projeter({ journal: inventes.journal, lectures, objets: inventes.objets }, [...lot]);
    await Promise.all(enVol.splice(0));
  }
}

async function mesurerLesDepots(): Promise<void> {
  const lectures = compter(plateforme.lectures);
  const needs: ConsoleNeeds = {
    ...plateforme,
    journal: Object.assign(new JournalEnMemoire(), inventes.journal),
    ...{ objets: inventes.objets, lectures, hotes: [], ressources: lireTheme() },
    horloge: { now: () => new Date(Date.parse(inventes.dernier) + 7_200_000).toISOString() },
    signaler: (erreur) => console.error(erreur),
  };
  console.log(ENTETE);
  for (const { nom, qui, chemin } of pagesMesurees(inventes, combien)) {
    const { appeler } = consoleDe(needs, qui);
    console.log(await mesurer({ nom, appeler: () => appeler(chemin, ENTETES), lectures, fois }));
  }
}

async function mesurerLaPca(pca: PcaInventee): Promise<void> {
  const { appeler, lectures, donner, habilitations } = await consoleDeLaPca(annee, pca, plateforme.lectures, JOUR);
  for (let n = 0; n < HABILITATIONS; n += 1)
    await donner({
      ...{ role: 'comptable', perimetre: { type: 'poste', codique: '052001' } },
      courriel: `personne.${n}@exemple.invalid`,
    });
  const journal: Evenement[] = [];
  for (const { event } of pca.suivis()) if (journal.push(event) === EVENEMENTS_INDEXES) break;
  await peuplerLeRegistre(plateforme, { adhesions: ADHESIONS, habilitations: habilitations(), journal });
  const tables: readonly (readonly PageDeLaPca[])[] = [
    pagesDeLaPca({ trimestre: TRIMESTRE, jour: JOUR }),
    PAGES_DU_REGISTRE,
  ];
  for (const pages of tables) {
    console.log(`\n${ENTETE}`);
    for (const { nom, qui, chemin } of pages)
      console.log(await mesurer({ nom, appeler: () => appeler(chemin, qui, ENTETES), lectures, fois }));
  }
}

const taille = (): number => statSync(join(dossier, 'lectures.sqlite')).size;
const parUn = (octets: number, n: number): string => (octets / n / 1000).toFixed(1);

console.log(
  `Made by \`npm run bench:console -- --combien ${combien} --dossiers ${dossiers} --fois ${fois}\` on ${cpus().length} cores, Node ${process.version}.`,
);
await annee.jouer();
const pca = await PcaInventee.de(plateforme.journal, dossiers, TRIMESTRE);
const avant = taille();
const pourLaPca = await secondesDe(() => projeterLaPca(annee, pca));
plateforme.viderLesTraces();
const apres = taille();
const pourLesDepots = await secondesDe(remplirLesDepots);
plateforme.viderLesTraces();
console.log(
  `${dossiers} dossiers: ${pourLaPca} s of CPU, ${parUn(apres - avant, dossiers)} kB of read models each. ${combien} deposits: ${pourLesDepots} s, ${parUn(taille() - apres, combien)} kB each.\n`,
);
await mesurerLesDepots();
await mesurerLaPca(pca);
annee.fermer();
rmSync(dossier, { recursive: true, force: true });
