/** The commands of art. 6, as the console, the API and the command line send them. What they say is judged by `decide`, in French. */
import * as z from 'zod';
import {
  acteurSchema,
  codiqueSchema,
  dateSchema,
  empreinteSchema,
  instantSchema,
  objetScelleSchema,
  siretSchema,
} from '../evenements/identifiants.ts';
import { politiqueDePosteSchema } from '../evenements/poste.ts';
import { MOTIFS_SUSPENSION } from '../evenements/suspension.ts';

const decision = {
  raison: z.string(),
  decidePar: acteurSchema,
  saisiPar: acteurSchema,
  document: empreinteSchema.nullable().default(null),
  piece: objetScelleSchema.exactOptional(),
};
const acte = { siret: siretSchema, ...decision };

export const suspendreSchema = z.object({
  ...acte,
  motif: z.enum(MOTIFS_SUSPENSION),
  alterations: z.array(empreinteSchema).max(100).exactOptional(),
});
/** A lifting. */
export const acteSchema = z.object(acte);

/** `prononceeLe`: the suspension that is meant, which another may have followed. */
const suite = { siret: siretSchema, saisiPar: acteurSchema, prononceeLe: instantSchema };
/** `le`: the civil date of the post. */
export const envoiPostalSchema = z.object({ ...suite, le: dateSchema });
/** `leveeLe`: the end that is meant. */
export const envoiDeLeveeSchema = z.object({
  ...{ siret: siretSchema, saisiPar: acteurSchema, leveeLe: instantSchema, le: dateSchema },
});
/** Without `le`, the ordonnateur acknowledges now; with it, the poste records the avis postal of that date. */
export const receptionSchema = z.object({ ...suite, le: dateSchema.nullable() });

export const fixerPolitiqueSchema = z.object({ ...decision, codique: codiqueSchema, ...politiqueDePosteSchema.shape });
