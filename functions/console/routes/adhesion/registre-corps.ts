/** The body of an act on the register, from a program (JSON) or from a form, and what is wrong with each of its fields. */
import type { Context } from 'hono';
import * as z from 'zod';
import { lireCorps } from '../suspension/suspension-corps.ts';

export type Corps = Readonly<Record<string, unknown>>;

const PROFONDEUR_MAX = 4;
/** Of the JSON of a program: well over what any form has. */
const PROFONDEUR_LUE = 12;

const estPlat = (valeur: unknown, reste = PROFONDEUR_LUE): boolean =>
  typeof valeur !== 'object' ||
  valeur === null ||
  (reste > 0 && Object.values(valeur).every((un) => estPlat(un, reste - 1)));

/** `depense.budgets` of a form is `{ depense: { budgets } }` of a program. */
function deplier(plat: Corps): Corps {
  const racine: Record<string, unknown> = Object.create(null);
  for (const [chemin, valeur] of Object.entries(plat)) {
    const noms = chemin.split('.').slice(0, PROFONDEUR_MAX);
    let ici = racine;
    for (const nom of noms.slice(0, -1)) {
      const suivant = ici[nom];
      const dessous: Record<string, unknown> =
        typeof suivant === 'object' && suivant !== null && !(suivant instanceof File)
          ? (suivant as Record<string, unknown>)
          : Object.create(null);
      ici[nom] = dessous;
      ici = dessous;
    }
    ici[noms.at(-1) ?? ''] = valeur;
  }
  return racine;
}

/** Null where it can be read as neither. */
export async function lireLeCorps(c: Context): Promise<Corps | null> {
  const lu = await lireCorps(c);
  if (lu === null) return null;
  if (!c.req.header('content-type')?.startsWith('application/json')) return deplier(lu);
  return estPlat(lu) ? lu : null;
}

/** By the name of the field, as the form writes it. */
export type Fautes = ReadonlyMap<string, string>;

export const fautesDe = ({ issues }: z.ZodError): Fautes =>
  new Map(
    issues.toReversed().map(({ path, message }) => [path.filter((p) => typeof p === 'string').join('.'), message]),
  );

/** What was typed, to be shown again: text only, by the name of its field. */
export function valeursDe(corps: unknown, debut = ''): Record<string, string | readonly string[]> {
  if (typeof corps !== 'object' || corps === null) return {};
  return Object.assign(
    {},
    ...Object.entries(corps).map(([nom, valeur]): Record<string, string | readonly string[]> => {
      const chemin = debut === '' ? nom : `${debut}.${nom}`;
      if (typeof valeur === 'string') return { [chemin]: valeur };
      if (Array.isArray(valeur)) return { [chemin]: valeur.filter((un) => typeof un === 'string') };
      return valeur instanceof File ? {} : valeursDe(valeur, chemin);
    }),
  );
}

/** Empty is absent. */
const vide = (valeur: unknown): unknown => (typeof valeur === 'string' && valeur.trim() === '' ? undefined : valeur);

export const facultatif = <S extends z.ZodType>(schema: S) => z.preprocess(vide, schema.nullable().default(null));
/** A field that is missing is said as one that is wrong. */
export const exige = <S extends z.ZodType>(schema: S, faute: string) =>
  z.preprocess(
    (valeur) => vide(valeur) ?? null,
    z
      .unknown()
      .refine((valeur) => schema.safeParse(valeur).success, faute)
      .pipe(schema),
  );
/** What has none of its fields is said field by field all the same. */
export const bloc = <S extends z.ZodType>(schema: S) => z.preprocess((valeur) => valeur ?? {}, schema);
export const coche = z.preprocess((valeur) => valeur === true || valeur === 'oui', z.boolean());
/** `00, 01` of a form, or a list. */
export const liste = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (valeur) => (typeof valeur === 'string' ? valeur.split(/[\s,;]+/).filter((un) => un !== '') : valeur),
    schema,
  );
