/** A suspension that nobody was told of waits here, from the transaction that pronounces it (R4); so does its end. */
import type { AdhesionNouveau } from '../../../schemas/evenements/adhesion.ts';
import type { Append, Echeance } from '../../platform/ports.ts';

export const A_NOTIFIER = 'notification-de-suspension';

/** `date`: the instant from which it is to be tried. One an adhésion: what has overtaken takes the place of the former. */
export const echeanceDeNotification = (siret: string, date: string): Echeance => ({
  id: `${A_NOTIFIER}/${siret}`,
  type: A_NOTIFIER,
  date,
  stream: `adhesion/${siret}`,
});

/** Set with the suspension, and again with its end; taken away by the notification of the one or of the other. */
export function echeancesDeNotification(
  siret: string,
  events: readonly AdhesionNouveau[],
): NonNullable<Append['echeances']> {
  for (const { type, data } of events.toReversed()) {
    if (type === 'SuspensionPrononcee') return { put: [echeanceDeNotification(siret, data.prononceeLe)] };
    if (type === 'SuspensionLevee') return { put: [echeanceDeNotification(siret, data.leveeLe)] };
    if (type === 'SuspensionNotifiee' || type === 'SuspensionRecue' || type === 'LeveeNotifiee')
      return { remove: [echeanceDeNotification(siret, '').id] };
  }
  return {};
}
