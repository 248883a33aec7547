/** Looks for the first run that sees what is wrong. */
import { lireLesGraines } from '../graines.ts';
import { type Cas, fautesParVoyage, VoyageRate } from '../simulation/exhaustif.ts';
import type { Issue } from '../simulation/partie.ts';
import { jouerLaGraine } from '../simulation/scenario.ts';
import { VOYAGES } from '../simulation/voyages.ts';
import type { Mutant } from './mutant.ts';

export interface Prise {
  /** Runs that were needed; null where the mutant survived. */
  readonly parties: number | null;
  /** What the last of them was: a seed, or an accident. */
  readonly par: string;
  readonly violation: string;
}

export interface Chasse {
  /** The source that was changed, and what is tried first. */
  readonly mutant: Mutant;
  /** Seeds, beside those that are kept. */
  readonly graines: number;
}

/** Most mutants die of these: to trace the journeys takes as long. */
const D_ABORD = 45;

const frappe =
  (fichier: string) =>
  ({ fautes }: Cas): boolean =>
    fautes.some(([{ lieu }]) => lieu?.startsWith(`${fichier}:`));

interface Essai {
  readonly nom: string;
  jouer(): Promise<Pick<Issue, 'violations'>>;
}

const graine = (n: number): Essai => ({ nom: `graine ${n}`, jouer: () => jouerLaGraine(n, { auPremier: true }) });
const accident = (cas: Cas): Essai => ({ nom: cas.nom, jouer: () => cas.jouer({ auPremier: true }) });

/** What killed it once; of a journey, the accident that is named, then each on the calls of that very source. */
async function* dAbord({ fichier, tuePar }: Mutant): AsyncGenerator<Essai> {
  if (typeof tuePar === 'number') return yield graine(tuePar);
  const [nom, quoi] = tuePar.split(' : ');
  const voyage = VOYAGES.filter((v) => v.nom === nom);
  if (voyage.length === 0) throw new Error(`no such journey: ${nom}`);
  for await (const cas of fautesParVoyage(voyage)) {
    const siens = cas.filter(frappe(fichier));
    const dits = quoi === undefined ? [] : cas.filter((un) => un.nom.endsWith(` ${quoi}`));
    for (const un of [...dits, ...siens, ...cas]) yield accident(un);
  }
}

/** That, what is kept, some seeds, accidents on the calls of that source with one more seed each; then all the rest. */
async function* essais({ mutant, graines }: Chasse): AsyncGenerator<Essai> {
  yield* dAbord(mutant);
  for (const gardee of lireLesGraines()) yield graine(gardee.graine);
  let suivante = 0;
  while (suivante < D_ABORD) yield graine(suivante++);
  const autres: Cas[] = [];
  for await (const cas of fautesParVoyage())
    for (const un of cas)
      if (frappe(mutant.fichier)(un)) {
        yield accident(un);
        if (suivante < graines) yield graine(suivante++);
      } else autres.push(un);
  while (suivante < graines) yield graine(suivante++);
  for (const un of autres) yield accident(un);
}

export async function chasser(chasse: Chasse): Promise<Prise> {
  let parties = 0;
  let par = '';
  try {
    for await (const essai of essais(chasse)) {
      parties += 1;
      par = essai.nom;
      const { violations } = await essai.jouer();
      if (violations[0] !== undefined) return { parties, par, violation: violations[0] };
    }
  } catch (erreur) {
    if (!(erreur instanceof VoyageRate)) throw erreur;
    return { parties, par: erreur.message.split(':')[0] ?? '', violation: `VOYAGE_RATE ${erreur.message}` };
  }
  return { parties: null, par, violation: '' };
}
