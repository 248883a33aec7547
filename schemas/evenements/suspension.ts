/** What is found altered, and the suspension that may follow (arrêté of 27 June 2007, art. 6): on the stream of the adhésion. */
import * as z from 'zod';
import {
  acteurSchema,
  dateSchema,
  empreinteSchema,
  evenementSchema,
  instantSchema,
  objetScelleSchema,
  raisonSchema,
} from './identifiants.ts';

/** The two grounds of art. 6, and no other. */
export const MOTIFS_SUSPENSION = ['alterations-graves', 'acces-empeche'] as const;
export type MotifSuspension = (typeof MOTIFS_SUSPENSION)[number];

/** How the ordonnateur was told: a mail, a letter by post, or the console itself, where he has read it. */
const MOYENS_NOTIFICATION = ['courriel', 'courrier', 'console'] as const;
/** How it is known that he has it. */
export const MOYENS_RECEPTION = ['console', 'avis-postal'] as const;

/**
 * The act: `decidePar` is the comptable, `saisiPar` who typed it in, `document` the SHA-256 of the written decision when
 * there is one (the administrateur enters a decision that is not his), `piece` where its bytes are kept, if they are.
 */
export const ACTE = {
  raison: raisonSchema,
  decidePar: acteurSchema,
  saisiPar: acteurSchema,
  document: empreinteSchema.nullable(),
  piece: objetScelleSchema.exactOptional(),
};

/** `detecteeLe` counts for a standing instruction; absent from what was recorded before there could be one. */
const alteration = z.object({
  depotId: empreinteSchema,
  verdictSha256: empreinteSchema,
  alterees: z.int().positive(),
  detecteeLe: instantSchema.exactOptional(),
});

/** The comptable's own word on it: not grave, the proposal that came of it is closed. */
const constat = z.object({ ...ACTE, depotId: empreinteSchema, grave: z.boolean(), constateeLe: instantSchema });

/** `alterations`: what it is founded on. `aConfirmer`: pronounced by the machine, on the instruction that `document` is. */
const suspension = z.object({
  ...ACTE,
  motif: z.enum(MOTIFS_SUSPENSION),
  prononceeLe: instantSchema,
  alterations: z.array(empreinteSchema).max(100).exactOptional(),
  aConfirmer: z.literal(true).exactOptional(),
});
export type Suspension = z.infer<typeof suspension>;

/**
 * The proof of sending. `destinataire`: an opaque reference of the register, never an address; null by post. `lettre`: the
 * very letter, in bucket `registre`. `notifieeLe`: the instant of the mail, or the civil date of the post.
 */
const notification = z.object({
  moyen: z.enum(MOYENS_NOTIFICATION),
  destinataire: z
    .string()
    .regex(/^[A-Za-z0-9._:-]{1,128}$/)
    .nullable(),
  lettre: objetScelleSchema,
  notifieeLe: z.union([instantSchema, dateSchema]),
  saisiPar: acteurSchema,
});

/** From then on paper is resumed (art. 6). An instant where he acknowledged it himself, the date of the avis postal otherwise. */
const reception = z.object({
  moyen: z.enum(MOYENS_RECEPTION),
  recueLe: z.union([instantSchema, dateSchema]),
  saisiPar: acteurSchema,
});

/** The same proof for its end: `leveeLe` says of which. He is told by mail or by post; nothing is his to acknowledge. */
const leveeNotifiee = notification.extend({ moyen: z.enum(['courriel', 'courrier']), leveeLe: instantSchema });

/** `personnes`: keyed hashes of the persons behind `decidePar` and `saisiPar`, as far as they are known: four eyes are not two rights. */
const proposition = z.object({
  ...ACTE,
  proposeeLe: instantSchema,
  personnes: z.array(empreinteSchema).min(1).max(2).exactOptional(),
});

export const EVENEMENTS_SUSPENSION = [
  evenementSchema('AlterationDetectee', alteration),
  evenementSchema(
    'SuspensionAdhesionProposee',
    z.object({ depotId: empreinteSchema, motif: z.literal('alterations-graves') }),
  ),
  evenementSchema('AlterationConstatee', constat),
  evenementSchema('SuspensionPrononcee', suspension),
  evenementSchema('SuspensionConfirmee', z.object({ ...ACTE, confirmeeLe: instantSchema })),
  evenementSchema('SuspensionNotifiee', notification),
  evenementSchema('SuspensionRecue', reception),
  evenementSchema('LeveeProposee', proposition),
  evenementSchema('LeveeEcartee', z.object({ ...ACTE, ecarteeLe: instantSchema })),
  evenementSchema('SuspensionLevee', z.object({ ...ACTE, leveeLe: instantSchema })),
  evenementSchema('LeveeNotifiee', leveeNotifiee),
] as const;

/** These events alone, as `AdhesionNouveau` holds them among the others. */
export type EvenementSuspension = z.infer<(typeof EVENEMENTS_SUSPENSION)[number]>;
