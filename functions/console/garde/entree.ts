/** Zod on every input: what does not fit is answered in French before any handler sees it. */
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { repondreErreur } from '../erreur.ts';

/** For `validator(target, …)` of Hono. */
export const entree =
  <S extends z.ZodType>(schema: S, erreur: string, remede: string) =>
  (value: unknown, c: Context) => {
    const lu = schema.safeParse(value);
    return lu.success ? lu.data : repondreErreur(c, 400, erreur, remede);
  };

/** A command is a few hundred bytes: what is longer is not read. */
export const commandeBreve = bodyLimit({
  maxSize: 64 * 1024,
  onError: (c) => repondreErreur(c, 413, 'La demande est trop longue.', 'Une commande tient en 64 ko de JSON.'),
});
