/** What a comptable may do on many dossiers at once: each is decided by itself, and may be refused by itself. */
import { RETRAITS_DU_COMPTABLE } from '../../../../schemas/messages/pca/agir-comptable.ts';
import { PROLONGATIONS, RETRAITS } from '../../en-clair/dossier/mots.ts';

export interface ChampDeLot {
  readonly nom: string;
  readonly libelle: string;
  /** Null: a day. */
  readonly choix: readonly (readonly [valeur: string, libelle: string])[] | null;
}

export interface ActeDeLot {
  readonly nom: 'prolongation' | 'retrait';
  readonly type: 'PhaseProlongee' | 'DossierRetire';
  readonly titre: string;
  readonly effet: string;
  readonly bouton: string;
  readonly champs: readonly ChampDeLot[];
}

const decideLe: ChampDeLot = { nom: 'survenuLe', libelle: 'Décidé le', choix: null };

export const ACTES_DE_LOT: readonly ActeDeLot[] = [
  {
    ...{ nom: 'prolongation', type: 'PhaseProlongee', bouton: 'Prolonger ces dossiers' },
    titre: 'Prolonger des dossiers',
    effet: 'Avant le terme seulement (art. 7), et sans dépasser la prescription.',
    champs: [
      { nom: 'terme', libelle: 'Nouveau dernier jour', choix: null },
      { nom: 'motif', libelle: 'Motif', choix: Object.entries(PROLONGATIONS) },
      decideLe,
    ],
  },
  {
    ...{ nom: 'retrait', type: 'DossierRetire', bouton: 'Retirer ces dossiers' },
    titre: 'Retirer des dossiers',
    effet: 'La phase prend fin ; l’étude cesse toute relance. Les frais acquis lui restent.',
    champs: [
      { nom: 'motif', libelle: 'Motif', choix: RETRAITS_DU_COMPTABLE.map((motif) => [motif, RETRAITS[motif]]) },
      decideLe,
    ],
  },
];
