/** The 89 rules of rejection that the notes of the official schema v5.12 give, and what becomes of each here. */
import { COMMUNES } from './commun.ts';
import { DE_DEPENSE } from './depense.ts';
import type { Officielle } from './officielle.ts';
import { DE_RECETTE } from './recette.ts';

export const OFFICIELLES: readonly Officielle[] = [...COMMUNES, ...DE_DEPENSE, ...DE_RECETTE];
