/** How far each projection has followed the journal: kept with the read models, so that both go in one commit. */
import * as z from 'zod';
import { VERSION_DES_LECTURES } from '../../functions/console/lecture/projeter.ts';
import type { JournalEmbarque } from '../../functions/platform/embedded/journal.ts';
import type { LecturesEmbarquees } from '../../functions/platform/embedded/lectures.ts';
import type { Lectures } from '../../functions/platform/ports.ts';
import { DEBUT, estDuJournal, type Repere } from './fil.ts';

const CURSEURS = 'curseurs';
const NOMS = ['console', 'journal'] as const;
export type Projection = (typeof NOMS)[number];

const curseurSchema = z.object({
  position: z.int().nonnegative(),
  hash: z.string(),
  version: z.literal(VERSION_DES_LECTURES),
});

function lire(body: string): Repere | null {
  try {
    return curseurSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/** Null where its read models are to be made anew: they are those of another version, or there are none. */
export async function lireCurseur(lectures: Pick<Lectures, 'get'>, nom: Projection): Promise<Repere | null> {
  const body = await lectures.get(CURSEURS, nom);
  return body === null ? null : lire(body);
}

export const retenirCurseur = (lectures: Lectures, nom: Projection, { position, hash }: Repere): Promise<void> =>
  lectures.put(CURSEURS, nom, { rank: nom, body: JSON.stringify({ position, hash, version: VERSION_DES_LECTURES }) });

const AUTRE_JOURNAL =
  'Le journal n’est pas celui que la console a suivi (une sauvegarde a été remise en place) : ce qu’elle montre est refait depuis le début.';

/**
 * Where each projection goes on. Where one of them cannot, all are wiped, for their documents stand in one base; they are
 * followed by nobody yet.
 */
export async function mettreEnPhase(
  { journal, lectures }: { readonly journal: Pick<JournalEmbarque, 'since'>; readonly lectures: LecturesEmbarquees },
  signaler: (erreur: unknown) => void,
): Promise<(nom: Projection) => Repere> {
  const reperes = new Map<Projection, Repere>();
  let autre = false;
  for (const nom of NOMS) {
    const repere = await lireCurseur(lectures, nom);
    if (repere === null) continue;
    if (await estDuJournal(journal, repere)) reperes.set(nom, repere);
    else autre = true;
  }
  if (autre) signaler(AUTRE_JOURNAL);
  if (reperes.size === NOMS.length) return (nom) => reperes.get(nom) ?? DEBUT;
  await lectures.vider();
  return () => DEBUT;
}
