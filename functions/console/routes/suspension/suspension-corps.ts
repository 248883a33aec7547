/** The body of an act of art. 6, from a program (JSON) or from a form. */
import type { Context } from 'hono';

export type Champs = Readonly<Record<string, unknown>>;

/** Null where it can be read as neither. Of a field that is repeated, all the values. */
export async function lireCorps(c: Context): Promise<Champs | null> {
  const json = c.req.header('content-type')?.startsWith('application/json') ?? false;
  const lu: unknown = await (json ? c.req.json() : c.req.parseBody({ all: true })).catch(() => null);
  return typeof lu === 'object' && lu !== null && !Array.isArray(lu) ? { ...lu } : null;
}

export const texteDe = (champs: Champs, nom: string): string => {
  const valeur = champs[nom];
  return typeof valeur === 'string' ? valeur : '';
};

/** What was typed in those fields, to be shown again. */
export const textesDesChamps = (champs: Champs, noms: readonly string[]): Record<string, string> =>
  Object.fromEntries(noms.map((nom) => [nom, texteDe(champs, nom)]));

/** The list of a field: a form repeats it, or says it once. */
export const textesDe = (champs: Champs, nom: string): readonly string[] =>
  [champs[nom]].flat().filter((valeur) => typeof valeur === 'string');
