/** R1 to R9, what the étude tells and asks: schemas/pca/v1/suivi-retour.xsd, schemas/messages/pca/agir-etude.ts. */
import { bloc, type Cas, champ, document, documents } from '../forme.ts';
import { DATE, MONTANT, NOMBRE, OUI_NON, TEXTE } from '../valeur.ts';
import { CERTITUDE, CONSTAT, INFORMATION, REFUS, REGLEMENT, RETOUR_DE_COURRIER } from './codes.ts';
import { acte, COMMUNS, ECHEANCES, LE, SURVENU, TETE } from './commun.ts';
import { ADRESSE } from './demande.ts';

const demande = (element: string, sorte: string, champ: Cas['champs'][number]): Cas => ({
  element,
  constante: { type: 'DemandeFormulee', sorte },
  champs: [...TETE, SURVENU, champ],
});

const REPARTITION = bloc('Repartition', 'repartition', [
  champ('MtPrincipal', 'principal', MONTANT),
  champ('MtFraisHT', 'fraisHT', MONTANT),
  champ('MtTVA', 'tva', MONTANT),
  champ('MtExcedent', 'excedent', MONTANT),
]);

export const SUIVI_RETOUR: readonly Cas[] = [
  acte('PriseEnCharge', 'DossierPrisEnCharge', LE),
  acte('RefusDossier', 'DossierRefuse', LE, champ('Motif', 'motif', REFUS)),
  acte(
    'Versement',
    'VersementRecu',
    champ('IdVers', 'mouvement', TEXTE),
    champ('DteRecep', 'recuLe', DATE),
    champ('ModRegl', 'mode', REGLEMENT),
    champ('MtVerse', 'montant', MONTANT),
    REPARTITION,
  ),
  acte(
    'Insolvabilite',
    'InsolvabiliteSignalee',
    champ('DteConstat', 'survenuLe', DATE),
    champ('TypConstat', 'constat', CONSTAT),
    documents('PJ', 'preuves'),
  ),
  acte(
    'Disparition',
    'DisparitionSignalee',
    champ('DteRetour', 'survenuLe', DATE),
    champ('MotifPND', 'retour', RETOUR_DE_COURRIER),
  ),
  acte(
    'NouvelleAdresse',
    'AdresseSignalee',
    SURVENU,
    champ('DansDepartement', 'dansDepartement', OUI_NON),
    champ('DansRessort', 'dansRessort', OUI_NON),
    champ('Certitude', 'certitude', CERTITUDE),
    bloc('Adresse', 'adresse', ADRESSE),
    champ('Source', 'source', TEXTE),
  ),
  acte('Deces', 'DecesSignale', champ('DteDeces', 'survenuLe', DATE), document('PJ', 'piece')),
  acte(
    'Information',
    'InformationTransmise',
    SURVENU,
    champ('TypInfo', 'sorte', INFORMATION),
    champ('Texte', 'texte', TEXTE),
  ),
  demande('DemandeEcheancier', 'echeancier', ECHEANCES),
  demande('DemandeProlongation', 'prolongation', champ('JrsDemandes', 'jours', NOMBRE)),
  ...COMMUNS,
];
