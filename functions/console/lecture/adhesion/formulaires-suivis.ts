/** The forms of an adhésion that have effect or will have: their postes have it in their lists. Pure. */
import * as z from 'zod';
import type { Formulaire } from '../../../../schemas/evenements/adhesion.ts';
import { codiqueSchema, dateSchema } from '../../../../schemas/evenements/identifiants.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';

export const formulairesSuivisSchema = z
  .array(z.object({ codiques: z.array(codiqueSchema), depuis: dateSchema, finLe: dateSchema.nullable() }))
  .default([]);
type FormulairesSuivis = z.infer<typeof formulairesSuivisSchema>;

/** The one that has effect on a day: the last recorded of those whose date has come. */
export const suiviLe = (formulaires: FormulairesSuivis, jour: string) =>
  formulaires.findLast(({ depuis }) => depuis <= jour) ?? null;

/** A form ends when one that was recorded after it has effect. `at`: of the event that tells of the new one. */
export function suivreUnFormulaire(
  formulaires: FormulairesSuivis,
  { codiques, depuis }: Pick<Formulaire, 'codiques' | 'depuis'>,
  at: string,
): FormulairesSuivis {
  const tous = [...formulaires, { codiques, depuis, finLe: null }];
  const enVigueur = tous.findLastIndex((un) => un.depuis <= dateCivile(at));
  return tous.slice(Math.max(0, enVigueur));
}

/** What was recorded before a renunciation ends by then. */
export const finir = (formulaires: FormulairesSuivis, effetLe: string): FormulairesSuivis =>
  formulaires.map((un) => ({ ...un, finLe: un.finLe !== null && un.finLe < effetLe ? un.finLe : effetLe }));

export const postesSuivis = (formulaires: FormulairesSuivis): string[] => [
  ...new Set(formulaires.flatMap(({ codiques }) => codiques)),
];

/** A poste that has left, or has yet to come, sees the line no more than the adhésion. */
export function estSonPoste(formulaires: FormulairesSuivis, codique: string, jour: string): boolean {
  const reference = suiviLe(formulaires, jour) ?? formulaires[0];
  return reference === undefined || reference.codiques.includes(codique);
}
