/** Every rule of a message, and the version that a verdict tells: another one may judge otherwise (DESIGN 7). */
import { datePassee, insolvabiliteProuvee, reversementComplet, versementReparti } from './acte.ts';
import { demandeRecevable } from './demande.ts';
import { sansDouble } from './doubles.ts';
import type { Regle } from './regle.ts';

export const VERSION_DES_REGLES_PCA = 'pca-regles-2026.1';

export const REGLES_PCA: readonly Regle[] = [
  sansDouble,
  demandeRecevable,
  versementReparti,
  reversementComplet,
  insolvabiliteProuvee,
  datePassee,
];
