import { type Motif, motifs } from './motif.ts';

const ART_5 = 'arrêté du 27 juin 2007, art. 5 ; CGCT, art. D. 1617-23';
const signataire = (phrase: string, remede: string, source = ART_5): Motif => ({
  niveau: 'flux',
  gravite: 'rejet',
  phrase,
  remede,
  source,
  numAnoAck: 'ERREUR_CERTIFICAT',
});

/** What the register of adhésions says of dates, of budgets, and of who signed. */
export const MOTIFS_REGISTRE = motifs({
  DOMAINE_AVANT_SA_DATE: {
    niveau: 'bordereau',
    gravite: 'rejet',
    phrase: 'L’adhésion ne couvre les bordereaux de {domaine} qu’à partir du {depuis} ; celui-ci a été reçu avant.',
    remede: 'Transmettez ce bordereau comme auparavant, ou déposez-le de nouveau à partir de cette date.',
    source: 'arrêté du 27 juin 2007, art. 2 a et annexe 2',
    numAnoAck: 'ERREUR_PES_PARAM',
  },
  BUDGET_HORS_DU_DOMAINE: {
    niveau: 'bordereau',
    gravite: 'rejet',
    phrase: 'L’adhésion ne couvre pas les bordereaux de {domaine} du budget {codBud}.',
    remede:
      'Adressez un nouveau formulaire d’adhésion étendu à ce budget ; d’ici là, transmettez ce bordereau comme auparavant.',
    source: 'arrêté du 27 juin 2007, annexe 2',
    numAnoAck: 'ERREUR_CODE_COLLECTIVITE_BUDGET',
  },
  CERTIFICAT_FAMILLE_NON_CHOISIE: signataire(
    'Le certificat de {signataire} n’est pas de la famille que l’organisme a choisie : {choisie}.',
    'Signez de nouveau avec un certificat de cette famille, ou adressez un nouveau formulaire d’adhésion qui change ce choix.',
    'arrêté du 27 juin 2007, art. 4 II',
  ),
  SIGNATAIRE_NON_INSCRIT: signataire(
    'Le certificat de {signataire} n’est pas celui d’un signataire inscrit de l’ordonnateur.',
    'Faites signer un signataire inscrit, ou faites inscrire celui-ci par votre comptable, puis signez et déposez de nouveau.',
  ),
  SIGNATAIRE_HORS_DELEGATION: signataire(
    '{signataire} a signé le {signeLe}, hors de son habilitation, inscrite {periode}.',
    'Faites signer de nouveau par un signataire en exercice ; si la délégation a été renouvelée, faites-la inscrire d’abord.',
  ),
  SIGNATAIRE_HORS_DOMAINE: {
    niveau: 'bordereau',
    gravite: 'rejet',
    phrase: '{signataire} n’est pas habilité à signer des bordereaux de {domaine}.',
    remede: 'Faites signer ce bordereau par un signataire habilité pour ce domaine, puis déposez-le de nouveau.',
    source: ART_5,
    numAnoAck: 'ERREUR_CERTIFICAT',
  },
  PJ_SANS_CERTIFICATION: {
    niveau: 'pj',
    gravite: 'rejet',
    phrase:
      '{signataire}, qui a signé le fichier, n’est pas habilité à attester le caractère exécutoire de la pièce {idUnique}, qui ne porte pas la signature de sa propre certification.',
    remede:
      'Joignez la pièce signée par qui peut la certifier (PDF signé), ou faites signer le fichier par un signataire habilité à attester cette pièce.',
    source: 'arrêté du 27 juin 2007, art. 5, al. 2',
    numAnoAck: 'ERREUR_PJ_SIGNEE',
  },
  PJ_CERTIFICATION_A_CONTROLER: {
    niveau: 'pj',
    gravite: 'alerte',
    phrase:
      '{signataire}, qui a signé le fichier, n’est pas habilité à attester la pièce {idUnique} ; elle porte une signature, que Passerelle ne vérifie pas.',
    remede: 'Rien à faire avant l’envoi : le comptable contrôle que cette signature est celle de sa certification.',
    source: 'arrêté du 27 juin 2007, art. 5, al. 2',
    numAnoAck: 'ERREUR_PJ_SIGNEE',
  },
});
