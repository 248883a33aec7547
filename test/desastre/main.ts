/**
 * `npm run desastre -- [--appels N] [--depart N] [--graine N] [--cas NOM] [--mutants] [--reel N] [--disque-plein]`: exits 1
 * where something does not hold, or a mutant survives.
 */
import { parseArgs } from 'node:util';
import { mener } from './campagne.ts';
import { garderLaGraine } from './graines.ts';
import { tuerLesMutants } from './mutants/tuer.ts';
import { remplirLeDisque } from './reel/disque-plein.ts';
import { tuerPourDeVrai } from './reel/tuer.ts';
import type { Issue } from './simulation/partie.ts';

const { values } = parseArgs({
  options: {
    appels: { type: 'string', default: '1e6' },
    depart: { type: 'string', default: '0' },
    graine: { type: 'string' },
    cas: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    reel: { type: 'string' },
    'disque-plein': { type: 'boolean', default: false },
  },
});

/** Seeds that each mutant is tried on before each of its calls goes wrong. */
const GRAINES_PAR_MUTANT = 600;

const dire = (phrase: string): void => console.log(phrase);
/** On a machine that others use too, processor time is the steadier of the two. */
function chronometre(): () => string {
  const [debut, avant] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user } = process.cpuUsage(avant);
    return `${((performance.now() - debut) / 1000).toFixed(0)} s, ${(user / 1e6).toFixed(0)} s de processeur`;
  };
}

function conclure(violations: readonly string[]): boolean {
  for (const violation of violations) dire(`  ${violation}`);
  return violations.length === 0;
}

async function rejouer(nom: string, jouer: () => Promise<Issue>): Promise<boolean> {
  const { appels, violations } = await jouer();
  dire(`${nom} : ${appels} appels, ${violations.length} violations`);
  return conclure(violations);
}

/** What threads load is not loaded here too, but to play one thing again. */
async function rejouerLaGraine(graine: number): Promise<boolean> {
  const { jouerLaGraine } = await import('./simulation/scenario.ts');
  return rejouer(`graine ${graine}`, () => jouerLaGraine(graine));
}

async function rejouerLeCas(nom: string): Promise<boolean> {
  const { retrouver } = await import('./simulation/exhaustif.ts');
  const cas = await retrouver(nom);
  if (cas === undefined) throw new Error(`no such case: ${nom}`);
  return rejouer(nom, () => cas.jouer());
}

async function simuler(): Promise<boolean> {
  const duree = chronometre();
  const demande = { appels: Number(values.appels), depart: Number(values.depart) };
  const { parties, appels, echecs, couverture } = await mener(demande);
  const { lieux, appels: sortes, manquants } = couverture;
  dire(`${lieux - manquants.length} lignes d’appel sur ${lieux} ont leurs arrêts, ${sortes} appels distincts`);
  const couvert = conclure(manquants.map((lieu) => `SANS_ARRET ${lieu}`));
  dire(`${appels} appels en ${parties} parties, ${echecs.length} échecs, ${duree()}`);
  for (const { rejouer: commande, graine, violations } of echecs) {
    dire(commande);
    conclure(violations);
    if (graine !== null) garderLaGraine(graine, violations[0] ?? '');
  }
  return couvert && echecs.length === 0;
}

async function chasserLesMutants(): Promise<boolean> {
  const duree = chronometre();
  const sorts = await tuerLesMutants(GRAINES_PAR_MUTANT, ({ mutant, parties, par, violation }) => {
    const sort = parties === null ? 'SURVIT' : `tué en ${parties} parties, ${violation.split(' ')[0]} (${par})`;
    dire(`${mutant.regle}  ${mutant.nom} : ${sort}`);
  });
  const survivants = sorts.filter(({ parties }) => parties === null).length;
  dire(`${sorts.length - survivants} mutants tués sur ${sorts.length}, ${duree()}`);
  return survivants === 0;
}

async function tuer(morts: number): Promise<boolean> {
  const duree = chronometre();
  const graine = Number(values.depart) + 1;
  const bilan = await tuerPourDeVrai({ morts, graine, deposes: 8 * morts }, dire);
  dire(`${bilan.morts} morts, ${bilan.deposes} dépôts, ${bilan.evenements} événements, ${duree()}`);
  return conclure(bilan.violations);
}

async function executer(): Promise<boolean> {
  const { graine, cas, mutants, reel } = values;
  if (graine !== undefined) return rejouerLaGraine(Number(graine));
  if (cas !== undefined) return rejouerLeCas(cas);
  if (reel !== undefined) return tuer(Number(reel));
  if (values['disque-plein']) return conclure(await remplirLeDisque(dire));
  if (mutants) return chasserLesMutants();
  const simule = await simuler();
  return (await chasserLesMutants()) && simule;
}

process.exitCode = (await executer()) ? 0 : 1;
