/** Reads a list of deposits from a place on, in either direction, and keeps those that are asked for. */
import type { Lectures } from '../../../platform/ports.ts';
import { DEPOTS, lireIndex, rangDuTerme } from './index-des-depots.ts';
import { lireResume, type Resume, rangDuResume } from './resume.ts';

/** Deposits looked at for one page: what a rare word or a narrow filter leaves is found a page after the other. */
export const EXAMINES_MAX = 200;

/** Where the first reading has not given enough, the next ones are larger. */
const SUITE = 100;

/** A range of a list, strictly within its bounds, and what of it is asked for. */
export interface Selection {
  readonly collection: string;
  readonly above?: string | undefined;
  readonly below?: string | undefined;
  /** `terme`: what it was found at, since a deposit stands in a list of terms at several. */
  readonly garder: (resume: Resume, terme: string | null) => boolean;
}

export interface Lu {
  /** Its place in the list. */
  readonly rang: string;
  readonly terme: string | null;
  readonly resume: Resume;
}

export interface Troncon {
  /** Latest first, whatever the direction. */
  readonly lus: readonly Lu[];
  /** The place from which there may be others, further in the same direction; null at the end of the list. */
  readonly suite: string | null;
  /** It stopped before it had found as many as asked for, and before the end. */
  readonly interrompu: boolean;
}

/** Null: a term that leads nowhere yet, or no more. */
async function lireTous(lectures: Lectures, collection: string, bodies: readonly string[]): Promise<(Lu | null)[]> {
  if (collection === DEPOTS)
    return bodies.map(lireResume).map((resume) => ({ rang: rangDuResume(resume), terme: null, resume }));
  const index = bodies.map(lireIndex);
  const lus = await Promise.all(index.map(({ depotId }) => lectures.get(DEPOTS, depotId)));
  return index.map(({ terme }, i) => {
    const body = lus[i] ?? null;
    if (body === null) return null;
    const resume = lireResume(body);
    const rang = rangDuResume(resume);
    return { rang: terme === null ? rang : rangDuTerme(terme, rang), terme, resume };
  });
}

/** At most `max`, nearest to where the reading begins. */
export async function parcourir(
  lectures: Lectures,
  { collection, above, below, garder }: Selection,
  { max, ascending }: { readonly max: number; readonly ascending: boolean },
): Promise<Troncon> {
  const gardes: Lu[] = [];
  let [haut, bas] = [below, above];
  let dernier: string | null = null;
  const finir = (suite: string | null, interrompu: boolean): Troncon => ({
    lus: ascending ? gardes.reverse() : gardes,
    suite,
    interrompu,
  });
  // One more than asked for tells whether there is a next page.
  for (let examines = 0; examines < EXAMINES_MAX; ) {
    const limit = Math.min(EXAMINES_MAX - examines, examines === 0 ? max + 1 : SUITE);
    const bornes = { ...(bas === undefined ? {} : { above: bas }), ...(haut === undefined ? {} : { below: haut }) };
    const page = await lireTous(lectures, collection, await lectures.list(collection, { limit, ascending, ...bornes }));
    for (const lu of page) {
      if (lu === null) continue;
      const voulu = garder(lu.resume, lu.terme);
      if (voulu && gardes.length === max) return finir(dernier, false);
      if (voulu) gardes.push(lu);
      dernier = lu.rang;
    }
    if (page.length < limit) return finir(null, false);
    if (ascending) bas = dernier ?? bas;
    else haut = dernier ?? haut;
    examines += page.length;
  }
  return finir(dernier, true);
}
