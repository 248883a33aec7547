/** The état récapitulatif that the étude, or the mandataire who compiles, hands in. */
import * as z from 'zod';
import { objetScelleSchema } from '../../evenements/identifiants.ts';
import { chiffresSchema, cleDEtatSchema } from '../../pca/etat-recapitulatif.ts';
import { message } from './document.ts';

/** `objet`: the signed file that was deposited; null: the figures themselves are kept, as they were given. */
export const deposerEtatSchema = z.object({
  message,
  etat: cleDEtatSchema,
  declare: chiffresSchema,
  objet: objetScelleSchema.nullable().default(null),
});
export type DeposerEtat = z.infer<typeof deposerEtatSchema>;
