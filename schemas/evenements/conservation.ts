/** What of a register was destroyed at its term: stream `conservation/<stream of the register>`, beside that one. */
import * as z from 'zod';
import type { Evenement } from '../../functions/journal/evenement.ts';
import { GENRES_DU_REGISTRE } from '../retention.ts';
import { dateSchema, empreinteSchema, evenementSchema } from './identifiants.ts';

/** Objects that one event may name. */
export const PURGES_MAX = 200;

const registrePurge = z.object({
  /** Of the retention rules. */
  retention: z.string(),
  purgees: z
    .array(
      z.object({
        genre: z.enum(GENRES_DU_REGISTRE),
        sha256: empreinteSchema,
        /** Last day of its keeping. */
        terme: dateSchema,
        /** Before the term of its kind, and why. */
        motif: z.literal('erreur-de-redevable').exactOptional(),
      }),
    )
    .min(1)
    .max(PURGES_MAX),
});

const conservationEvenementSchema = z.discriminatedUnion('type', [evenementSchema('RegistrePurge', registrePurge)]);
export type RegistrePurge = z.infer<typeof conservationEvenementSchema>;

/** Parses the stream. Throws on an event that this code does not know. */
export const lireConservation = (events: readonly Evenement[]): RegistrePurge[] =>
  events.map((event) => conservationEvenementSchema.parse(event));
