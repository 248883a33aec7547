/** What the life of a dossier does not allow. */
import { motifsDeRefus } from './motif.ts';

export const REFUS_DE_LA_PHASE = motifsDeRefus({
  DOSSIER_INCONNU: {
    phrase: 'Aucun dossier ne porte ce numéro.',
    remede: 'Vérifiez le numéro du dossier.',
    source: 'docs/regles-pca.md',
  },
  DOSSIER_NON_RECU: {
    phrase: 'La réception de ce dossier n’est pas encore confirmée.',
    remede: 'Confirmez-la d’abord : elle fixe le premier jour du délai.',
    source: 'contrat, art. 7',
  },
  TRANSITION_INTERDITE: {
    phrase: 'Cet acte n’est plus possible, ou pas encore : le dossier est {etat}.',
    remede: 'Consultez l’historique du dossier.',
    source: 'docs/regles-pca.md',
  },
  DATE_FUTURE: {
    phrase: 'La date {date} n’est pas encore venue.',
    remede: 'Corrigez la date.',
    source: 'docs/regles-pca.md',
  },
  DATE_ANTERIEURE: {
    phrase: 'La date {date} précède {repere}.',
    remede: 'Corrigez la date.',
    source: 'docs/regles-pca.md',
  },
  PROLONGATION_TARDIVE: {
    phrase: 'La phase a pris fin le {terme} : elle ne peut plus être prolongée.',
    remede: 'Adressez une nouvelle demande, avec son propre délai.',
    source: 'contrat, art. 7',
  },
  PROLONGATION_SANS_EFFET: {
    phrase: 'Le nouveau terme, le {nouveau}, ne suit pas l’ancien, le {terme}.',
    remede: 'Indiquez une date postérieure au terme en cours.',
    source: 'contrat, art. 7',
  },
  TERME_APRES_PRESCRIPTION: {
    phrase: 'Le nouveau terme, le {nouveau}, dépasse la prescription de la créance, le {prescription}.',
    remede: 'Choisissez un terme antérieur, ou reprenez les poursuites.',
    source: 'CGCT, art. L. 1617-5 3°',
  },
  TERME_NON_ATTEINT: {
    phrase: 'Le terme de la phase est le {terme} : il n’est pas passé.',
    remede: 'Rien à faire avant cette date.',
    source: 'contrat, art. 7 et 8',
  },
  TERME_ATTEND_LE_COMPTABLE: {
    phrase: 'La phase est suspendue par une action en justice : elle ne prend fin que par une décision du comptable.',
    remede: 'Levez la suspension en fixant un nouveau terme, ou retirez le dossier.',
    source: 'CGCT, art. L. 1617-5 1°',
  },
  EFFET_INTERDIT: {
    phrase: 'Cette contestation ne peut avoir cet effet : elle {attendu}.',
    remede: 'Choisissez un effet que la loi permet.',
    source: 'CGCT, art. L. 1617-5 1° ; CPP, art. 530',
  },
  ECHEANCIER_FAUX: {
    phrase: 'L’échéancier totalise {calcule}, et il reste {reste} à payer.',
    remede: 'Corrigez les échéances : leur somme est le reste dû.',
    source: 'docs/regles-pca.md',
  },
  ECHEANCE_PASSEE: {
    phrase: 'Une échéance tombe le {date}, qui est passé.',
    remede: 'Donnez à chaque échéance un jour à venir.',
    source: 'docs/regles-pca.md',
  },
  ANNULATION_EXCESSIVE: {
    phrase: 'L’annulation porte sur {montant}, et la dette est de {dette}.',
    remede: 'Corrigez le montant annulé.',
    source: 'contrat, art. 6',
  },
  DETTE_AUGMENTEE: {
    phrase: 'La dette jugée, {montant}, dépasse celle du dossier, {dette}.',
    remede: 'Confiez le supplément par une nouvelle demande.',
    source: 'CGCT, art. L. 1617-5 1°',
  },
  PREUVE_ABSENTE: {
    phrase: 'Le signalement d’une insolvabilité doit être accompagné de ses justificatifs.',
    remede: 'Joignez au moins une pièce.',
    source: 'contrat, art. 8',
  },
  COURRIER_NON_REMIS: {
    phrase: 'Un pli refusé ou non réclamé ne constate pas la disparition du redevable.',
    remede: 'Transmettez-le comme une information.',
    source: 'contrat, art. 3',
  },
  DEMANDE_INCOMPLETE: {
    phrase: 'La demande doit dire ce qu’elle demande : un nombre de jours, ou un échéancier.',
    remede: 'Complétez la demande.',
    source: 'docs/regles-pca.md',
  },
  DEMANDE_INCONNUE: {
    phrase: 'Aucune demande de l’étude ne porte la référence {demande}, ou elle a déjà sa réponse.',
    remede: 'Vérifiez la référence de la demande.',
    source: 'docs/regles-pca.md',
  },
  COMPTES_NON_SOLDES: {
    phrase: 'Le dossier ne peut être clos : il reste {reste} à reverser ou à rendre.',
    remede: 'Attendez le reversement.',
    source: 'contrat, art. 10',
  },
  TRIMESTRE_NON_RESTITUE: {
    phrase: 'Le dossier ne peut être clos avant l’état récapitulatif de son dernier trimestre.',
    remede: 'Attendez l’état récapitulatif.',
    source: 'contrat, art. 9',
  },
});
