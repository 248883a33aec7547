/**
 * How long the server works on each page of deposits, and what it sends: `npm run bench:console -- --combien 100000`.
 * The embedded read models, filled by the projection itself; no network. Prints a table for docs/performance.md.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { ConsoleNeeds } from '../../functions/console/besoins.ts';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { ouvrirPlateforme } from '../../functions/platform/embedded/index.ts';
import type { Lectures } from '../../functions/platform/ports.ts';
import { lireTheme } from '../../infra/embedded/theme.ts';
import { consoleDe } from '../console/console-de.ts';
import { DepotsInventes } from '../console/depots-inventes.ts';
import { compter, type PageMesuree, pagesMesurees } from '../console/pages-mesurees.ts';
import { JournalEnMemoire } from '../desastre/plateforme/journal.ts';

const { values } = parseArgs({
  options: { combien: { type: 'string', default: '100000' }, fois: { type: 'string', default: '100' } },
});
const combien = Number(values.combien);
const fois = Number(values.fois);
const ECHAUFFEMENT = 20;
/** Deposits projected at once; an event stream of a deposit has at most eight events. */
const LOT = 500;
const EVENEMENTS_MAX = 8;

const dossier = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
const plateforme = ouvrirPlateforme(dossier);
/** Two years, whatever their number. */
const inventes = new DepotsInventes({
  combien,
  ecartMinutes: 1_000_000 / combien,
  ordonnateurs: Math.ceil(combien / 300),
  postes: Math.ceil(combien / 10_000),
});

/** The lots of a batch in one commit: it is the pages that are measured here. */
async function remplir(): Promise<number> {
  const debut = performance.now();
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
  return (performance.now() - debut) / 1000;
}

const lectures = compter(plateforme.lectures);
const needs: ConsoleNeeds = {
  ...plateforme,
  journal: Object.assign(new JournalEnMemoire(), inventes.journal),
  objets: inventes.objets,
  lectures,
  horloge: { now: () => new Date(Date.parse(inventes.dernier) + 7_200_000).toISOString() },
  hotes: [],
  ressources: lireTheme(),
  signaler: (erreur) => console.error(erreur),
};

const rangDe = (mesures: readonly number[], part: number): number =>
  mesures.toSorted((a, b) => a - b)[Math.min(mesures.length - 1, Math.floor(mesures.length * part))] ?? 0;

async function mesurer({ nom, qui, chemin }: PageMesuree): Promise<string> {
  const { appeler } = consoleDe(needs, qui);
  const entetes = { Accept: 'text/html', 'Accept-Encoding': 'gzip' };
  const mesures: { readonly mur: number; readonly processeur: number }[] = [];
  let corps = new Uint8Array();
  lectures.appels = 0;
  for (let i = 0; i < ECHAUFFEMENT + fois; i += 1) {
    const [debut, avant] = [performance.now(), process.cpuUsage()];
    const reponse = await appeler(chemin, entetes);
    if (reponse.status !== 200) throw new Error(`${chemin}: ${reponse.status}`);
    corps = new Uint8Array(await reponse.arrayBuffer());
    const { user, system } = process.cpuUsage(avant);
    if (i >= ECHAUFFEMENT) mesures.push({ mur: performance.now() - debut, processeur: (user + system) / 1000 });
  }
  const appels = Math.round(lectures.appels / (ECHAUFFEMENT + fois));
  const ko = (octets: number) => (octets / 1000).toFixed(1);
  const rangs = (quoi: 'mur' | 'processeur') =>
    [0.5, 0.95]
      .map((part) =>
        rangDe(
          mesures.map((une) => une[quoi]),
          part,
        ).toFixed(1),
      )
      .join(' | ');
  return `| ${nom} | ${rangs('processeur')} | ${rangs('mur')} | ${appels} | ${ko(gunzipSync(corps).length)} | ${ko(corps.length)} |`;
}

const secondes = await remplir();
plateforme.viderLesTraces();
const octets = statSync(join(dossier, 'lectures.sqlite')).size;
console.log(
  `Made by \`npm run bench:console -- --combien ${combien} --fois ${fois}\` on ${cpus().length} cores, Node ${process.version}.`,
);
console.log(
  `Filled in ${secondes.toFixed(0)} s; the read models weigh ${(octets / combien / 1000).toFixed(1)} kB a deposit.\n`,
);
console.log(
  '| Page | CPU p50 | CPU p95 | wall p50 | wall p95 | calls | kB | kB sent |\n|---|---|---|---|---|---|---|---|',
);
for (const page of pagesMesurees(inventes, combien)) console.log(await mesurer(page));
plateforme.close();
rmSync(dossier, { recursive: true, force: true });
