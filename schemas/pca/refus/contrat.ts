/** What the contract does not allow. */
import { motifsDeRefus } from './motif.ts';

export const REFUS_DU_CONTRAT = motifsDeRefus({
  CONTRAT_DEJA_SIGNE: {
    phrase: 'Ce contrat est déjà enregistré.',
    remede: 'Donnez un autre identifiant au nouveau contrat.',
    source: 'docs/regles-pca.md',
  },
  CONTRAT_TRANSITION_INTERDITE: {
    phrase: 'Cet acte n’est pas possible : le contrat est {etat}.',
    remede: 'Consultez l’historique du contrat.',
    source: 'contrat, art. 12 et 13',
  },
  CONTRAT_SIGNATAIRE: {
    phrase: 'Le contrat doit être signé par l’étude titulaire, ou par le mandataire du groupement.',
    remede: 'Faites signer le contrat par la personne désignée dans le DC1.',
    source: 'contrat, signature',
  },
  CONTRAT_SANS_ETUDE: {
    phrase: 'Le contrat doit nommer ses études, chacune une fois ; un titulaire seul est sa seule étude.',
    remede: 'Corrigez la liste des études.',
    source: 'contrat, art. 1',
  },
  HORS_ANNIVERSAIRE: {
    phrase: 'Le taux des amendes ne change qu’à la date anniversaire de la notification, et {depuis} n’en est pas une.',
    remede: 'Choisissez une date anniversaire du contrat.',
    source: 'contrat, art. 7',
  },
  RECONDUCTION_TARDIVE: {
    phrase: 'Le contrat a pris fin le {fin} : il ne peut plus être reconduit.',
    remede: 'Passez un nouveau contrat.',
    source: 'contrat, art. 12',
  },
  RESILIATION_PREMATUREE: {
    phrase: 'Le titulaire a jusqu’au {terme} pour se conformer à la mise en demeure.',
    remede: 'Attendez la fin de ce délai.',
    source: 'contrat, art. 13',
  },
  ETUDE_INCONNUE: {
    phrase: 'L’étude {etude} n’est pas membre du contrat le {jour}.',
    remede: 'Vérifiez le SIRET de l’étude et la date.',
    source: 'contrat, art. 1',
  },
  ETUDE_DEJA_MEMBRE: {
    phrase: 'L’étude {etude} est déjà membre du contrat le {jour}.',
    remede: 'Vérifiez le SIRET de l’étude ; si elle revient, enregistrez d’abord son départ.',
    source: 'contrat, art. 1',
  },
  CONTRAT_D_UNE_SEULE_ETUDE: {
    phrase: 'Le titulaire de ce contrat est une étude seule : aucune autre ne peut y entrer.',
    remede: 'Passez un nouveau contrat avec un groupement.',
    source: 'contrat, art. 1',
  },
  TABLE_INCONNUE: {
    phrase: 'Aucune table d’affectation ne porte la référence {table}.',
    remede: 'Vérifiez la référence de la table.',
    source: 'docs/regles-pca.md',
  },
  CERTIFICAT_NON_LU: {
    phrase: 'Le certificat joint ne peut pas être inscrit ({detail}).',
    remede: 'Joignez le certificat de signature seul, en PEM ou en DER, sans sa clé privée.',
    source: 'contrat, art. 4',
  },
  CERTIFICAT_DATES_INVERSEES: {
    phrase: 'La fin de l’inscription précède son début.',
    remede: 'Corrigez l’une des deux dates.',
    source: 'docs/regles-pca.md',
  },
  CERTIFICAT_DEJA_INSCRIT: {
    phrase: 'Ce certificat est déjà inscrit pour une partie de cette période.',
    remede: 'Retirez d’abord l’inscription en cours.',
    source: 'docs/regles-pca.md',
  },
  CERTIFICAT_NON_INSCRIT: {
    phrase: 'Ce certificat n’est pas inscrit au contrat pour celui qui le retire.',
    remede: 'Vérifiez l’empreinte du certificat (SHA-256 de son DER).',
    source: 'docs/regles-pca.md',
  },
  CERTIFICAT_DEJA_RETIRE: {
    phrase: 'L’inscription de ce certificat finit déjà le {fin}.',
    remede: 'Pour la prolonger, inscrivez de nouveau le certificat.',
    source: 'docs/regles-pca.md',
  },
  RACCORDEMENT_SUSPENDU: {
    phrase: 'Le raccordement de l’étude {etude} au poste {poste} est suspendu depuis le {depuis}.',
    remede:
      'Confiez un produit local sur papier ; gardez une amende jusqu’au rétablissement, ou faites accepter une table qui nomme une autre étude.',
    source: 'arrêté du 27 juin 2007, art. 6',
  },
  RACCORDEMENT_DEJA_SUSPENDU: {
    phrase: 'Ce raccordement est déjà suspendu depuis le {depuis}.',
    remede: 'Consultez l’historique du contrat.',
    source: 'docs/regles-pca.md',
  },
  RACCORDEMENT_NON_SUSPENDU: {
    phrase: 'Ce raccordement n’est pas suspendu.',
    remede: 'Vérifiez l’étude et le poste.',
    source: 'docs/regles-pca.md',
  },
  COMPTE_TROP_TOT: {
    phrase: 'Un nouveau compte bancaire ne sert qu’à partir du {date}.',
    remede: 'Choisissez une date plus lointaine, et vérifiez le compte par un autre moyen.',
    source: 'docs/regles-pca.md',
  },
});
