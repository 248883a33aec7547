/** What is wrong with a PCA file, or with who deposits it (functions/pca/fichier/). */
import { type Motif, motifs } from './motif.ts';

type Entree = Pick<Motif, 'phrase' | 'source'> & Partial<Pick<Motif, 'gravite' | 'remede'>>;

const CORRIGER =
  'Corrigez cette donnée dans le logiciel qui a produit le fichier, puis produisez, signez et déposez à nouveau le fichier, sous un nouveau NomFic.';
const RETIRER =
  'Les autres messages du fichier sont traités. Corrigez celui-ci, puis envoyez-le à nouveau, dans un autre fichier, sous un nouvel IdMsg.';

/** The whole file. */
const fichier = (entree: Entree): Motif => ({
  niveau: 'flux',
  gravite: 'rejet',
  numAnoAck: 'ERREUR_AUTRE',
  remede: CORRIGER,
  ...entree,
});
/** One message of it, alone. */
const message = (entree: Entree): Motif => ({ ...fichier({ remede: RETIRER, ...entree }), niveau: 'piece' });

const FORMAT = 'Format PCA de Passerelle (schemas/pca/v1)';
const LIMITES = 'Limites de Passerelle (docs/limites.md)';

/** What to do about a fault against the schema: no agent of a counter wrote it. */
export const REMEDE_DU_FORMAT_PCA =
  'Signalez l’anomalie à l’éditeur du logiciel qui a produit le fichier : il ne suit pas le format PCA de Passerelle (schemas/pca/v1).';
export const REMEDE_DE_LA_VALEUR_PCA = CORRIGER;

const DU_FICHIER = motifs({
  PCA_SANS_SIGNATURE: fichier({
    phrase: 'Le fichier n’est pas signé : la signature du comptable vaut mandatement, celle de l’étude l’engage.',
    remede: 'Signez le fichier entier (signature XAdES, dernier élément de la racine), puis déposez-le à nouveau.',
    source: 'contrat, art. 4 ; Passerelle : une signature par fichier PCA',
  }),
  PCA_CONTENU_DIFFERENT: fichier({
    phrase: 'L’en-tête annonce « {annonce} » (NatFlux), et le fichier contient « {contenu} ».',
    source: FORMAT,
  }),
  PCA_NOMBRE_DIFFERENT: fichier({
    phrase: 'Le lot annonce {annonce} dossier(s) (NbrDossier) et en contient {compte}.',
    source: `${FORMAT}, totaux de contrôle`,
  }),
  PCA_TOTAL_DIFFERENT: fichier({
    phrase: 'Le lot annonce un total de {annonce} (MtTotal), et la somme de ses demandes est de {somme}.',
    source: `${FORMAT}, totaux de contrôle`,
  }),
  PCA_FICHIER_FUTUR: fichier({
    phrase: 'Le fichier est daté du {date} (DteStr), après sa réception.',
    source: FORMAT,
  }),
  PCA_LIMITE_MESSAGES: fichier({
    phrase: 'Le fichier contient plus de {maximum} messages.',
    remede: 'Répartissez les messages en plusieurs fichiers.',
    source: LIMITES,
  }),
  PCA_LIMITE_DOCUMENTS: fichier({
    phrase: 'Les documents joints au fichier dépassent {maximum} octets en tout.',
    remede: 'Répartissez les messages en plusieurs fichiers.',
    source: LIMITES,
  }),
});

/** What the file alone could not say: who deposits it, and under which contract. */
export const MOTIFS_DU_DEPOT_PCA = motifs({
  PCA_DEPOSANT: fichier({
    phrase: 'Un fichier {nature} ne se dépose pas par {deposant}.',
    remede: 'Le comptable dépose les PCA_Aller sous son codique, l’étude les PCA_Retour sous son SIRET.',
    source: 'contrat, art. 4 à 6',
  }),
  PCA_DEPOT_D_UNE_ETUDE: fichier({
    phrase: 'Une étude ne dépose que des fichiers PCA_Retour.',
    remede: 'Déposez un fichier PCA_Retour produit par le logiciel de l’étude.',
    source: 'contrat, art. 5 et 8',
  }),
  PCA_AUTRE_POSTE: fichier({
    phrase: 'Le fichier est celui du poste comptable {idPost} (IdPost), alors que le poste {codique} le dépose.',
    remede: 'Faites déposer ce fichier par le poste comptable qu’il nomme.',
    source: 'contrat, art. 4',
  }),
  PCA_AUTRE_ETUDE: fichier({
    phrase: 'Le fichier est celui de l’étude {idEtude} (IdEtude), alors que l’étude {siret} le dépose.',
    remede: 'Faites déposer ce fichier par l’étude qu’il nomme.',
    source: 'contrat, art. 5',
  }),
  PCA_SANS_SERVICE: fichier({
    phrase: 'Ce service ne traite pas la phase comminatoire amiable : aucun message du fichier n’a été lu.',
    remede:
      'Demandez à l’exploitant du service de déclarer le secret des identités (docs/deploiement.md), puis déposez le même fichier sous un autre nom.',
    source: 'Passerelle : les personnes d’un dossier ne sont inscrites que sous une clé',
  }),
  PCA_CONTRAT_INCONNU: fichier({
    phrase: 'Aucun contrat « {contrat} » (IdContrat) n’est enregistré.',
    remede: 'Vérifiez la référence du contrat ; la direction départementale des Finances publiques l’enregistre.',
    source: 'contrat, art. 1',
  }),
  PCA_CERTIFICAT_HORS_CONTRAT: fichier({
    phrase:
      'Le certificat de {signataire} est de la famille « {famille} » ; le contrat {contrat} admet, pour signer les fichiers : {admises}.',
    remede: 'Signez le fichier avec un certificat d’une famille que le contrat admet, puis déposez-le à nouveau.',
    source: 'contrat, paramètres ; docs/regles-pca.md',
  }),
  PCA_SIGNATAIRE_NON_INSCRIT: fichier({
    phrase:
      'Le certificat de {signataire} ne peut pas engager {nomDe} : il n’est pas inscrit au contrat {contrat} à la date du {jour}.',
    remede:
      'Faites-le inscrire sur la page du contrat par celui au nom de qui il signe, ou signez avec un certificat inscrit ; puis déposez à nouveau le fichier.',
    source: 'contrat, art. 4 et 5 (qui peut engager le poste, ou l’étude)',
  }),
});

