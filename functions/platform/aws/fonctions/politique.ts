/** What the stage chose to judge and to keep by, in files shipped beside the bundle; ours where it chose nothing. */
import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { type Politique, politiqueSchema } from '../../../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../../../schemas/politique-par-defaut.ts';
import { RETENTION_PAR_DEFAUT, type Retention, retentionSchema } from '../../../../schemas/retention.ts';

/** Checked at synthesis; a file that is there and cannot be read must not be taken for none. */
function choisie<T>(fichier: URL, schema: z.ZodType<T>, parDefaut: T): T {
  let texte: string;
  try {
    texte = readFileSync(fichier, 'utf8');
  } catch (erreur) {
    if (erreur instanceof Error && 'code' in erreur && erreur.code === 'ENOENT') return parDefaut;
    throw erreur;
  }
  return schema.parse(JSON.parse(texte));
}

const A_COTE = import.meta.url;

export const lirePolitique = (a: string | URL = A_COTE): Politique =>
  choisie(new URL('politique.json', a), politiqueSchema, POLITIQUE_PAR_DEFAUT);
export const lireConservation = (a: string | URL = A_COTE): Retention =>
  choisie(new URL('conservation.json', a), retentionSchema, RETENTION_PAR_DEFAUT);
