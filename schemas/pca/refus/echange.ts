/** What cannot be handed over, or received. */
import { motifsDeRefus } from './motif.ts';

export const REFUS_DE_L_ECHANGE = motifsDeRefus({
  DOCUMENT_NON_ADMIS: {
    phrase: 'Une pièce jointe n’est ni un PDF, ni une image JPEG ou PNG.',
    remede: 'Joignez-la dans l’un de ces formats.',
    source: 'docs/regles-pca.md',
  },
  DOCUMENT_TROP_LOURD: {
    phrase: 'Une pièce jointe dépasse 4 Mo.',
    remede: 'Numérisez-la dans une définition plus basse, ou en plusieurs pièces.',
    source: 'docs/regles-pca.md',
  },
  MESSAGE_INCONNU: {
    phrase: 'Aucun message ne porte cette référence.',
    remede: 'Recopiez la référence donnée dans le message lui-même.',
    source: 'docs/regles-pca.md',
  },
  MESSAGE_D_UN_AUTRE: {
    phrase: 'Ce message est destiné à un autre.',
    remede: 'Laissez son destinataire en accuser réception.',
    source: 'contrat, art. 14',
  },
  REMISE_PAPIER_SANS_OBJET: {
    phrase: 'La demande de ce dossier n’est pas de celles qui se remettent sur papier.',
    remede: 'L’étude en accuse réception par la voie dématérialisée.',
    source: 'contrat, art. 4',
  },
  RIEN_A_RETRANSMETTRE: {
    phrase: 'La demande de ce dossier n’a pas été rejetée par le système de l’étude.',
    remede: 'Rien à faire : une demande sans réception est renvoyée d’elle-même.',
    source: 'docs/regles-pca.md',
  },
  IBAN_FAUX: {
    phrase: 'L’IBAN déclaré n’en est pas un : sa clé de contrôle est fausse.',
    remede: 'Recopiez l’IBAN du compte affecté de l’étude.',
    source: 'ISO 13616',
  },
});
