/** The codes of the file (schemas/pca/v1/codes.xsd) for the words of our messages. */
import { code } from '../valeur.ts';

export const FAMILLE = code({ 'produits-locaux': 'PRODUIT_LOCAL', 'amendes-et-condamnations': 'AMENDE' });
export const VOIE = code({ dematerialisee: 'DEMAT', papier: 'PAPIER' });
export const MODE_D_ACTION = code({ cch: 'CCH', ccd: 'CCD' });
export const ROLE = code({ principal: 'PRINCIPAL', solidaire: 'SOLIDAIRE' });
export const CIVILITE = code({ 'M.': 'M', Mme: 'MME' });
export const REGLEMENT = code({
  especes: 'ESPECES',
  virement: 'VIREMENT',
  carte: 'CB',
  prelevement: 'PRELEVEMENT',
  'cheque-etude': 'CHEQUE_CJ',
  'cheque-tresor': 'CHEQUE_TRESOR',
});
export const REMISE = code({ virement: 'VIREMENT', remise: 'REMISE_CHEQUE' });
export const EFFET_DU_DELAI = code({ suspendre: 'SUSPENDRE', poursuivre: 'POURSUIVRE' });
export const CONTESTATION = code({
  gracieuse: 'GRACIEUX',
  juridiction: 'JURIDICTION',
  'reclamation-amende': 'RECLAMATION_AMENDE',
  'ordre-de-l-ordonnateur': 'ORDRE_ORDONNATEUR',
  surendettement: 'SURENDETTEMENT',
  'procedure-collective': 'PROC_COLLECTIVE',
});
export const EFFET_DE_LA_CONTESTATION = code({ informer: 'INFO', suspendre: 'SUSPENDRE', arreter: 'ARRETER' });
export const PORTEE = code({ totale: 'TOTALE', partielle: 'PARTIELLE' });
export const ANNULATION = code({
  'annulation-du-titre': 'ANNULATION_TITRE',
  remise: 'REMISE',
  'erreur-de-redevable': 'ERREUR_REDEVABLE',
});
export const PROLONGATION = code({
  'paiement-en-cours': 'PAIEMENT_EN_COURS',
  'nouvelle-adresse': 'NOUVELLE_ADRESSE',
  'decision-attendue': 'DECISION_ATTENDUE',
  autre: 'AUTRE',
});
export const RETRAIT = code({
  retrait: 'RETRAIT',
  disparition: 'DISPARITION',
  'hors-ressort': 'HORS_RESSORT',
  deces: 'DECES',
  prescription: 'PRESCRIPTION',
});
export const DECISION = code({ accord: 'ACCORD', refus: 'REFUS' });
export const CONSTAT = code({
  'carence-anterieure': 'CARENCE_ANTERIEURE',
  rsa: 'RSA',
  surendettement: 'SURENDETTEMENT',
  autre: 'AUTRE',
});
export const RETOUR_DE_COURRIER = code({
  inconnu: 'INCONNU',
  'parti-sans-adresse': 'PARTI_SANS_ADRESSE',
  'adresse-incomplete': 'ADRESSE_INCOMPLETE',
  refuse: 'REFUSE',
  'non-reclame': 'NON_RECLAME',
  autre: 'AUTRE',
});
export const CERTITUDE = code({ confirmee: 'CONFIRMEE', probable: 'PROBABLE' });
export const INFORMATION = code({
  employeur: 'EMPLOYEUR',
  banque: 'BANQUE',
  telephone: 'TEL',
  'promesse-de-paiement': 'PROMESSE',
  'contestation-verbale': 'CONTESTATION_VERBALE',
  'recours-gracieux': 'RECOURS_GRACIEUX',
  tiers: 'TIERS',
  'courrier-non-remis': 'COURRIER_NON_REMIS',
  autre: 'AUTRE',
});
export const REFUS = code({
  'hors-ressort': 'HORS_RESSORT',
  'conflit-d-interet': 'CONFLIT_INTERET',
  doublon: 'DOUBLON',
  'donnee-illisible': 'DONNEE_ILLISIBLE',
});
export const ETAT_METIER = code({ 'pris-en-charge': 'PRIS_EN_CHARGE', rejete: 'REJETE', 'sans-objet': 'SANS_OBJET' });
