/**
 * What is read of a PES_ACQUIT, as data: version 2 nests pieces and lignes, version 1 writes them flat in the element.
 * Both in one table: what judges a document against its version is its schema.
 */
import { type Arbre, branche } from './arpenteur.ts';

export type Noeud = 'racine' | 'acquit' | 'element' | 'erreur' | 'piece' | 'ligne';

export type Valeur =
  | 'DomaineAck'
  | 'EtatAck'
  | 'NumBord'
  | 'ExerciceBord'
  | 'IdMarche'
  | 'IdUnique'
  | 'NumPiece'
  | 'NumLigne'
  | 'NumAnoAck'
  | 'LibelleAnoAck';

const ERREUR = ['NumAnoAck', 'LibelleAnoAck'] as const;
const DESIGNATION = ['NumBord', 'ExerciceBord', 'IdMarche', 'IdUnique'] as const;

export const ARBRE_DE_L_ACQUIT: Arbre<Noeud, Valeur> = {
  racine: branche({ ACQUIT: 'acquit' }),
  acquit: branche({ ElementACQUIT: 'element' }),
  element: branche({ Erreur: 'erreur', DetailPiece: 'piece' }, [
    'DomaineAck',
    'EtatAck',
    ...DESIGNATION,
    'NumPiece',
    'NumLigne',
    ...ERREUR,
  ]),
  erreur: branche({}, ERREUR),
  piece: branche({ Erreur: 'erreur', DetailLigne: 'ligne' }, ['NumPiece']),
  ligne: branche({ Erreur: 'erreur' }, ['NumLigne']),
};
