/** What the étude says of one transfer or of one handing over of cheques, and the comptable of what came in. */
import * as z from 'zod';
import { dateSchema, siretSchema } from '../../evenements/identifiants.ts';
import { reversementAnnonceSchema } from '../../evenements/pca-reversement.ts';
import { centimesSchema, referenceSchema } from '../../pca/identifiants.ts';
import { ligneDe, message } from './document.ts';

const { reversement, poste, ordonneLe, mode, total, lignes } = reversementAnnonceSchema.shape;

/** The étude is whoever calls. `iban`: of its affected account; none for a handing over of cheques to the Trésor. */
export const annoncerReversementSchema = z.object({
  ...{ message, reversement, poste, ordonneLe, mode, total, lignes },
  iban: ligneDe(42).nullable().default(null),
});
export type AnnoncerReversement = z.infer<typeof annoncerReversementSchema>;

export const encaisserReversementSchema = z.object({
  message,
  etude: siretSchema,
  reversement: referenceSchema,
  encaisseLe: dateSchema,
  montant: centimesSchema,
});

export type EncaisserReversement = z.infer<typeof encaisserReversementSchema>;
