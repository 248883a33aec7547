/** Looks for the first run that sees what is wrong. */
import { lireLesGraines } from '../graines.ts';
import { type Cas, fautesParVoyage, VoyageRate } from '../simulation/exhaustif.ts';
import type { Issue } from '../simulation/partie.ts';
import { jouerLaGraine } from '../simulation/scenario.ts';

export interface Prise {
  /** Runs that were needed; null where the mutant survived. */
  readonly parties: number | null;
  readonly violation: string;
}

export interface Chasse {
  /** The source that was changed. */
  readonly fichier: string;
  /** Seeds, beside those that are kept. */
  readonly graines: number;
}

/** Most mutants die of these: to trace the journeys takes as long. */
const D_ABORD = 45;

type Essai = () => Promise<Pick<Issue, 'violations'>>;

const graine =
  (n: number): Essai =>
  () =>
    jouerLaGraine(n);

/** What is kept, some seeds, accidents on the calls of that very source with one more seed each; then all the rest. */
async function* essais({ fichier, graines }: Chasse): AsyncGenerator<Essai> {
  for (const gardee of lireLesGraines()) yield graine(gardee.graine);
  let suivante = 0;
  while (suivante < D_ABORD) yield graine(suivante++);
  const autres: Cas[] = [];
  for await (const cas of fautesParVoyage())
    for (const un of cas)
      if (un.fautes.some(([{ lieu }]) => lieu?.startsWith(`${fichier}:`))) {
        yield () => un.jouer();
        if (suivante < graines) yield graine(suivante++);
      } else autres.push(un);
  while (suivante < graines) yield graine(suivante++);
  for (const un of autres) yield () => un.jouer();
}

export async function chasser(chasse: Chasse): Promise<Prise> {
  let parties = 0;
  try {
    for await (const essai of essais(chasse)) {
      parties += 1;
      const { violations } = await essai();
      if (violations[0] !== undefined) return { parties, violation: violations[0] };
    }
  } catch (erreur) {
    if (!(erreur instanceof VoyageRate)) throw erreur;
    return { parties, violation: `VOYAGE_RATE ${erreur.message}` };
  }
  return { parties: null, violation: '' };
}