const DU_MESSAGE = motifs({
  PCA_VALEUR_REFUSEE: message({
    phrase: 'La valeur de {element} ne peut pas être reprise : vide, caractère invisible, ou code inexact.',
    source: FORMAT,
  }),
  PCA_MESSAGE_EN_DOUBLE: message({
    phrase: 'Le message {valeur} (IdMsg) est déjà dans ce fichier.',
    source: `${FORMAT}, IdMsg`,
  }),
  PCA_DOSSIER_EN_DOUBLE: message({
    phrase: 'Le dossier {valeur} (IdDossier) est déjà demandé dans ce fichier.',
    source: `${FORMAT}, IdDossier`,
  }),
  PCA_CREANCE_EN_DOUBLE: message({
    phrase: 'La créance « {valeur} » est déjà confiée dans ce fichier.',
    source: 'docs/regles-pca.md, L23',
  }),
  PCA_VERSEMENT_EN_DOUBLE: message({
    phrase: 'Le versement {valeur} est déjà dans ce fichier.',
    source: `${FORMAT}, IdVers`,
  }),
  PCA_REDEVABLE_PUBLIC: message({
    phrase:
      'Un redevable est une personne morale de droit public : aucune exécution forcée n’est possible contre elle.',
    remede: 'Retirez la demande ; demandez l’inscription ou le mandatement d’office.',
    source: 'CGCT, art. L. 1612-1 et suivants',
  }),
  PCA_REDEVABLE_PRINCIPAL: message({
    phrase: 'La demande désigne {nombre} redevable(s) principal(aux) : il en faut un, et un seul.',
    source: 'docs/regles-pca.md',
  }),
  PCA_PAPIER_INTERDIT: message({
    phrase: 'Une demande d’amende ou de condamnation pécuniaire ne se transmet que par voie dématérialisée (ModTrans).',
    source: 'contrat, art. 4',
  }),
  PCA_MONTANTS_DISCORDANTS: message({
    phrase: 'Les montants de {objet} ne s’accordent pas : {calcule} calculés, {declare} déclarés.',
    source: 'docs/regles-pca.md',
  }),
  PCA_RIEN_A_RECOUVRER: message({
    phrase: 'La créance « {reference} » n’a plus rien à recouvrer.',
    source: 'contrat, art. 3',
  }),
  PCA_PRESCRITE: message({
    phrase: 'La créance « {reference} » est prescrite le {prescription}, et la demande est signée le {date}.',
    source: 'CGCT, art. L. 1617-5 3°',
  }),
  PCA_DATE_INCOHERENTE: message({
    phrase: 'La date {date} ({element}) vient après celle du fichier, le {repere} (DteStr).',
    source: FORMAT,
  }),
  PCA_HORS_DU_DEPARTEMENT: message({
    gravite: 'alerte',
    phrase:
      'Le redevable est domicilié dans le département {departement}, et le poste comptable {poste} est d’un autre : le contrat ne couvre que le sien.',
    remede: 'Vérifiez l’adresse ; le contrat décide à la réception de la demande.',
    source: 'contrat, art. 1',
  }),
  PCA_IBAN_ABSENT: message({
    phrase: 'Le reversement {valeur} est un virement et ne dit pas de quel compte (IBANEmet).',
    source: 'contrat, art. 10',
  }),
  PCA_INSOLVABILITE_SANS_PIECE: message({
    phrase: 'L’insolvabilité est signalée sans justificatif.',
    remede: 'Joignez le justificatif (PJ), puis envoyez à nouveau le message, sous un nouvel IdMsg.',
    source: 'contrat, art. 8',
  }),
  PCA_DOCUMENT_TROP_GROS: message({
    phrase: 'Les documents joints au message dépassent {maximum} octets.',
    source: LIMITES,
  }),
});

export const MOTIFS_PCA = { ...DU_FICHIER, ...MOTIFS_DU_DEPOT_PCA, ...DU_MESSAGE };
