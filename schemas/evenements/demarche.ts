/** The acts by which one joins and leaves (arrêté of 27 June 2007, art. 2): on the stream of the adhésion. */
import * as z from 'zod';
import { annexe2Schema, budgetsSchema } from './annexe-2.ts';
import {
  acteurSchema,
  codiqueSchema,
  dateSchema,
  domaineSchema,
  evenementSchema,
  raisonSchema,
  siretSchema,
} from './identifiants.ts';
import { ACTE } from './suspension.ts';

/** One form, which restates the whole situation: a later one replaces it from its own date (annexe 2). */
export const formulaireSchema = z.object({
  siret: siretSchema,
  /** Postes comptables that this ordonnateur may name in IdPost. */
  codiques: z.array(codiqueSchema).min(1).max(20),
  /** SIRETs of the budgets annexes that the same ordonnateur sends for. */
  siretsRattaches: z.array(siretSchema).max(100),
  /** All those of its domaines; each has its own in `annexe`. */
  budgets: budgetsSchema,
  domaines: z.array(domaineSchema).min(1).max(2),
  /** The form also covers the pièces justificatives. */
  pjDematerialisees: z.boolean(),
  /** Civil date from which it has effect. */
  depuis: dateSchema,
  /** Absent from a form that was executed elsewhere and is taken over as it stands. */
  annexe: annexe2Schema.exactOptional(),
  /** The date that the next form will replace it by. */
  signeLe: dateSchema.exactOptional(),
});
export type Formulaire = z.infer<typeof formulaireSchema>;

/** `le`: the civil date of the act itself, which may be typed in later. */
const acte = { ...ACTE, raison: raisonSchema.nullable(), le: dateSchema };

export const EVENEMENTS_DEMARCHE = [
  evenementSchema(
    'FormulairePrepare',
    z.object({
      formulaire: formulaireSchema.required({ annexe: true }),
      decidePar: acteurSchema,
      saisiPar: acteurSchema,
    }),
  ),
  evenementSchema('ValidationFonctionnelleConstatee', z.object(acte)),
  evenementSchema('AccordPrealableRecu', z.object(acte)),
  evenementSchema('FormulaireSigneRecu', z.object({ ...acte, signeLe: dateSchema })),
  evenementSchema('CopieTransmiseALaChambre', z.object(acte)),
  evenementSchema('PreparationAbandonnee', z.object(acte)),
  evenementSchema('ReceptionHeliosOuverte', z.object(acte)),
  evenementSchema('AdhesionRenoncee', z.object({ ...acte, modalites: raisonSchema, effetLe: dateSchema })),
] as const;
export type EvenementDemarche = z.infer<(typeof EVENEMENTS_DEMARCHE)[number]>;
