/** The rights: each that is not withdrawn holds one name, and nothing else does. Pure. */
import { fluxHabilitation } from '../habilitation/cycle.ts';
import type { Instantane } from './auditer.ts';
import { type Ecart, ecart } from './ecart.ts';

/** Whoever holds such a name is a right, not a deposit. */
export const DROIT = fluxHabilitation('');

export function ecartsDesDroits({ flux, claims }: Pick<Instantane, 'flux' | 'claims'>): Ecart[] {
  const ouverts = new Set(
    flux.flatMap(({ stream, events }) =>
      stream.startsWith(DROIT) && !events.some(({ type }) => type === 'HabilitationRetiree') ? [stream] : [],
    ),
  );
  const places = Map.groupBy(
    claims.filter(({ holder }) => holder.startsWith(DROIT)),
    ({ holder }) => holder,
  );
  return [
    ...[...ouverts].flatMap((stream) => (places.get(stream)?.length === 1 ? [] : [ecart('DROIT_SANS_PLACE', stream)])),
    ...[...places.keys()].flatMap((holder) => (ouverts.has(holder) ? [] : [ecart('PLACE_EN_TROP', holder)])),
  ];
}
