/** An event source's filter, as far as ours go: values, prefixes, and objects of them. */
export function passe(motif: unknown, valeur: unknown): boolean {
  if (Array.isArray(motif)) return motif.some((un) => convient(un, valeur));
  if (typeof motif !== 'object' || motif === null) return false;
  return Object.entries(motif).every(([nom, sous]) => passe(sous, champ(valeur, nom)));
}

const champ = (valeur: unknown, nom: string): unknown =>
  typeof valeur === 'object' && valeur !== null ? (valeur as Record<string, unknown>)[nom] : undefined;

function convient(motif: unknown, valeur: unknown): boolean {
  if (typeof motif !== 'object' || motif === null) return motif === valeur;
  const prefixe = champ(motif, 'prefix');
  if (typeof prefixe !== 'string') throw new Error(`a filter that this test does not know: ${JSON.stringify(motif)}`);
  return typeof valeur === 'string' && valeur.startsWith(prefixe);
}
