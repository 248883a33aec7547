/**
 * The état récapitulatif of a quarter (contract art. 9). Its national model is not public: these lines are ours, made of
 * what articles 5 to 11 make the étude tell. Amounts in cents.
 */
import * as z from 'zod';
import { codiqueSchema, siretSchema } from '../evenements/identifiants.ts';
import { familleSchema } from './creance.ts';
import { contratIdSchema, trimestreSchema } from './identifiants.ts';

const montant = z.int();
const compte = z.object({ nombre: z.int().nonnegative(), montant });

/** In the order of the page; the keys are the lines that are compared. */
export const chiffresSchema = z.object({
  stockInitial: compte,
  recus: compte,
  rouverts: compte,
  /** To or from another étude of the groupement. */
  transferesVers: compte,
  transferesDepuis: compte,
  closSoldes: compte,
  closAuTerme: compte,
  closInsolvabilite: compte,
  closRetires: compte,
  /** What payments, annulations and judgments took off the open dossiers. */
  diminution: montant,
  stockFinal: compte,
  payesEnPartie: compte,
  directsAuComptable: montant,
  chequesTresor: montant,
  verse: montant,
  reverse: montant,
  resteAReverser: montant,
  fraisHT: montant,
  tva: montant,
  disparitions: z.int().nonnegative(),
  insolvabilites: z.int().nonnegative(),
});
export type Chiffres = z.infer<typeof chiffresSchema>;

/** One statement for each étude, poste, nature of créance and quarter. */
export const cleDEtatSchema = z.object({
  contrat: contratIdSchema,
  etude: siretSchema,
  poste: codiqueSchema,
  famille: familleSchema,
  trimestre: trimestreSchema,
});
export type CleDEtat = z.infer<typeof cleDEtatSchema>;
