/** The answer to a command that cannot be done: a value, with a French sentence for the person who asked. */
import * as z from 'zod';

export const refusSchema = z.object({ code: z.string(), phrase: z.string() });
export type Refus = z.infer<typeof refusSchema>;

/** The result of a command: what it gives, or why it was refused. */
export type Resultat<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly refus: Refus };

export const refuser = (code: string, phrase: string): { readonly ok: false; readonly refus: Refus } => ({
  ok: false,
  refus: { code, phrase },
});
