/** What the account of a dossier does not allow. */
import { motifsDeRefus } from './motif.ts';

export const REFUS_D_ARGENT = motifsDeRefus({
  MOUVEMENT_DEJA_CONNU: {
    phrase: 'Un autre versement porte déjà la référence {mouvement}.',
    remede: 'Donnez une autre référence à ce versement.',
    source: 'docs/regles-pca.md',
  },
  MOUVEMENT_INCONNU: {
    phrase: 'Aucun versement du dossier ne porte la référence {mouvement}.',
    remede: 'Vérifiez la référence du versement.',
    source: 'docs/regles-pca.md',
  },
  COMPENSATION_INTERDITE: {
    phrase:
      'L’étude garderait {declare} de frais alors que {attendu} seulement lui reviennent sur ce versement : le principal passe d’abord.',
    remede: 'Corrigez la répartition, ou laissez-la calculer.',
    source: 'code de commerce, art. R. 444-53 et R. 444-54',
  },
  REPARTITION_FAUSSE: {
    phrase:
      'La répartition du versement devait être : {principal} de principal, {frais} de frais et {tva} de TVA, {excedent} à rendre au redevable.',
    remede: 'Corrigez la répartition, ou laissez-la calculer.',
    source: 'contrat, art. 10 et 11',
  },
  REJET_IMPOSSIBLE: {
    phrase: 'Le versement {mouvement} ne peut pas être rejeté : {raison}.',
    remede: 'Vérifiez la référence du versement.',
    source: 'docs/regles-pca.md',
  },
  FRAIS_DEJA_ADMIS: {
    phrase: 'Le versement {mouvement} ouvre déjà droit aux frais, ou ne peut pas y ouvrir droit.',
    remede: 'Rien à faire.',
    source: 'contrat, art. 11',
  },
  EXCEDENT_INSUFFISANT: {
    phrase: 'Il reste {reste} à rendre au redevable sur ce versement.',
    remede: 'Corrigez le montant rendu.',
    source: 'docs/regles-pca.md',
  },
  RIEN_A_REGULARISER: {
    phrase: 'Le versement {mouvement} n’a pas été reversé en trop.',
    remede: 'Rien à faire.',
    source: 'docs/regles-pca.md',
  },
  REVERSEMENT_DEJA_ANNONCE: {
    phrase: 'Un autre reversement porte déjà la référence {reversement}.',
    remede: 'Donnez une autre référence à ce reversement.',
    source: 'docs/regles-pca.md',
  },
  REVERSEMENT_TOTAL_FAUX: {
    phrase: 'Le reversement annonce {declare}, et ses lignes totalisent {calcule}.',
    remede: 'Corrigez le total ou les lignes.',
    source: 'contrat, art. 10',
  },
  REVERSEMENT_LIGNE_FAUSSE: {
    phrase: 'Le versement {mouvement} du dossier {dossier} se reverse en entier : {attendu}, et non {declare}.',
    remede: 'Corrigez la ligne : aucun frais ne s’en déduit.',
    source: 'contrat, art. 10 ; code de commerce, art. R. 444-54',
  },
  REVERSEMENT_SANS_ACCORD: {
    phrase: 'Le versement {mouvement} du dossier {dossier} ne peut être repris sans l’accord du comptable.',
    remede: 'Demandez au comptable d’accorder la régularisation.',
    source: 'code de commerce, art. R. 444-54',
  },
  REVERSEMENT_MODE_FAUX: {
    phrase: 'Un chèque à l’ordre du Trésor se remet au comptable ; toute autre somme lui est virée.',
    remede: 'Séparez les chèques à l’ordre du Trésor des autres sommes.',
    source: 'contrat, art. 10',
  },
  COMPTE_NON_ADMIS: {
    phrase: 'Le compte bancaire du reversement n’est pas celui de l’étude le {jour}.',
    remede: 'Reversez depuis le compte affecté de l’étude ; un nouveau compte se déclare d’abord.',
    source: 'CE, 30 novembre 2018, n° 416628',
  },
  REVERSEMENT_NON_ANNONCE: {
    phrase: 'Aucun reversement ne porte cette référence.',
    remede: 'Vérifiez la référence portée par le virement.',
    source: 'contrat, art. 10',
  },
});
