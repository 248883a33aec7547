/** What people and files give in clear, and which becomes an object: no event ever holds it. */
import * as z from 'zod';
import { referenceSchema } from '../../pca/identifiants.ts';

/** PDF, JPEG or PNG; told by its own first bytes, never by its name. In JSON, base64. */
export const documentSchema = z.object({
  contenu: z.union([
    z.instanceof(Uint8Array),
    z.base64().transform((texte) => new Uint8Array(Buffer.from(texte, 'base64'))),
  ]),
});
export type Document = z.infer<typeof documentSchema>;

/** One line for people: no control character. */
export const ligneDe = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{C}]*$/u);

export const texteSchema = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}\p{Cs}]*$|^(?:[^\p{Cc}\p{Cs}]|\r?\n)*$/u);

export const adresseSchema = z.object({
  lignes: z.array(ligneDe(60)).min(1).max(4),
  codePostal: ligneDe(10),
  commune: ligneDe(60),
  pays: ligneDe(60).nullable().default(null),
});

/** Given by the sender, the same at every attempt: the same message again is one event. */
export const message = z.object({ id: referenceSchema });
