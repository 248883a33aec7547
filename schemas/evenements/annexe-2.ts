/** The form of annexe 2 (arrêté of 27 June 2007), as far as a machine reads it. The names of persons are in an object. */
import * as z from 'zod';
import { dateSchema, empreinteSchema, objetScelleSchema } from './identifiants.ts';

/** One line of a form, for people: of an organisation or of a thing, never of a person. */
export const mentionSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{C}]*$/u);

/** CodBud of the budgets concerned; null: all of them. */
export const budgetsSchema = z
  .array(z.string().regex(/^[0-9A-Z][0-9]$/))
  .max(200)
  .nullable();

/** PES Aller dépense or recette: `signatureDepuis` is null while the bordereaux stay signed on paper. */
export const voletSchema = z.object({
  budgets: budgetsSchema,
  donneesDepuis: dateSchema,
  signatureDepuis: dateSchema.nullable(),
  editeur: mentionSchema,
  progiciel: mentionSchema,
});
export type Volet = z.infer<typeof voletSchema>;

/** Pièces justificatives need a local agreement of the ordonnateur, the comptable and the chambre régionale des comptes. */
const voletPjSchema = z.object({
  budgets: budgetsSchema,
  depuis: dateSchema,
  accord: z.object({ le: dateSchema, document: empreinteSchema, piece: objetScelleSchema.exactOptional() }),
});

/** Art. 2 c. */
const transmissionSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('operateur'), operateur: mentionSchema }),
  z.object({ mode: z.literal('portail-dgfip') }),
]);

/** Art. 4 II: the organisme chooses one of the two. */
const certificatSchema = z.discriminatedUnion('famille', [
  z.object({ famille: z.literal('dgfip') }),
  z.object({
    famille: z.literal('arrete-2012'),
    autorite: mentionSchema,
    reference: mentionSchema,
    delivreLe: dateSchema,
  }),
]);
export type FamilleChoisie = z.infer<typeof certificatSchema>['famille'];

/** Who signs the form: his quality here, his name in an object of bucket `registre`. */
const representantSchema = z.object({ qualite: mentionSchema, identite: objetScelleSchema });

export const annexe2Schema = z.object({
  organisme: mentionSchema,
  representant: representantSchema,
  /** Art. 2: version 2 and those that follow. */
  versionPes: z.string().regex(/^[2-9]$/),
  transmission: transmissionSchema,
  /** Art. 2 c: data of Hélios are received too. */
  receptionHelios: z.boolean(),
  depense: voletSchema.nullable(),
  recette: voletSchema.nullable(),
  pj: voletPjSchema.nullable(),
  certificat: certificatSchema,
  /** Art. 2 d: how one may renounce. */
  renonciation: z.string().trim().min(1).max(500),
  /** « Annule et remplace le formulaire du … ». */
  remplace: dateSchema.nullable(),
});
export type Annexe2 = z.infer<typeof annexe2Schema>;
