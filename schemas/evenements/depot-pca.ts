/** What became of the messages of a PCA file, on the stream of its deposit. */
import * as z from 'zod';
import { numeroDossierSchema, referenceSchema } from '../pca/identifiants.ts';
import { objetScelleSchema } from './identifiants.ts';

/** In French, without any name: what PCA refuses tells dates, amounts and numbers of dossiers. */
const refusSchema = z.object({ code: z.string(), phrase: z.string(), remede: z.string().nullable() });

const resultatSchema = z.object({
  /** Place in the file, from 0: `Objet.dossier`. */
  rang: z.int().nonnegative(),
  /** The element that it is. */
  message: z.string(),
  id: referenceSchema,
  dossier: numeroDossierSchema.or(referenceSchema).nullable(),
  /** `deja`: the same message had been received already. */
  issue: z.enum(['fait', 'deja', 'refuse']),
  refus: refusSchema.nullable(),
});
export type ResultatDeMessage = z.infer<typeof resultatSchema>;

/** Messages of one event. */
export const RESULTATS_MAX = 50;
export const messagesTraites = z.object({ resultats: z.array(resultatSchema).min(1).max(RESULTATS_MAX) });

/** The answer to each message (K2), once all are dealt with. */
export const accuseMetierEmis = z.object({
  objet: objetScelleSchema,
  faits: z.int().nonnegative(),
  refuses: z.int().nonnegative(),
});
