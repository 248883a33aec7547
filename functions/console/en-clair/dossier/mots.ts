/** The words of the phase comminatoire, as the counter says them. Each list closes over what events may hold. */
import type { Alerte, DonneesDe } from '../../../../schemas/evenements/dossier.ts';
import type { Creance, NatureDeCreance } from '../../../../schemas/pca/creance.ts';
import type { ModeDeReglement } from '../../../../schemas/pca/reglement.ts';
import type { RegleDatee } from '../../../pca/calendrier/echeance.ts';
import type { Consigne, EtatDossier } from '../../../pca/dossier/etat.ts';

type Mots<T extends string> = Readonly<Record<T, string>>;

export const ETATS: Mots<EtatDossier> = {
  absent: 'Inconnu',
  signe: 'Signé, à transmettre',
  transmis: 'Transmis, à recevoir',
  recu: 'Reçu par l’étude',
  'en-cours': 'En cours',
  suspendu: 'Suspendu',
  solde: 'Soldé',
  'terme-echu': 'Terme échu, rendu au comptable',
  retire: 'Retiré',
  'insolvabilite-signalee': 'Insolvabilité retenue',
  clos: 'Clos',
};

export const NATURES: Mots<NatureDeCreance> = {
  'produit-local': 'Produit local',
  amende: 'Amende',
  condamnation: 'Condamnation pécuniaire',
};

export const MODES: Mots<ModeDeReglement> = {
  especes: 'espèces',
  virement: 'virement',
  carte: 'carte bancaire',
  prelevement: 'prélèvement',
  'cheque-etude': 'chèque à l’ordre de l’étude',
  'cheque-tresor': 'chèque à l’ordre du Trésor',
};

export const CONSIGNES: Mots<Consigne> = {
  attendre: 'Attendre la transmission du dossier.',
  poursuivre: 'L’étude poursuit la phase amiable.',
  suspendre: 'L’étude suspend toute relance.',
  arreter: 'L’étude cesse toute relance ; elle encaisse et reverse encore ce qui arrive.',
  'arreter-et-purger': 'L’étude cesse toute relance et efface les données de ce redevable, visé par erreur.',
};

export const CONTESTATIONS: Mots<DonneesDe<'ContestationEnregistree'>['sorte']> = {
  gracieuse: 'recours gracieux',
  juridiction: 'action en justice',
  'reclamation-amende': 'réclamation contre l’amende',
  'ordre-de-l-ordonnateur': 'ordre écrit de l’ordonnateur',
  surendettement: 'surendettement',
  'procedure-collective': 'procédure collective',
};

export const CAUSES: Mots<DonneesDe<'PhaseSuspendue'>['cause']> = {
  ...CONTESTATIONS,
  delai: 'délai accordé',
  deces: 'décès du redevable',
};

export const EFFETS: Mots<DonneesDe<'ContestationEnregistree'>['effet']> = {
  informer: 'l’étude est informée, la phase continue',
  suspendre: 'la phase est suspendue',
  arreter: 'la phase prend fin',
};

export const EFFETS_DU_DELAI: Mots<DonneesDe<'DelaiAccorde'>['effet']> = {
  suspendre: 'la phase est suspendue',
  poursuivre: 'la phase continue',
};

export const PORTEES: Mots<DonneesDe<'DetteAnnulee'>['portee']> = { totale: 'totale', partielle: 'partielle' };

export const ANNULATIONS: Mots<DonneesDe<'DetteAnnulee'>['motif']> = {
  'annulation-du-titre': 'annulation du titre',
  remise: 'remise gracieuse',
  'erreur-de-redevable': 'erreur de redevable',
};

export const PROLONGATIONS: Mots<DonneesDe<'PhaseProlongee'>['motif']> = {
  'paiement-en-cours': 'paiement en cours',
  'nouvelle-adresse': 'nouvelle adresse',
  'decision-attendue': 'décision attendue',
  autre: 'autre motif',
};

export const DEMANDES: Mots<DonneesDe<'DemandeFormulee'>['sorte']> = {
  echeancier: 'échéancier',
  prolongation: 'prolongation',
};

export const DECISIONS: Mots<DonneesDe<'DemandeRepondue'>['decision']> = { accord: 'accord', refus: 'refus' };

export const CONSTATS: Mots<DonneesDe<'InsolvabiliteSignalee'>['constat']> = {
  'carence-anterieure': 'procès-verbal de carence antérieur',
  rsa: 'bénéficiaire du RSA',
  surendettement: 'surendettement',
  autre: 'autre constat',
};

