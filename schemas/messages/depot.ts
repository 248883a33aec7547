/** The message that an object has arrived, and the internal message that asks for its verification. */
import * as z from 'zod';
import { empreinteSchema } from '../evenements/identifiants.ts';

/** One locked version of one object of bucket `depot`. `size` in bytes. */
export const objetDeposeSchema = z.object({
  bucket: z.literal('depot'),
  key: z.string().min(1).max(1024),
  version: z.string().min(1).max(1024),
  sha256: empreinteSchema,
  size: z.int().nonnegative(),
});
export type ObjetDepose = z.infer<typeof objetDeposeSchema>;

/** A deposit as it is asked for: its identifier, or the beginning that pages and answers quote. */
export const idDeDepotSchema = z.string().regex(/^(?:[0-9a-f]{64}|[0-9a-f]{12})$/);

export const QUEUE_VERIFIER = 'verifier';
/** Files that take seconds each have a queue of their own: at month's end they starve no one. */
export const QUEUE_VERIFIER_GROS = 'verifier-gros';
/** The queues of our own messages; any other is a recipient's. */
export const QUEUES_INTERNES: readonly string[] = [QUEUE_VERIFIER, QUEUE_VERIFIER_GROS];

export const aVerifierSchema = z.object({ depotId: empreinteSchema });
