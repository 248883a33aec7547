/**
 * What is read of a PES_ACQUIT, as data: version 2 nests pieces and lignes, version 1 writes them flat in the element.
 * Both in one table: what judges a document against its version is its schema. No element has a namespace but the root.
 */

/** Elements that have children of interest. */
export type Noeud = 'racine' | 'acquit' | 'element' | 'erreur' | 'piece' | 'ligne';

/** Elements whose attribute V is read. */
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

export type Suite = { readonly noeud: Noeud } | { readonly valeur: Valeur };

const noeud = (nom: string, n: Noeud): readonly [string, Suite] => [nom, { noeud: n }];
const valeurs = (...noms: readonly Valeur[]): (readonly [string, Suite])[] =>
  noms.map((valeur) => [valeur, { valeur }]);

const ERREUR = valeurs('NumAnoAck', 'LibelleAnoAck');

export const ENFANTS: Readonly<Record<Noeud, ReadonlyMap<string, Suite>>> = {
  racine: new Map([noeud('ACQUIT', 'acquit')]),
  acquit: new Map([noeud('ElementACQUIT', 'element')]),
  element: new Map([
    ...valeurs('DomaineAck', 'EtatAck', 'NumBord', 'ExerciceBord', 'IdMarche', 'IdUnique'),
    noeud('Erreur', 'erreur'),
    noeud('DetailPiece', 'piece'),
    ...valeurs('NumPiece', 'NumLigne'),
    ...ERREUR,
  ]),
  erreur: new Map(ERREUR),
  piece: new Map([...valeurs('NumPiece'), noeud('Erreur', 'erreur'), noeud('DetailLigne', 'ligne')]),
  ligne: new Map([...valeurs('NumLigne'), noeud('Erreur', 'erreur')]),
};
