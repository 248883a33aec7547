/** The politique of an operator, and how long he keeps documents, from their files. */
import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { type Politique, politiqueSchema } from '../../schemas/politique.ts';
import { type Retention, retentionSchema } from '../../schemas/retention.ts';

/** The message is a French sentence. */
export class PolitiqueIllisible extends Error {}

function lire<T>(fichier: string, schema: z.ZodType<T>, quoi: string): T {
  let brut: unknown;
  try {
    brut = JSON.parse(readFileSync(fichier, 'utf8'));
  } catch (cause) {
    throw new PolitiqueIllisible(`${quoi} « ${fichier} » ne peut pas être lue comme du JSON.`, { cause });
  }
  const lue = schema.safeParse(brut);
  if (lue.success) return lue.data;
  const champ = lue.error.issues[0]?.path.join('.') || 'le document';
  throw new PolitiqueIllisible(`${quoi} « ${fichier} » est incomplète ou incorrecte : voir ${champ}.`);
}

/** Throws PolitiqueIllisible, naming the first field at fault. */
export const lirePolitique = (fichier: string): Politique => lire(fichier, politiqueSchema, 'La politique');
export const lireRetention = (fichier: string): Retention => lire(fichier, retentionSchema, 'La durée de conservation');
