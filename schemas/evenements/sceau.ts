/** The events of one seal, stream `sceau/<n>`: a stream of its own each, so that none ever grows. */
import * as z from 'zod';
import { empreinteSchema, evenementSchema, instantSchema, objetScelleSchema } from './identifiants.ts';
import { lecteur } from './lecteur.ts';

const lien = z.object({ n: z.int().positive(), sha256: empreinteSchema });

/** All that the seal's document says; its `at` is the event's. */
const sceauPose = z.object({
  /** 1, 2, 3… without a gap. */
  n: z.int().positive(),
  /** SHA-256 of the document of seal n − 1; 64 zeros for the first. */
  prev: empreinteSchema,
  /** The same of a seal further back, so that an old one is reached in few steps. */
  saut: lien.nullable(),
  evenements: z.int().positive(),
  /** Root of the Merkle tree (RFC 6962 §2.1). */
  racine: empreinteSchema,
  /** The leaves, in bucket `preuves`. */
  feuilles: objetScelleSchema,
});

/** The TimeStampResp is in bucket `preuves`; `dateLe`: what its authority says. */
const horodatageObtenu = z.object({ objet: objetScelleSchema, dateLe: instantSchema });

const sceauEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('SceauPose', sceauPose),
  evenementSchema('HorodatageObtenu', horodatageObtenu),
]);

export type SceauEvenement = z.infer<typeof sceauEvenementSchema>;
export type SceauPose = Extract<SceauEvenement, { type: 'SceauPose' }>;
export type HorodatageObtenu = Extract<SceauEvenement, { type: 'HorodatageObtenu' }>;

/** Parses a seal's stream. Throws on an event that this code does not know. */
export const lireSceau = lecteur(sceauEvenementSchema);
