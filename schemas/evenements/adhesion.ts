/** The events of an adhésion, stream `adhesion/<siret>` (arrêté of 27 June 2007, art. 2 and 6, annexe 2). */
import * as z from 'zod';
import type { Evenement } from '../../functions/journal/evenement.ts';
import {
  acteurSchema,
  codiqueSchema,
  dateSchema,
  domaineSchema,
  empreinteSchema,
  evenementSchema,
  instantSchema,
  type Nouveau,
  raisonSchema,
  siretSchema,
} from './identifiants.ts';

/** One form, which restates the whole situation: a later one replaces it from its own date (annexe 2). */
export const formulaireSchema = z.object({
  siret: siretSchema,
  /** Postes comptables that this ordonnateur may name in IdPost. */
  codiques: z.array(codiqueSchema).min(1).max(20),
  /** SIRETs of the budgets annexes that the same ordonnateur sends for. */
  siretsRattaches: z.array(siretSchema).max(100),
  /** CodBud of the budgets concerned; null: all of them. */
  budgets: z
    .array(z.string().regex(/^[0-9A-Z][0-9]$/))
    .max(200)
    .nullable(),
  domaines: z.array(domaineSchema).min(1).max(2),
  /** The form also covers the pièces justificatives. */
  pjDematerialisees: z.boolean(),
  /** Civil date from which it has effect. */
  depuis: dateSchema,
});
export type Formulaire = z.infer<typeof formulaireSchema>;

/** The two grounds of art. 6, and no other. */
export const MOTIFS_SUSPENSION = ['alterations-graves', 'acces-empeche'] as const;

/**
 * The act: `decidePar` is the comptable, `saisiPar` who typed it in, `document` the SHA-256 of the written decision when
 * there is one (the administrateur enters a decision that is not his).
 */
const acte = {
  raison: raisonSchema,
  decidePar: acteurSchema,
  saisiPar: acteurSchema,
  document: empreinteSchema.nullable(),
};

/**
 * The first of the three dates of art. 6. The notification and its receipt, from which paper resumes, will be events of
 * their own (`SuspensionNotifiee`, `SuspensionRecue`): they are later facts, this one is never edited.
 */
const suspension = z.object({ ...acte, motif: z.enum(MOTIFS_SUSPENSION), prononceeLe: instantSchema });
const alteration = z.object({ depotId: empreinteSchema, verdictSha256: empreinteSchema, alterees: z.int().positive() });

const adhesionEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('AdhesionActivee', formulaireSchema.extend({ saisiPar: acteurSchema })),
  evenementSchema('AlterationDetectee', alteration),
  evenementSchema(
    'SuspensionAdhesionProposee',
    z.object({ depotId: empreinteSchema, motif: z.literal('alterations-graves') }),
  ),
  evenementSchema('SuspensionPrononcee', suspension),
  evenementSchema('SuspensionLevee', z.object({ ...acte, leveeLe: instantSchema })),
]);

export type AdhesionEvenement = z.infer<typeof adhesionEvenementSchema>;
export type AdhesionNouveau = Nouveau<AdhesionEvenement>;

/** Parses an adhésion's stream. Throws on an event that this code does not know. */
export const lireAdhesion = (events: readonly Evenement[]): AdhesionEvenement[] =>
  events.map((event) => adhesionEvenementSchema.parse(event));
