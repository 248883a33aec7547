/** What goes to a worker and what comes back. */
import * as z from 'zod';
import { politiqueSchema } from '../../schemas/politique.ts';
import { verdictSchema } from '../../schemas/verdict.ts';

/**
 * `chemin`: an immutable content file. `magasin`: the folder of the trust store. `schemas`: that of the XSD sets, null
 * for ours. `politique`: null for the default.
 */
export const travailSchema = z.object({
  chemin: z.string(),
  recuLe: z.string(),
  jugeLe: z.string(),
  magasin: z.string(),
  schemas: z.string().nullable(),
  politique: politiqueSchema.nullable(),
});
export type TravailDOuvrier = z.infer<typeof travailSchema>;

export const resultatSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), verdict: verdictSchema }),
  /** A bug in the verification itself: no file should ever cause it. */
  z.object({ ok: z.literal(false), erreur: z.string() }),
]);