export const RETOURS: Mots<DonneesDe<'DisparitionSignalee'>['retour']> = {
  inconnu: 'destinataire inconnu à l’adresse',
  'parti-sans-adresse': 'parti sans laisser d’adresse',
  'adresse-incomplete': 'adresse incomplète',
  refuse: 'pli refusé',
  'non-reclame': 'pli non réclamé',
  autre: 'autre retour',
};

export const CERTITUDES: Mots<DonneesDe<'AdresseSignalee'>['certitude']> = {
  confirmee: 'confirmée',
  probable: 'probable',
};

export const INFORMATIONS: Mots<DonneesDe<'InformationTransmise'>['sorte']> = {
  employeur: 'employeur',
  banque: 'établissement bancaire',
  telephone: 'téléphone',
  'promesse-de-paiement': 'promesse de paiement',
  'contestation-verbale': 'contestation verbale',
  'recours-gracieux': 'recours gracieux reçu par l’étude',
  tiers: 'tiers détenteur',
  'courrier-non-remis': 'courrier non remis',
  autre: 'autre information',
};

export const REPONSES: Mots<DonneesDe<'MessageAccuse'>['reponse']> = {
  'pris-en-charge': 'pris en charge',
  rejete: 'rejeté',
  'sans-objet': 'sans objet',
};

export const REFUS_DE_L_ETUDE: Mots<DonneesDe<'DossierRefuse'>['motif']> = {
  'hors-ressort': 'hors du ressort',
  'conflit-d-interet': 'conflit d’intérêts',
  doublon: 'dossier en double',
  'donnee-illisible': 'données illisibles',
};

export const RETRAITS: Mots<DonneesDe<'DossierRetire'>['motif']> = {
  retrait: 'décision du comptable',
  annulation: 'annulation de la dette',
  contestation: 'contestation',
  disparition: 'disparition du redevable',
  'hors-ressort': 'redevable hors du ressort',
  deces: 'décès du redevable',
  prescription: 'prescription',
  'regle-avant-reception': 'dette réglée avant la réception',
};

export const RECEPTIONS: Mots<DonneesDe<'DossierRecu'>['moyen']> = {
  'accuse-technique': 'accusé du système de l’étude',
  'premiere-lecture': 'première lecture par l’étude',
  'remise-papier': 'sur papier',
};

export const VOIES: Mots<DonneesDe<'DemandeSignee'>['voie']> = {
  dematerialisee: 'par voie dématérialisée',
  papier: 'sur papier',
};

export const REPRISES: Mots<DonneesDe<'TermeEchu'>['reprise']['etape']> = {
  'mise-en-demeure': 'adresser la mise en demeure',
  poursuites: 'reprendre les poursuites',
};

export const ALERTES: Mots<Alerte> = {
  'prescription-proche': 'La prescription suit de près le terme de la phase.',
  'seuil-depasse': 'La dette atteint 15 000 € : la mise en demeure qui suivra laissera 30 jours.',
  'sans-relance': 'Une créance n’a pas eu de relance avant la demande.',
  'saisie-demandee':
    'L’ordonnateur a demandé une saisie administrative (CCD) d’une créance : vérifiez que la phase amiable convient.',
};

export const MODES_D_ACTION: Mots<NonNullable<Creance['modeAction']>> = {
  cch: 'commissaire de justice (CCH)',
  ccd: 'saisie administrative (CCD)',
};

export const ROLES_DU_REDEVABLE: Mots<DonneesDe<'DemandeSignee'>['redevables'][number]['role']> = {
  principal: 'Redevable principal',
  solidaire: 'Redevable solidaire',
};

/** What must have been done by that day. */
export const REGLES: Mots<RegleDatee> = {
  'accuse-technique': 'Accusé de réception attendu de l’étude',
  'lecture-par-l-etude': 'Lecture du dossier attendue de l’étude',
  'terme-de-la-phase': 'Dernier jour de la phase',
  prescription: 'Prescription de la créance',
  reversement: 'Reversement du versement',
  'remise-du-cheque': 'Chèque au Trésor à porter au comptable',
  'controle-de-l-etude': 'Contrôle trimestriel de l’étude par le comptable',
  'controle-maximum': 'Contrôle de l’étude, délai d’un an',
  'silence-de-l-ordonnateur': 'Réponse de l’ordonnateur au recours gracieux (son silence vaut rejet)',
  'etat-recapitulatif': 'État récapitulatif du trimestre',
  'anniversaire-du-contrat': 'Anniversaire du contrat',
  'fin-du-contrat': 'Fin du contrat',
  'fin-de-mise-en-demeure': 'Fin de la mise en demeure',
};
