/**
 * What one party of a dossier is handed of what the other did: `etude-<siret>`, `comptable-<codique>`. Small, without a
 * name nor an address: those are in the objects, which the API gives to whom it may.
 */
import * as z from 'zod';
import { codiqueSchema, instantSchema, objetScelleSchema, siretSchema } from '../../evenements/identifiants.ts';
import { natureDeCreanceSchema } from '../../pca/creance.ts';
import { centimesSchema, contratIdSchema, numeroDossierSchema } from '../../pca/identifiants.ts';

export const queueDeLEtude = (siret: string): string => `etude-${siret}`;

/** `pca.<poste>.<numero>.<seq of the event>`, and the rank of who is told where the event is told to several. */
export const dedupIdPcaSchema = z
  .string()
  .regex(/^pca\.(?:02[AB][0-9]{3,4}|[0-9]{6,7})\.[A-Za-z0-9-]{1,30}\.[1-9][0-9]{0,8}(?:\.[23])?$/);

const destinataireSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('etude'), siret: siretSchema }),
  z.object({ type: z.literal('comptable'), codique: codiqueSchema }),
]);
export type DestinataireDEchange = z.infer<typeof destinataireSchema>;

/** What the étude is bound to do from then on. */
const CONSIGNES = ['attendre', 'poursuivre', 'suspendre', 'arreter', 'arreter-et-purger'] as const;

export const echangeSchema = z.object({
  type: z.literal('pca'),
  v: z.literal(1),
  /** Duplicates are possible: what bears a known dedupId was already received. */
  dedupId: dedupIdPcaSchema,
  destinataire: destinataireSchema,
  poste: codiqueSchema,
  numero: numeroDossierSchema,
  contrat: contratIdSchema,
  nature: natureDeCreanceSchema,
  /** What happened, as the journal has it. */
  evenement: z.object({
    seq: z.int().positive(),
    type: z.string(),
    at: instantSchema,
    data: z.record(z.string(), z.json()),
  }),
  /** Where the dossier stands just after it. */
  consigne: z.enum(CONSIGNES),
  terme: z.iso.date().nullable(),
  resteDu: centimesSchema,
  /** The signed demande, for the étude that has to take it up: names and addresses, locked. */
  demande: objetScelleSchema.extend({ bucket: z.enum(['pca', 'amendes']) }).nullable(),
  /** Paths of the API: the dossier itself, and where to confirm the reception; until then this is sent again. */
  lecture: z.string(),
  reception: z.string(),
});
export type Echange = z.infer<typeof echangeSchema>;
