/** What of a deposit was purged, as its journal says. */
import { lirePreuve } from '../../schemas/evenements/preuve.ts';
import type { Genre } from '../../schemas/retention.ts';
import type { Evenement } from '../journal/evenement.ts';

/** When each kind was (ISO 8601 UTC). `preuve`: the events of its stream `preuve/<depotId>`. */
export const purgesDe = (preuve: readonly Evenement[]): ReadonlyMap<Genre, string> =>
  new Map(
    lirePreuve(preuve).flatMap((event) =>
      event.type === 'DonneesPurgees' ? event.data.purgees.map(({ genre }) => [genre, event.at] as const) : [],
    ),
  );
