/** Who may sign for an ordonnateur (arrêté of 27 June 2007, art. 4 and 5): on the stream of the adhésion, without any name. */
import * as z from 'zod';
import { mentionSchema } from './annexe-2.ts';
import {
  dateSchema,
  domaineSchema,
  empreinteSchema,
  evenementSchema,
  objetScelleSchema,
  raisonSchema,
} from './identifiants.ts';
import { ACTE } from './suspension.ts';

/** TypePJ of the standard, as written in the file. */
export const typePjSchema = z.string().regex(/^[0-9A-Za-z]{1,5}$/);

/** Of which pièces he may attest that they are exécutoires (art. 5 al. 2). */
const attestationSchema = z.discriminatedUnion('pieces', [
  z.object({ pieces: z.literal('aucune') }),
  z.object({ pieces: z.literal('types'), types: z.array(typePjSchema).min(1).max(100) }),
  z.object({ pieces: z.literal('toutes') }),
]);

export const QUALITES_SIGNATAIRE = ['ordonnateur', 'delegataire'] as const;

/** `certificat`: SHA-256 of its DER, which is the object: the name of the person is there, and only there. */
export const signataireSchema = z.object({
  certificat: empreinteSchema,
  objet: objetScelleSchema,
  qualite: z.enum(QUALITES_SIGNATAIRE),
  /** As he signs: « Maire », « Adjointe aux finances ». */
  fonction: mentionSchema,
  /** Civil dates, both included; null: until it is withdrawn. */
  du: dateSchema,
  au: dateSchema.nullable(),
  domaines: z.array(domaineSchema).min(1).max(2),
  attestation: attestationSchema,
});
export type Signataire = z.infer<typeof signataireSchema>;

const acte = { ...ACTE, raison: raisonSchema.nullable() };

export const EVENEMENTS_SIGNATAIRE = [
  evenementSchema('SignataireInscrit', signataireSchema.extend(acte)),
  evenementSchema('SignataireRetire', z.object({ ...acte, certificat: empreinteSchema, dernierJour: dateSchema })),
] as const;
export type EvenementSignataire = z.infer<(typeof EVENEMENTS_SIGNATAIRE)[number]>;
