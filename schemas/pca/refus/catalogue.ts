/** The one closed list of what PCA refuses. A refusal that is not in it does not exist. */
import type { Refus } from '../../messages/refus.ts';
import { REFUS_D_ARGENT } from './argent.ts';
import { REFUS_DE_L_AUTEUR } from './auteur.ts';
import { REFUS_DU_CONTRAT } from './contrat.ts';
import { REFUS_DE_LA_DEMANDE } from './demande.ts';
import { REFUS_DE_L_ECHANGE } from './echange.ts';
import { REFUS_DE_LA_PHASE } from './phase.ts';

export const REFUS_PCA = {
  ...REFUS_DE_L_AUTEUR,
  ...REFUS_DE_LA_DEMANDE,
  ...REFUS_DE_LA_PHASE,
  ...REFUS_D_ARGENT,
  ...REFUS_DU_CONTRAT,
  ...REFUS_DE_L_ECHANGE,
};

export type CodeRefusPca = keyof typeof REFUS_PCA;
export interface RefusPca extends Refus {
  readonly code: CodeRefusPca;
  readonly remede: string;
}
