/** The objects of bucket `registre` that an event names, wherever it does. Pure. */
import { type ObjetScelle, objetScelleSchema } from '../../../schemas/evenements/identifiants.ts';

export function objetsScelles(valeur: unknown): ObjetScelle[] {
  if (typeof valeur !== 'object' || valeur === null) return [];
  const lu = objetScelleSchema.safeParse(valeur);
  return lu.success ? [lu.data] : Object.values(valeur).flatMap(objetsScelles);
}
