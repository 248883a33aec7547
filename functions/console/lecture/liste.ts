/** The list of deposits, latest first, a page at a time, with what still waits. */
import { QUEUES_INTERNES } from '../../../schemas/messages/depot.ts';
import type { Lectures, Queues } from '../../platform/ports.ts';
import { DEPOTS } from './projeter.ts';
import { lireResume, type Resume, rangDuResume } from './resume.ts';

export interface Liste {
  readonly depots: readonly Resume[];
  /** `avant` of the next page, null on the last one. */
  readonly suivant: string | null;
  readonly premierePage: boolean;
  /** Messages of the verification queues; `mortes`: those that we could not handle. */
  readonly attente: { readonly enAttente: number; readonly enCours: number; readonly mortes: number };
}

export async function attenteDe({ files }: { readonly files: Queues }): Promise<Liste['attente']> {
  const comptes = await Promise.all(QUEUES_INTERNES.map((queue) => files.counts(queue)));
  const somme = (quoi: 'visible' | 'leased' | 'dead') => comptes.reduce((total, compte) => total + compte[quoi], 0);
  return { enAttente: somme('visible'), enCours: somme('leased'), mortes: somme('dead') };
}

export async function listerDepots(
  needs: { readonly lectures: Lectures; readonly files: Queues },
  { max, avant }: { readonly max: number; readonly avant?: string | undefined },
): Promise<Liste> {
  const page = { limit: max + 1, ...(avant === undefined ? {} : { below: avant }) };
  const depots = (await needs.lectures.list(DEPOTS, page)).map(lireResume);
  const dernier = depots.length > max ? depots[max - 1] : undefined;
  return {
    depots: depots.slice(0, max),
    suivant: dernier === undefined ? null : rangDuResume(dernier),
    premierePage: avant === undefined,
    attente: await attenteDe(needs),
  };
}
