import { motifs } from './motif.ts';

/**
 * What the register and the earlier deposits say, and the file alone cannot. Where nothing in the file has to change, the
 * remedy says « sous un autre nom de fichier »: the same bytes under the same name are the same deposit (R1).
 */
export const MOTIFS_DEPOT = motifs({
  EXPEDITEUR_SANS_ADHESION: {
    niveau: 'flux',
    gravite: 'rejet',
    phrase: 'Aucune adhésion n’était en vigueur pour le SIRET {siret} à la réception du fichier.',
    remede:
      'Adressez le formulaire d’adhésion à votre comptable, puis, à partir de sa date d’effet, déposez de nouveau le fichier sous un autre nom de fichier.',
    source: 'arrêté du 27 juin 2007, art. 2 et annexe 2',
    numAnoAck: 'ERREUR_PES_PARAM',
  },
  SIRET_DIFFERENT_DU_DEPOSANT: {
    niveau: 'flux',
    gravite: 'rejet',
    phrase:
      'L’en-tête désigne {idColl} (IdColl), qui n’est pas celui du déposant {siret} ni celui d’un de ses budgets rattachés.',
    remede: 'Déposez le fichier sous le compte de l’ordonnateur qu’il désigne, ou corrigez IdColl dans votre logiciel.',
    source: 'PES v2, TEnTetePES/IdColl ; arrêté du 27 juin 2007, art. 2',
    numAnoAck: 'ERREUR_SIRET',
  },
  POSTE_COMPTABLE_HORS_ADHESION: {
    niveau: 'flux',
    gravite: 'rejet',
    phrase: 'Le poste comptable {idPost} (IdPost) n’est pas celui que désigne l’adhésion de l’ordonnateur.',
    remede:
      'Corrigez IdPost dans votre logiciel ; si votre poste comptable a changé, adressez un nouveau formulaire d’adhésion, puis déposez de nouveau le fichier sous un autre nom de fichier.',
    source: 'PES v2, TEnTetePES/IdPost ; arrêté du 27 juin 2007, annexe 2',
    numAnoAck: 'ERREUR_CODIQUE',
  },
  BUDGET_HORS_ADHESION: {
    niveau: 'flux',
    gravite: 'rejet',
    phrase: 'Le budget {codBud} (CodBud) n’est pas de ceux que couvre l’adhésion de l’ordonnateur.',
    remede:
      'Corrigez CodBud, ou adressez un nouveau formulaire d’adhésion qui nomme ce budget, puis déposez de nouveau le fichier sous un autre nom de fichier.',
    source: 'PES v2, TEnTetePES/CodBud ; arrêté du 27 juin 2007, annexe 2',
    numAnoAck: 'ERREUR_CODE_COLLECTIVITE_BUDGET',
  },
  DOMAINE_HORS_ADHESION: {
    niveau: 'bordereau',
    gravite: 'rejet',
    phrase: 'L’adhésion de l’ordonnateur ne couvre pas les bordereaux de {domaine}.',
    remede:
      'Adressez un nouveau formulaire d’adhésion étendu à ce domaine ; d’ici là, transmettez ce bordereau comme auparavant.',
    source: 'arrêté du 27 juin 2007, annexe 2',
    numAnoAck: 'ERREUR_PES_PARAM',
  },
  DOUBLON_NOM_FICHIER: {
    niveau: 'flux',
    gravite: 'rejet',
    phrase: 'Un fichier de même NomFic a déjà été reçu : dépôt {nom}, le {recuLe} (n° {depot}), {etat}.',
    remede:
      'N’envoyez pas deux fois le même fichier ; s’il s’agit d’un autre fichier, ou du même corrigé, donnez-lui un autre NomFic.',
    source: 'PES v2, TParametres/NomFic',
    numAnoAck: 'ERREUR_AUTRE',
  },
  DOUBLON_BORDEREAU_DEPOSE: {
    niveau: 'bordereau',
    gravite: 'rejet',
    phrase:
      'Le bordereau {numero} de l’exercice {exercice} a déjà été transmis : dépôt {nom}, reçu le {recuLe} (n° {depot}), {etat}.',
    remede:
      'N’envoyez pas deux fois le même bordereau. Pour l’envoyer corrigé, même après un rejet d’Hélios, demandez d’abord au comptable de le rejeter dans Passerelle. S’il s’agit d’un autre bordereau, donnez-lui le numéro suivant.',
    source: 'PES v2, ERREUR_DOUBLON_BORDEREAU (CommunAck)',
    numAnoAck: 'ERREUR_DOUBLON_BORDEREAU',
  },
  DOUBLON_PJ_DEPOSEE: {
    niveau: 'pj',
    gravite: 'rejet',
    phrase:
      'La pièce justificative {idUnique} a déjà été transmise : dépôt {nom}, reçu le {recuLe} (n° {depot}), {etat}.',
    remede:
      'Ne joignez pas de nouveau cette pièce : référencez-la (PJRef). Si c’est une autre pièce, donnez-lui un autre identifiant.',
    source: 'PES v2, Class_PJ/IdUnique',
    numAnoAck: 'ERREUR_DOUBLON_PJ',
  },
});
