/** What an element of the tree is to the result (`FluxLu`). `lectures.ts` and `objets.ts` have one function for each. */

/** Values of the attribute V that are kept. */
export type RoleDeValeur =
  | 'version'
  | 'typFic'
  | 'nomFic'
  | 'sigleEmetteur'
  | 'adresseEmetteur'
  | 'sigleRecepteur'
  | 'adresseRecepteur'
  | 'dteStr'
  | 'idPost'
  | 'libellePoste'
  | 'idColl'
  | 'finJur'
  | 'codCol'
  | 'codBud'
  | 'libelleColBud'
  | 'infoDematerialisee'
  | 'exercice'
  | 'numeroDuBordereau'
  | 'dateDuBordereau'
  | 'typeDuBordereau'
  | 'nombreDePieces'
  | 'montantDuBordereau'
  | 'numeroDePiece'
  | 'numeroDeLigne'
  | 'montantDeLigne'
  | 'idUnique'
  | 'nomDePj'
  | 'typeDePj';

/** Objects, which open with the start tag and close with the end tag. */
export type RoleDObjet =
  | 'enveloppe'
  | 'recepteur'
  | 'entete'
  | 'depense'
  | 'recette'
  | 'autreDomaine'
  | 'bordereau'
  | 'piece'
  | 'ligne'
  | 'pj'
  | 'fichier'
  | 'signatureDuBordereau'
  | 'signatureDuFichier';
