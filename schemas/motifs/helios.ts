/** What is wrong with an answer of Hélios, or with who deposits it (functions/helios/). */
import { type Motif, motifs } from './motif.ts';

type Entree = Pick<Motif, 'phrase' | 'remede' | 'source'> & Partial<Pick<Motif, 'gravite' | 'numAnoAck'>>;
const reponse = (entree: Entree): Motif => ({
  niveau: 'flux',
  gravite: 'rejet',
  numAnoAck: 'ERREUR_AUTRE',
  ...entree,
});

const INTACTE = 'Récupérez de nouveau la réponse dans Hélios, puis déposez-la sans la modifier.';
const A_L_ORDONNATEUR = 'C’est à l’ordonnateur de déposer ce flux, sous son SIRET.';

/** What a comptable can do about any anomaly of a file: he did not write it, and nobody signs an answer of Hélios. */
export const REMEDES_DU_COMPTABLE = {
  flux: A_L_ORDONNATEUR,
  reponse: `${INTACTE} Si l’anomalie demeure, signalez-la à l’assistance d’Hélios.`,
};
const ACQUIT = 'PES v2, TACQUIT et TElementACQUIT';

export const MOTIFS_HELIOS = motifs({
  FLUX_DEPOSE_PAR_UN_COMPTABLE: reponse({
    phrase:
      'Ce fichier est un PES_Aller, déposé par un poste comptable : un poste comptable ne dépose que les réponses d’Hélios (PES_ACQUIT et PES_Retour).',
    remede: A_L_ORDONNATEUR,
    source: 'arrêté du 27 juin 2007, art. 2 et 5',
  }),
  REPONSE_HELIOS_DEPOSEE_PAR_UN_ORDONNATEUR: reponse({
    phrase: 'Ce fichier est une réponse d’Hélios ({nature}) : seul un poste comptable peut la déposer.',
    remede: 'Ne déposez que vos flux PES_Aller ; la réponse d’Hélios vous parvient par votre comptable.',
    source: 'Passerelle : une réponse d’Hélios ne vaut que de la main du comptable',
  }),
  REPONSE_DE_PASSERELLE: reponse({
    phrase:
      'Ce fichier ({nature}) a été émis par Passerelle, non par Hélios : il ne dit rien de ce qu’Hélios a fait du flux.',
    remede:
      'Ne le déposez pas : la réponse de Passerelle se lit sur la page du dépôt. Le poste comptable dépose la réponse que donne Hélios.',
    source: 'PES v2, TEnveloppe/Emetteur ; Passerelle : sa réponse ne passe jamais pour celle d’Hélios',
  }),
  REPONSE_HELIOS_SANS_NOMFIC: reponse({
    phrase: 'La réponse d’Hélios ne dit pas à quel flux elle répond : {manque}.',
    remede: INTACTE,
    source: 'PES v2, TParametres/NomFic et TEnTetePES',
    numAnoAck: 'ERREUR_SCHEMA_INCOMPLET',
  }),
  REPONSE_HELIOS_INCOMPLETE: reponse({
    phrase: 'L’acquit d’Hélios ne dit pas ce qui est accepté ou rejeté : {manque}.',
    remede: INTACTE,
    source: ACQUIT,
    numAnoAck: 'ERREUR_SCHEMA_INCOMPLET',
  }),
  REPONSE_HELIOS_D_UN_AUTRE_POSTE: reponse({
    phrase:
      'La réponse d’Hélios est celle du poste comptable {idPost} (IdPost), alors que le poste {codique} la dépose.',
    remede: 'Faites déposer cette réponse par le poste comptable qu’elle nomme.',
    source: 'PES v2, TEnTetePES/IdPost',
    numAnoAck: 'ERREUR_CODIQUE',
  }),
  DEPOT_D_UN_AUTRE_POSTE: reponse({
    phrase:
      'La réponse d’Hélios porte sur le flux « {nomFic} », qui n’a pas été adressé au poste comptable {codique}, son déposant.',
    remede: 'Faites déposer cette réponse par le poste comptable qui a reçu le flux.',
    source: 'PES v2, TEnTetePES/IdPost',
    numAnoAck: 'ERREUR_CODIQUE',
  }),
  REPONSE_HELIOS_SANS_DEPOT: reponse({
    gravite: 'alerte',
    phrase:
      'À l’arrivée de cette réponse d’Hélios, Passerelle n’avait mis à disposition aucun flux « {nomFic} » de cette collectivité et de ce budget : la réponse est conservée, en attente de ce flux.',
    remede:
      'Rien à faire : la réponse sera rattachée au flux dès qu’il sera accepté. Si le flux a été transmis par une autre voie, elle reste conservée seule.',
    source: 'PES v2, TParametres/NomFic',
  }),
  REPONSE_HELIOS_OBJET_ABSENT: reponse({
    gravite: 'alerte',
    phrase:
      'La réponse d’Hélios nomme {objet}, que ne contient pas le flux « {nomFic} » mis à disposition par Passerelle : elle est conservée sans lui être rattachée.',
    remede:
      'Vérifiez que la réponse est bien celle de ce flux. Si elle est celle d’un autre flux du même nom, rien à faire : elle lui sera rattachée dès qu’il sera accepté.',
    source: 'PES v2, TElementACQUIT/NumBord, ExerciceBord et IdUnique',
  }),
  REPONSE_HELIOS_DEJA_RATTACHEE: reponse({
    gravite: 'alerte',
    phrase: 'Cette même réponse d’Hélios est déjà rattachée au dépôt {depot} : elle ne l’est pas une seconde fois.',
    remede: 'Rien à faire.',
    source: 'Passerelle : une réponse ne compte qu’une fois',
  }),
});
