/** What the machine refuses, as whoever asked is told: it is not his doing, and his request is to be made again. */
import type { Context } from 'hono';
import type { GenreDePanne, Panne } from '../platform/panne.ts';
import { repondreErreur } from './erreur.ts';

export const CODES_DE_PANNE: Readonly<Record<GenreDePanne, string>> = {
  'disque-plein': 'DISQUE_PLEIN',
  'donnees-abimees': 'DONNEES_ABIMEES',
  'lecture-seule': 'LECTURE_SEULE',
  'acces-refuse': 'ACCES_REFUSE',
  'disque-en-panne': 'DISQUE_EN_PANNE',
};

const REESSAI_S = 60;

export function repondrePanne(c: Context, { genre, phrase }: Panne) {
  c.header('Retry-After', String(REESSAI_S));
  return repondreErreur(
    c,
    503,
    phrase,
    'Prévenez l’exploitant de Passerelle, et refaites cette demande plus tard : rien n’en est fait à moitié.',
    CODES_DE_PANNE[genre],
  );
}
