/** Reads stored events by the schema of their family. */
import type * as z from 'zod';
import type { Evenement } from '../../functions/journal/evenement.ts';

/**
 * Throws on an event that this code does not know: the journal is ours, it is a bug. Whoever keeps events in memory
 * freezes them, and one that cannot change is read once.
 */
export function lecteur<S extends z.ZodType>(schema: S): (events: readonly Evenement[]) => z.output<S>[] {
  const lus = new WeakMap<Evenement, z.output<S>>();
  const lire = (event: Evenement): z.output<S> => {
    const connu = lus.get(event);
    if (connu !== undefined) return connu;
    const lu = schema.parse(event);
    if (Object.isFrozen(event)) lus.set(event, lu);
    return lu;
  };
  return (events) => events.map(lire);
}
