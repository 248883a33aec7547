/** The identifiers that events and messages share, and the envelope that the journal puts around each event. */
import * as z from 'zod';

/** SIRET, 14 digits. The Luhn key is not checked: La Poste's own SIRETs do not follow it. */
export const siretSchema = z.string().regex(/^[0-9]{14}$/);
/** Codique of a poste comptable, as IdPost in the PES (TexteCodique7). */
export const codiqueSchema = z.string().regex(/^(?:02[AB][0-9]{3,4}|[0-9]{6,7})$/);
export const empreinteSchema = z.string().regex(/^[0-9a-f]{64}$/);
export const instantSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
/** Civil date (Europe/Paris). */
export const dateSchema = z.iso.date();
export const domaineSchema = z.enum(['depense', 'recette']);

/** Free text of an agent: one paragraph, bounded; it explains an act and must name no private person. */
export const raisonSchema = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\p{C}]*$/u);

/**
 * Who may act. `agent-comptable` and `agent-ordonnateur` act by delegation; `mandataire` speaks for a groupement of
 * études; `juge` reads the evidence of one dossier; `passerelle` is the machine itself, on somebody's prior instruction.
 */
export const ROLES = [
  'administrateur',
  'comptable',
  'agent-comptable',
  'ordonnateur',
  'agent-ordonnateur',
  'etude',
  'mandataire',
  'ddfip',
  'juge',
  'passerelle',
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: a role and an opaque id of the habilitation, never a name nor an e-mail (events hold no personal data). */
export const acteurSchema = z.object({
  role: z.enum(ROLES),
  id: z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/),
  /** Poste of a comptable or of his agent; null for the others. */
  codique: codiqueSchema.nullable(),
  /** SIRET of an ordonnateur, an étude or a mandataire; absent for the others. */
  siret: siretSchema.exactOptional(),
});
export type Acteur = z.infer<typeof acteurSchema>;

/** A locked version of an object, with the digest of its bytes. */
export const objetScelleSchema = z.object({
  key: z.string().min(1),
  version: z.string().min(1),
  sha256: empreinteSchema,
});
export type ObjetScelle = z.infer<typeof objetScelleSchema>;

/** The shape of one stored event, version 1 of its `data`. */
export function evenementSchema<T extends string, D extends z.ZodType>(type: T, data: D) {
  return z.object({
    stream: z.string(),
    seq: z.int().positive(),
    type: z.literal(type),
    v: z.literal(1),
    at: instantSchema,
    data,
    prev: empreinteSchema,
    hash: empreinteSchema,
  });
}

/** What is appended: the event before the journal gives it its place. */
export type Nouveau<E> = E extends { type: infer T; v: infer V; data: infer D } ? { type: T; v: V; data: D } : never;
