/** V1 and S1: schemas/pca/v1/reversement.xsd and etat-recapitulatif.xsd. The étude and the poste are those of the header. */
import { bloc, type Cas, type Champ, champ, liste } from '../forme.ts';
import { DATE, MONTANT, NOMBRE, TEXTE } from '../valeur.ts';
import { FAMILLE, REMISE } from './codes.ts';

export const REVERSEMENTS: readonly Cas[] = [
  {
    element: 'Reversement',
    constante: {},
    champs: [
      champ('IdMsg', 'message.id', TEXTE),
      champ('IdRev', 'reversement', TEXTE),
      champ('DteOrdre', 'ordonneLe', DATE),
      champ('ModRev', 'mode', REMISE),
      champ('IBANEmet', 'iban', TEXTE),
      champ('MtTotal', 'total', MONTANT),
      liste('LigneRev', 'lignes', [
        champ('IdVers', 'mouvement', TEXTE),
        champ('IdDossier', 'dossier', TEXTE),
        champ('MtPrincipal', 'montant', MONTANT),
      ]),
    ],
  },
];

const compte = (element: string, nom: string): Champ =>
  bloc(element, `declare.${nom}`, [champ('Nbr', 'nombre', NOMBRE), champ('Mt', 'montant', MONTANT)]);
const montant = (element: string, nom: string): Champ => champ(element, `declare.${nom}`, MONTANT);

export const ETATS: readonly Cas[] = [
  {
    element: 'EtatRecapitulatif',
    constante: {},
    champs: [
      champ('IdMsg', 'message.id', TEXTE),
      champ('Trimestre', 'etat.trimestre', TEXTE),
      champ('NatCreance', 'etat.famille', FAMILLE),
      compte('StockInitial', 'stockInitial'),
      compte('Recus', 'recus'),
      compte('Rouverts', 'rouverts'),
      compte('TransferesVers', 'transferesVers'),
      compte('TransferesDepuis', 'transferesDepuis'),
      compte('ClosSoldes', 'closSoldes'),
      compte('ClosAuTerme', 'closAuTerme'),
      compte('ClosInsolvabilite', 'closInsolvabilite'),
      compte('ClosRetires', 'closRetires'),
      montant('Diminution', 'diminution'),
      compte('StockFinal', 'stockFinal'),
      compte('PayesEnPartie', 'payesEnPartie'),
      montant('DirectsAuComptable', 'directsAuComptable'),
      montant('ChequesTresor', 'chequesTresor'),
      montant('MtVerse', 'verse'),
      montant('MtReverse', 'reverse'),
      montant('MtARev', 'resteAReverser'),
      montant('FraisHT', 'fraisHT'),
      montant('TVA', 'tva'),
      champ('NbPND', 'declare.disparitions', NOMBRE),
      champ('NbInsolv', 'declare.insolvabilites', NOMBRE),
    ],
  },
];
