/** What is found altered, and the suspension that may follow (arrêté of 27 June 2007, art. 6): on the stream of the adhésion. */
import * as z from 'zod';
import { acteurSchema, empreinteSchema, evenementSchema, instantSchema, raisonSchema } from './identifiants.ts';

/** The two grounds of art. 6, and no other. */
export const MOTIFS_SUSPENSION = ['alterations-graves', 'acces-empeche'] as const;

/**
 * The act: `decidePar` is the comptable, `saisiPar` who typed it in, `document` the SHA-256 of the written decision when
 * there is one (the administrateur enters a decision that is not his).
 */
const acte = {
  raison: raisonSchema,
  decidePar: acteurSchema,
  saisiPar: acteurSchema,
  document: empreinteSchema.nullable(),
};

/**
 * The first of the three dates of art. 6. The notification and its receipt, from which paper resumes, will be events of
 * their own (`SuspensionNotifiee`, `SuspensionRecue`): they are later facts, this one is never edited.
 */
const suspension = z.object({ ...acte, motif: z.enum(MOTIFS_SUSPENSION), prononceeLe: instantSchema });
const alteration = z.object({ depotId: empreinteSchema, verdictSha256: empreinteSchema, alterees: z.int().positive() });

export const EVENEMENTS_SUSPENSION = [
  evenementSchema('AlterationDetectee', alteration),
  evenementSchema(
    'SuspensionAdhesionProposee',
    z.object({ depotId: empreinteSchema, motif: z.literal('alterations-graves') }),
  ),
  evenementSchema('SuspensionPrononcee', suspension),
  evenementSchema('SuspensionLevee', z.object({ ...acte, leveeLe: instantSchema })),
] as const;
