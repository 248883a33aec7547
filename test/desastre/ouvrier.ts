/** One thread of a campaign: it knows every case, as each of the others does, and plays those that it is told. */
import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { Echec, Fait, Tache } from './campagne.ts';

enableCompileCache();
const { couverture } = await import('./simulation/couverture.ts');
const { fautesSimples, paires } = await import('./simulation/exhaustif.ts');
const { jouerLaGraine } = await import('./simulation/scenario.ts');

const simples = await fautesSimples();
const tous = [...simples, ...(await paires())];

interface Partie {
  readonly rejouer: string;
  readonly graine: number | null;
  readonly jouer: () => Promise<{ readonly appels: number; readonly violations: readonly string[] }>;
}

function parties(tache: Tache): Partie[] {
  switch (tache.genre) {
    case 'couvrir':
      return [];
    case 'cas':
      return tous.slice(tache.de, tache.a).map(({ nom, jouer }) => ({
        rejouer: `npm run desastre -- --cas '${nom}'`,
        graine: null,
        jouer: () => jouer(),
      }));
    case 'graines':
      return tache.graines.map((n) => ({
        rejouer: `npm run desastre -- --graine ${n}`,
        graine: n,
        jouer: () => jouerLaGraine(n),
      }));
    default:
      return tache satisfies never;
  }
}

async function faire(tache: Tache): Promise<Fait> {
  const echecs: Echec[] = [];
  const aJouer = parties(tache);
  let appels = 0;
  for (const { rejouer, graine, jouer } of aJouer) {
    const issue = await jouer();
    appels += issue.appels;
    if (issue.violations.length > 0) echecs.push({ rejouer, graine, violations: issue.violations });
  }
  const couvert = tache.genre === 'couvrir' ? couverture(simples) : null;
  return { parties: aJouer.length, appels, echecs, couverture: couvert };
}

parentPort?.on('message', async (tache: Tache) => parentPort?.postMessage(await faire(tache)));
