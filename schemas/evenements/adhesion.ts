/** The events of an adhésion, stream `adhesion/<siret>` (arrêté of 27 June 2007, art. 2 and 6, annexe 2). Those of art. 6: `suspension.ts`. */
import * as z from 'zod';
import type { Evenement } from '../../functions/journal/evenement.ts';
import {
  acteurSchema,
  codiqueSchema,
  dateSchema,
  domaineSchema,
  evenementSchema,
  type Nouveau,
  siretSchema,
} from './identifiants.ts';
import { EVENEMENTS_SUSPENSION } from './suspension.ts';

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

const adhesionEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('AdhesionActivee', formulaireSchema.extend({ saisiPar: acteurSchema })),
  ...EVENEMENTS_SUSPENSION,
]);

export type AdhesionEvenement = z.infer<typeof adhesionEvenementSchema>;
export type AdhesionNouveau = Nouveau<AdhesionEvenement>;

/** Parses an adhésion's stream. Throws on an event that this code does not know. */
export const lireAdhesion = (events: readonly Evenement[]): AdhesionEvenement[] =>
  events.map((event) => adhesionEvenementSchema.parse(event));
