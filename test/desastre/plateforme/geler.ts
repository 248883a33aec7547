/** Freezes a value and all that it holds: a handler that changed what it read would throw at once. */
export function geler<T>(valeur: T): T {
  if (typeof valeur !== 'object' || valeur === null || Object.isFrozen(valeur)) return valeur;
  Object.freeze(valeur);
  for (const partie of Object.values(valeur)) geler(partie);
  return valeur;
}
