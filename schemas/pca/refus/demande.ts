/** What stops a demande. */
import { motifsDeRefus } from './motif.ts';

export const REFUS_DE_LA_DEMANDE = motifsDeRefus({
  CONTRAT_INACTIF: {
    phrase: 'Le contrat {contrat} ne permet pas de nouvelle demande le {jour} : il est {situation}.',
    remede: 'Adressez la demande au titulaire d’un contrat en vigueur.',
    source: 'contrat, art. 12 et 13',
  },
  POSTE_HORS_CONTRAT: {
    phrase: 'Le poste comptable {poste} n’est pas de ceux que couvre le contrat.',
    remede:
      'Seuls les comptables de la DGFiP du département peuvent y recourir ; l’agent comptable d’un établissement d’enseignement mandate lui-même une étude.',
    source: 'contrat, art. 1',
  },
  HORS_DEPARTEMENT: {
    phrase: 'Le redevable est domicilié dans le département {departement}, que le contrat ne couvre pas.',
    remede: 'Adressez la demande au titulaire du contrat de ce département.',
    source: 'contrat, art. 1',
  },
  REDEVABLE_PUBLIC: {
    phrase: 'Le redevable est une personne morale de droit public, contre qui aucune exécution forcée n’est possible.',
    remede: 'Demandez l’inscription ou le mandatement d’office.',
    source: 'CGCT, art. L. 1612-1 et suivants',
  },
  REDEVABLE_PRINCIPAL_ABSENT: {
    phrase: 'La demande doit désigner un redevable principal, et un seul.',
    remede: 'Corrigez le rôle des redevables.',
    source: 'docs/regles-pca.md',
  },
  PAPIER_INTERDIT: {
    phrase: 'Une demande d’amende ou de condamnation pécuniaire ne se transmet que par voie dématérialisée.',
    remede: 'Transmettez-la par voie dématérialisée.',
    source: 'contrat, art. 4',
  },
  AMENDES_NON_MAINTENUES: {
    phrase: 'La phase comminatoire n’est plus maintenue pour les amendes depuis le {depuis}.',
    remede: 'Engagez les mesures forcées sans phase comminatoire.',
    source: 'contrat, art. 7',
  },
  TOTAUX_FAUX: {
    phrase: 'Les montants de la demande ne s’accordent pas : {calcule} calculés, {declare} déclarés.',
    remede: 'Corrigez les montants, puis signez de nouveau la demande.',
    source: 'docs/regles-pca.md',
  },
  RIEN_A_RECOUVRER: {
    phrase: 'Une créance de la demande n’a plus rien à recouvrer.',
    remede: 'Retirez-la de la demande.',
    source: 'contrat, art. 3',
  },
  CREANCE_DEJA_CONFIEE: {
    phrase: 'Une créance de la demande est déjà confiée, dans le dossier {dossier}.',
    remede: 'Attendez la fin de ce dossier, ou retirez-le.',
    source: 'docs/regles-pca.md',
  },
  PRESCRIPTION_AVANT_TERME: {
    phrase: 'La créance est prescrite le {prescription}, avant le terme prévisible de la phase, le {terme}.',
    remede: 'Engagez d’abord un acte qui interrompt la prescription : la phase comminatoire ne l’interrompt pas.',
    source: 'CGCT, art. L. 1617-5 3°',
  },
  ETUDE_INDISPONIBLE: {
    phrase: 'Aucune étude du contrat ne peut recevoir ce dossier le {jour}.',
    remede: 'Demandez au mandataire de corriger la table d’affectation.',
    source: 'contrat, art. 1',
  },
  DOSSIER_DEJA_DEMANDE: {
    phrase: 'Un dossier porte déjà ce numéro.',
    remede: 'Donnez un autre numéro à ce dossier.',
    source: 'docs/regles-pca.md',
  },
});
