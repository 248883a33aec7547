/** The events of one état récapitulatif, stream `etat/<étude>-<poste>-<famille>-<trimestre>`. */
import * as z from 'zod';
import type { Evenement } from '../../functions/journal/evenement.ts';
import { chiffresSchema, cleDEtatSchema } from '../pca/etat-recapitulatif.ts';
import { messageSchema } from '../pca/identifiants.ts';
import { dateSchema, evenementSchema, type Nouveau, objetScelleSchema } from './identifiants.ts';

/** A corrected statement is another event: the first one is never edited. */
const etatDepose = z.object({
  message: messageSchema,
  etat: cleDEtatSchema,
  deposeLe: dateSchema,
  /** The signed statement: the very file goes to the comptable and to the archive, which makes its two copies. */
  objet: objetScelleSchema,
  declare: chiffresSchema,
  /** What the journal gave on that day. */
  calcule: chiffresSchema,
  /** Lines that differ. */
  ecarts: z.int().nonnegative(),
  tardif: z.boolean(),
});

export const etatEvenementSchema = z.discriminatedUnion('type', [evenementSchema('EtatDepose', etatDepose)]);
export type EtatEvenement = z.infer<typeof etatEvenementSchema>;
export type EtatNouveau = Nouveau<EtatEvenement>;

/** Parses a statement's stream. Throws on an event that this code does not know. */
export const lireEtat = (events: readonly Evenement[]): EtatEvenement[] =>
  events.map((event) => etatEvenementSchema.parse(event));
