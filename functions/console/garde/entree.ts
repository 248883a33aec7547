/** Zod on every input: what does not fit is answered in French before any handler sees it. */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { every } from 'hono/combine';
import type * as z from 'zod';
import { repondreErreur } from '../erreur.ts';

/** What is not would be read as it is written, `%E9.xml`: a name that nobody gave. */
function enUtf8(adresse: string): boolean {
  try {
    decodeURIComponent(new URL(adresse).search);
    return true;
  } catch {
    return false;
  }
}

/** For `validator(target, …)` of Hono. */
export const entree =
  <S extends z.ZodType>(schema: S, erreur: string, remede: string) =>
  (value: unknown, c: Context) => {
    if (!enUtf8(c.req.url))
      return repondreErreur(
        c,
        400,
        'L’adresse demandée n’est pas codée en UTF-8.',
        'Codez-en chaque caractère en UTF-8 : « é » s’écrit %C3%A9, « % » s’écrit %25.',
      );
    const lu = schema.safeParse(value);
    return lu.success ? lu.data : repondreErreur(c, 400, erreur, remede);
  };

const breve = bodyLimit({
  maxSize: 64 * 1024,
  onError: (c) => repondreErreur(c, 413, 'La demande est trop longue.', 'Une commande tient en 64 ko de JSON.'),
});

/** Many clients announce JSON and send nothing: nothing has no type, and what is missing is then said by its schema. */
const vide: MiddlewareHandler = async (c, next) => {
  if ((await c.req.text()) === '') c.req.raw.headers.delete('content-type');
  return next();
};

/** What is not of the type that it announces is its sender's mistake, whatever the route makes of it. */
const lisible: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  try {
    if (type.startsWith('application/json')) await c.req.json();
    else if (/^(?:multipart\/form-data|application\/x-www-form-urlencoded)/.test(type)) await c.req.formData();
  } catch {
    return repondreErreur(c, 400, 'Le corps de la demande est illisible.', 'Il doit être du type qu’il annonce.');
  }
  return next();
};

/** A command is a few hundred bytes: what is longer is not read. */
export const commandeBreve = every(breve, vide, lisible);
