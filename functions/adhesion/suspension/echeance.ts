/** A suspension that nobody was told of waits here, from the transaction that pronounces it (R4). */
import type { AdhesionNouveau } from '../../../schemas/evenements/adhesion.ts';
import type { Append, Echeance } from '../../platform/ports.ts';

export const A_NOTIFIER = 'notification-de-suspension';

/** `date`: the instant from which it is to be tried. */
export const echeanceDeNotification = (siret: string, date: string): Echeance => ({
  id: `${A_NOTIFIER}/${siret}`,
  type: A_NOTIFIER,
  date,
  stream: `adhesion/${siret}`,
});

/** Set with the suspension; taken away by its notification, its reception or its end. */
export function echeancesDeNotification(
  siret: string,
  events: readonly AdhesionNouveau[],
): NonNullable<Append['echeances']> {
  for (const { type, data } of events.toReversed()) {
    if (type === 'SuspensionPrononcee') return { put: [echeanceDeNotification(siret, data.prononceeLe)] };
    if (type === 'SuspensionNotifiee' || type === 'SuspensionRecue' || type === 'SuspensionLevee')
      return { remove: [echeanceDeNotification(siret, '').id] };
  }
  return {};
}
