/** One thread of a campaign. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Bilan, Echec, Part } from './campagne.ts';
import { fautesSimples, paires } from './simulation/exhaustif.ts';
import { jouerLaGraine } from './simulation/scenario.ts';

const ECHECS_MAX = 20;

async function prendreSaPart({ rang, nombre, appels, graine }: Part): Promise<Bilan> {
  const echecs: Echec[] = [];
  let parties = 0;
  let faits = 0;
  const noter = (
    issue: { readonly appels: number; readonly violations: readonly string[] },
    echec: Omit<Echec, 'violations'>,
  ) => {
    parties += 1;
    faits += issue.appels;
    if (issue.violations.length > 0 && echecs.length < ECHECS_MAX)
      echecs.push({ ...echec, violations: issue.violations });
  };
  for (const [place, cas] of [...(await fautesSimples()), ...(await paires())].entries())
    if (place % nombre === rang)
      noter(await cas.jouer(), { rejouer: `npm run desastre -- --cas '${cas.nom}'`, graine: null });
  for (let n = graine + rang; faits < appels / nombre || n < graine + 200; n += nombre)
    noter(await jouerLaGraine(n), { rejouer: `npm run desastre -- --graine ${n}`, graine: n });
  return { parties, appels: faits, echecs };
}

parentPort?.postMessage(await prendreSaPart(workerData));
