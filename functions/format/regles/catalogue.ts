/** The rules beyond the schema, all of them, and their version. */
import { REGLES_DE_L_ADRESSE } from './catalogue/adresse.ts';
import { REGLES_DU_BORDEREAU } from './catalogue/bordereau.ts';
import { REGLES_DU_COMPTE } from './catalogue/compte.ts';
import { REGLES_DE_LA_LIGNE } from './catalogue/ligne.ts';
import { REGLES_DE_LA_NAISSANCE } from './catalogue/naissance.ts';
import { REGLES_DE_LA_PIECE } from './catalogue/piece.ts';
import { REGLES_DES_PJ } from './catalogue/pj.ts';
import { REGLES_DU_PRELEVEMENT } from './catalogue/prelevement.ts';
import { REGLES_DU_RATTACHEMENT } from './catalogue/rattachement.ts';
import { REGLES_SELON_LE_BUDGET } from './catalogue/selon-le-budget.ts';
import { REGLES_DU_TIERS } from './catalogue/tiers.ts';
import type { Regle } from './regle.ts';

/** Told in each verdict: changes with any rule. */
export const VERSION_DES_REGLES = 'pes-2026.3';

export const REGLES: readonly Regle[] = [
  ...REGLES_SELON_LE_BUDGET,
  ...REGLES_DU_BORDEREAU,
  ...REGLES_DE_LA_PIECE,
  ...REGLES_DE_LA_LIGNE,
  ...REGLES_DU_RATTACHEMENT,
  ...REGLES_DU_PRELEVEMENT,
  ...REGLES_DU_TIERS,
  ...REGLES_DE_LA_NAISSANCE,
  ...REGLES_DE_L_ADRESSE,
  ...REGLES_DU_COMPTE,
  ...REGLES_DES_PJ,
];
