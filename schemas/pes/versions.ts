/**
 * The XSD sets that judge PES files, and since when: `versions.json` beside this file, checked by `versionsSchema`. Those
 * of the PCA are declared the same way, in schemas/pca/. The
 * set named `id` is the folder of that name. Dates are civil dates, both included; null is open. Periods do not overlap,
 * so that exactly one set, or none, judges what is received on a day (README.md says how to add one).
 */
import * as z from 'zod';

const civilDate = z.iso.date().nullable();

/** A root that the set describes, and the schema document that declares it, from the set's folder. */
const racineSchema = z.strictObject({
  nature: z.enum(['PES_Aller', 'PES_ACQUIT', 'PES_Retour', 'PCA_Aller', 'PCA_Retour']),
  /** Namespace name. */
  espace: z.string().min(1),
  element: z.string().min(1),
  fichier: z.string().regex(/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.xsd$/),
});

const jeuSchema = z
  .strictObject({
    id: z.string().regex(/^\w[\w.-]*$/),
    origine: z.enum(['passerelle', 'dgfip']),
    du: civilDate,
    jusquAu: civilDate,
    racines: z.array(racineSchema).min(1),
  })
  .refine(({ du, jusquAu }) => du === null || jusquAu === null || du <= jusquAu, 'du is after jusquAu')
  .refine(({ racines }) => sansDoublon(racines.map((r) => `${r.element} ${r.espace}`)), 'a root is declared twice');

export const versionsSchema = z
  .array(jeuSchema)
  .min(1)
  .refine((jeux) => sansDoublon(jeux.map(({ id }) => id)), 'a set is declared twice')
  .refine((jeux) => jeux.every((a, i) => jeux.slice(i + 1).every((b) => !seChevauchent(a, b))), 'periods overlap');

export type JeuDeSchemas = z.output<typeof jeuSchema>;
type Periode = Pick<JeuDeSchemas, 'du' | 'jusquAu'>;

const sansDoublon = (noms: readonly string[]): boolean => new Set(noms).size === noms.length;

const finitAvant = (a: Periode, b: Periode): boolean => a.jusquAu !== null && b.du !== null && a.jusquAu < b.du;
const seChevauchent = (a: Periode, b: Periode): boolean => !finitAvant(a, b) && !finitAvant(b, a);

/** The set in force on that day, in Paris; null when none is. */
export const jeuEnVigueur = (jeux: readonly JeuDeSchemas[], date: string): JeuDeSchemas | null =>
  jeux.find(({ du, jusquAu }) => (du === null || du <= date) && (jusquAu === null || date <= jusquAu)) ?? null;
