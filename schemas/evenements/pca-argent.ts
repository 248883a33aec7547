/** The events of a dossier that move money. Amounts are integer cents; `mouvement` is the reference of one payment. */
import * as z from 'zod';
import { centimesSchema, messageSchema, montantSchema, referenceSchema } from '../pca/identifiants.ts';
import { modeDeReglementSchema, repartitionSchema } from '../pca/reglement.ts';
import { dateSchema, siretSchema } from './identifiants.ts';

const mouvement = referenceSchema;
const message = messageSchema;

const encaissement = {
  message,
  mouvement,
  mode: modeDeReglementSchema,
  recuLe: dateSchema,
  montant: montantSchema,
  repartition: repartitionSchema,
  /** The part of it that earns fees. */
  assiette: centimesSchema,
  /** Received after the end of the phase. */
  horsTerme: z.boolean(),
};

/** The debtor pays the étude (contract art. 5); `etude` holds the sum, or the cheque to the Trésor. */
export const versementRecu = z.object({ ...encaissement, etude: siretSchema });
/** The debtor pays the comptable (art. 6): the two families differ. `ouvreDroit`: it earns fees; the oldest do not say. */
export const paiementRecu = z.object({ ...encaissement, ouvreDroit: z.boolean().exactOptional() });

const imputations = z
  .array(z.object({ mouvement, repartition: repartitionSchema, assiette: centimesSchema }))
  .min(1)
  .max(400);

/**
 * A payment that fails after all: a negative versement. `imputations` are the shares that it changes, its own to zero
 * and, the debt being due again, those of the surplus and of the fees that were taken on what remains.
 */
export const mouvementRejete = z.object({ message, mouvement, rejeteLe: dateSchema, imputations });

/**
 * The comptable admits that a payment received after the term earns fees. `imputations`: the surplus that pays them;
 * absent, none.
 */
export const fraisAdmis = z.object({
  message,
  mouvement,
  le: dateSchema,
  assiette: centimesSchema,
  imputations: imputations.exactOptional(),
});
/** Whoever holds what the debtor paid too much gives it back. */
export const excedentRestitue = z.object({ message, mouvement, le: dateSchema, montant: montantSchema });
/** One line of a reversement: negative for what was reversed and never came in, once the comptable agreed. */
export const principalReverse = z.object({
  reversement: referenceSchema,
  mouvement,
  montant: z.int(),
  ordonneLe: dateSchema,
});
/** The comptable agrees that the étude takes back, on a next reversement, what a failed payment made it reverse. */
export const regularisationAccordee = z.object({ message, mouvement, le: dateSchema });
