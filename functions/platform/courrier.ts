/** What every platform demands of a mail before it leaves: nothing in it may pass for a header of ours. */
import * as z from 'zod';
import { type Courrier, CourrierMalforme } from './ports.ts';

const courrierSchema = z.object({
  id: z.string().min(1),
  a: z.array(z.email().max(254)).min(1).max(50),
  sujet: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]*$/u),
  texte: z.string().min(1),
});

/** Throws `CourrierMalforme`. */
export function exigerBienForme(courrier: Courrier): void {
  const { error } = courrierSchema.safeParse(courrier);
  if (error === undefined) return;
  // Where, not what: addresses are personal data, and errors are logged.
  const ou = error.issues.map(({ path }) => path[0]).join(', ');
  throw new CourrierMalforme(`mail ${courrier.id}: ${ou}`, { cause: ou });
}
