/** What the comptable and the étude may both say: schemas/pca/v1/echanges.xsd. */
import { type Cas, type Champ, champ, liste } from '../forme.ts';
import { DATE, MONTANT, TEXTE } from '../valeur.ts';
import { ETAT_METIER, PROLONGATION } from './codes.ts';

/** Which message, and of which dossier. */
export const TETE: readonly Champ[] = [champ('IdMsg', 'message.id', TEXTE), champ('IdDossier', 'numero', TEXTE)];

export const acte = (element: string, type: string, ...champs: readonly Champ[]): Cas => ({
  element,
  constante: { type },
  champs: [...TETE, ...champs],
});

export const SURVENU = champ('DteEvt', 'survenuLe', DATE);
export const LE = champ('DteEvt', 'le', DATE);
export const ECHEANCES = liste('Echeance', 'echeances', [
  champ('DteEch', 'le', DATE),
  champ('MtEch', 'montant', MONTANT),
]);

export const COMMUNS: readonly Cas[] = [
  acte('RejetPaiement', 'MouvementRejete', champ('RefVers', 'mouvement', TEXTE), champ('DteRejet', 'rejeteLe', DATE)),
  acte(
    'RestitutionExcedent',
    'ExcedentRestitue',
    champ('RefVers', 'mouvement', TEXTE),
    LE,
    champ('MtRestitue', 'montant', MONTANT),
  ),
  acte('AckMetier', 'MessageAccuse', champ('RefMsg', 'accuse', TEXTE), champ('Etat', 'reponse', ETAT_METIER)),
  acte(
    'Prolongation',
    'PhaseProlongee',
    SURVENU,
    champ('DteFinNouv', 'terme', DATE),
    champ('Motif', 'motif', PROLONGATION),
  ),
];
