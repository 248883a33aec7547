/** Who asked may not. */
import { motifsDeRefus } from './motif.ts';

export const REFUS_DE_L_AUTEUR = motifsDeRefus({
  ACTE_RESERVE_AU_COMPTABLE: {
    phrase: 'Seul le comptable public du dossier peut faire cet acte.',
    remede: 'L’étude peut le demander au comptable ; son silence ne change rien au terme.',
    source: 'contrat, art. 6 et 7',
  },
  ACTE_RESERVE_A_L_ETUDE: {
    phrase: 'Seule l’étude à qui le dossier est confié peut transmettre ce message.',
    remede: 'Laissez l’étude le transmettre.',
    source: 'contrat, art. 5 et 8',
  },
  ACTE_RESERVE_A_LA_DDFIP: {
    phrase: 'Seule la direction départementale des Finances publiques peut faire cet acte sur le contrat.',
    remede: 'Transmettez-lui votre demande.',
    source: 'contrat, art. 7, 12 et 13',
  },
  ACTE_RESERVE_AU_MANDATAIRE: {
    phrase: 'Seul le titulaire du contrat, ou le mandataire du groupement, peut déposer cette pièce.',
    remede: 'Faites-la déposer par le mandataire désigné dans le DC1.',
    source: 'contrat, signature',
  },
  ACTE_RESERVE_A_QUI_SIGNE: {
    phrase: 'Seul le comptable du poste, ou l’étude, inscrit et retire les certificats qui signent en son nom.',
    remede: 'Laissez-le faire cet acte.',
    source: 'contrat, art. 4 et 5',
  },
  AUTRE_POSTE: {
    phrase: 'Ce dossier est celui d’un autre poste comptable.',
    remede: 'Vérifiez le numéro du dossier.',
    source: 'contrat, art. 4',
  },
  AUTRE_ETUDE: {
    phrase: 'Ce dossier n’est pas confié à cette étude.',
    remede: 'Vérifiez le numéro du dossier.',
    source: 'contrat, art. 1',
  },
  MESSAGE_DEJA_RECU: {
    phrase: 'Un autre message a déjà été reçu sous la référence {message}.',
    remede: 'Donnez une nouvelle référence à ce message.',
    source: 'docs/regles-pca.md',
  },
});
