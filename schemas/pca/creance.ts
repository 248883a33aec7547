/** What is entrusted: the créances of one dossier and who owes them. Names and addresses are in the demande, an object. */
import * as z from 'zod';
import { dateSchema, empreinteSchema } from '../evenements/identifiants.ts';
import { centimesSchema, departementSchema } from './identifiants.ts';

/** Contract art. 2, and no other. */
const NATURES_DE_CREANCE = ['produit-local', 'amende', 'condamnation'] as const;
export const natureDeCreanceSchema = z.enum(NATURES_DE_CREANCE);
export type NatureDeCreance = z.infer<typeof natureDeCreanceSchema>;

/** The two families of art. 2: a legal basis, an objective and an état récapitulatif each. */
export const FAMILLES = ['produits-locaux', 'amendes-et-condamnations'] as const;
export const familleSchema = z.enum(FAMILLES);
export type Famille = z.infer<typeof familleSchema>;

export const familleDe = (nature: NatureDeCreance): Famille =>
  nature === 'produit-local' ? 'produits-locaux' : 'amendes-et-condamnations';

export const creanceSchema = z.object({
  /** Keyed hash of the reference of the titre or of the avis: the same créance is not entrusted twice. */
  reference: empreinteSchema,
  priseEnChargeLe: dateSchema,
  /** Last day on which the comptable may still act. */
  prescription: dateSchema,
  /** What came before is recorded, never required (contract art. 4; the chain before the PCA is the comptable's). */
  relanceLe: dateSchema.nullable(),
  miseEnDemeureLe: dateSchema.nullable(),
  avisLe: dateSchema.exactOptional(),
  /** The ordonnateur's authorisation of poursuites, which an amicable phase does not need (CGCT R. 1617-24). */
  autorisationLe: dateSchema.exactOptional(),
  /** What the ordonnateur asked for (Op@le): a commissaire de justice, or a saisie, which goes ill with a PCA. */
  modeAction: z.enum(['cch', 'ccd']).exactOptional(),
  principal: centimesSchema,
  majoration: centimesSchema,
  /** Costs already owed to the comptable. */
  fraisAnterieurs: centimesSchema,
  dejaPaye: centimesSchema,
  resteDu: centimesSchema,
});
export type Creance = z.infer<typeof creanceSchema>;

export const redevableSchema = z.object({
  /** Keyed hash of the debtor's identity. */
  id: empreinteSchema,
  /** Those jointly liable (C. civ. art. 371-2) share one balance. */
  role: z.enum(['principal', 'solidaire']),
  /** Of the domicile: contract art. 1. */
  departement: departementSchema,
  droitPublic: z.boolean(),
});
