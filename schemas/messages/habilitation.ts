/** The commands on the register of rights, as the console and the API send them. */
import * as z from 'zod';
import { ACTES } from '../../functions/habilitation/actes.ts';
import { habilitationIdSchema, jetonIdSchema, perimetreSchema } from '../evenements/habilitation.ts';
import { dateSchema, empreinteSchema, ROLES } from '../evenements/identifiants.ts';

const actes = z.array(z.enum(ACTES)).max(ACTES.length);

/** `fondement` and `raison` are judged by `decide`, which answers in French. */
export const accorderSchema = z.object({
  courriel: z.email().max(254),
  nom: z.string().trim().min(1).max(120),
  role: z.enum(ROLES),
  perimetre: perimetreSchema,
  du: dateSchema,
  au: dateSchema.nullable().default(null),
  /** Of an agent: what is delegated to him, and by whom where an administrateur types it in. */
  actes: actes.default([]),
  delegant: habilitationIdSchema.nullable().default(null),
  fondement: z.string(),
  document: empreinteSchema.nullable().default(null),
});
export type Accorder = z.infer<typeof accorderSchema>;

export const retirerSchema = z.object({ id: habilitationIdSchema, raison: z.string() });

export const emettreSchema = z.object({
  role: z.enum(ROLES),
  perimetre: perimetreSchema,
  actes: actes.min(1),
  /** Last day of its life, Europe/Paris. */
  au: dateSchema,
  objet: z.string(),
});
export type Emettre = z.infer<typeof emettreSchema>;

export const revoquerSchema = z.object({ id: jetonIdSchema, raison: z.string() });
