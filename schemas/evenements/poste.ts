/** What a comptable has laid down for his poste, stream `poste/<codique>`. */
import * as z from 'zod';
import type { Evenement } from '../../functions/journal/evenement.ts';
import { evenementSchema, instantSchema, type Nouveau } from './identifiants.ts';
import { ACTE } from './suspension.ts';

/** His standing instruction: suspend at once after so many alterations in so many days. He confirms or lifts afterwards. */
const instructionSchema = z.object({
  alterations: z.int().min(1).max(100),
  jours: z.int().min(1).max(366),
});

export const politiqueDePosteSchema = z.object({
  /** Null: the machine only proposes (art. 6: he *may* suspend). */
  instruction: instructionSchema.nullable(),
  /** A lifting takes two persons: one proposes it, another decides it. */
  quatreYeux: z.boolean(),
});
export type PolitiqueDePoste = z.infer<typeof politiqueDePosteSchema>;

/** With an instruction, `document` is the digest of the instruction as he signed it: required then. */
const fixee = z.object({ ...ACTE, ...politiqueDePosteSchema.shape, fixeeLe: instantSchema });

const posteEvenementSchema = z.discriminatedUnion('type', [evenementSchema('PolitiqueDePosteFixee', fixee)]);

export type PosteEvenement = z.infer<typeof posteEvenementSchema>;
export type PosteNouveau = Nouveau<PosteEvenement>;

/** Parses a poste's stream. Throws on an event that this code does not know. */
export const lirePoste = (events: readonly Evenement[]): PosteEvenement[] =>
  events.map((event) => posteEvenementSchema.parse(event));
