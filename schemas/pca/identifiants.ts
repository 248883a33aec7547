/** The identifiers of the PCA, and its units: money in integer cents, rates in basis points. */
import * as z from 'zod';
import { acteurSchema, empreinteSchema } from '../evenements/identifiants.ts';

/** Chosen by the DDFiP, e.g. `PCA52-2024`. */
export const contratIdSchema = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
/** IdDossier: given by the comptable, unique at his poste, the same in every message. */
export const numeroDossierSchema = z.string().regex(/^[A-Za-z0-9-]{1,30}$/);
/** Of a message, a versement, a reversement: unique for its sender. */
export const referenceSchema = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);
/** `52`, `2A`, `971`. */
export const departementSchema = z.string().regex(/^(?:0[1-9]|[1-8][0-9]|9[0-5]|2[AB]|97[1-8]|98[678])$/);
/** `2026-T3`. */
export const trimestreSchema = z.string().regex(/^\d{4}-T[1-4]$/);
export type Trimestre = z.infer<typeof trimestreSchema>;

/** A thousand million euros: far above any debt, and every product by a rate stays an exact integer. */
const CENTIMES_MAX = 100_000_000_000;
export const centimesSchema = z.int().min(0).max(CENTIMES_MAX);
export const montantSchema = z.int().min(1).max(CENTIMES_MAX);
/** 45 % is 4500. */
export const pointsDeBaseSchema = z.int().min(0).max(10_000);

/**
 * What a message leaves in the event that it becomes. The same message again is one event: `empreinte` is the digest of
 * its content, so that another content under the same id is not taken for it.
 */
export const messageSchema = z.object({
  id: referenceSchema,
  empreinte: empreinteSchema,
  par: acteurSchema,
});
export type MessageVu = z.infer<typeof messageSchema>;
