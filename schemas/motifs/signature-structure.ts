/** Motifs of a signature that cannot be read: found before any computation, so nothing is said of the content. */
import { type Gravite, motifs } from './motif.ts';

export const motifDeSignature = (
  numAnoAck: string,
  source: string,
  phrase: string,
  remede: string,
  gravite: Gravite = 'rejet',
) => ({ niveau: 'flux', gravite, phrase, remede, source, numAnoAck }) as const;

const motif = motifDeSignature;
const ILLISIBLE = 'ERREUR_SIGNATURE_ILLISIBLE';
const INCOMPLETE = 'ERREUR_SIGNATURE_INCOMPLETE';
const CERTIFICAT = 'ERREUR_CERTIFICAT';

export const RESIGNER = 'Signez de nouveau dans votre parapheur et déposez le nouveau fichier.';
export const EDITEUR =
  'Faites corriger le logiciel de signature par son éditeur (la présente phrase lui suffit), puis signez et déposez de nouveau.';

export const PES = 'Politique de signature Hélios';
export const XMLDSIG = 'XML Signature';

export const MOTIFS_STRUCTURE_SIGNATURE = motifs({
  SIGNATURE_TROP_VOLUMINEUSE: motif(
    ILLISIBLE,
    'docs/limites.md',
    '{signature} dépasse la taille admise ({limite}).',
    EDITEUR,
  ),
  SIGNATURE_MAL_PLACEE: motif(
    ILLISIBLE,
    `${PES} §4.1 ; PES_Aller.xsd, TBordereau`,
    'Une signature est placée dans l’élément {parent}, où elle ne signe ni un bordereau ni le fichier.',
    EDITEUR,
  ),
  SIGNATURES_EN_TROP: motif(
    ILLISIBLE,
    'docs/limites.md',
    'Le fichier porte {nombre} signatures mal placées ou en trop ; seules les {limite} premières sont détaillées.',
    EDITEUR,
  ),
  SIGNATURE_NON_FINALE: motif(
    ILLISIBLE,
    'PES_Aller.xsd : ds:Signature est le dernier élément',
    '{signature} est suivie de l’élément {element}, alors qu’elle doit être le dernier de ce qu’elle signe.',
    EDITEUR,
  ),
  SIGNATURE_MULTIPLE: motif(
    ILLISIBLE,
    `${PES} §2.1 et §4.1 ; arrêté du 27 juin 2007, art. 5`,
    '{signature} n’est pas seule : plusieurs signatures sont posées au même endroit, alors qu’une seule est permise.',
    'Faites signer par un seul signataire, puis déposez le nouveau fichier.',
  ),
  SIGNATURE_CONTRESIGNATURE: motif(
    ILLISIBLE,
    `${PES} §4.1`,
    '{signature} porte une contresignature, que le PES ne permet pas.',
    'Signez de nouveau sans contresignature.',
  ),
  SIGNATURE_STRUCTURE: motif(
    ILLISIBLE,
    `${XMLDSIG} §4 ; XAdES (TS 101 903)`,
    '{signature} n’a pas la forme attendue : {detail}.',
    EDITEUR,
  ),
  SIGNATURE_CONTENU_PARASITE: motif(
    ILLISIBLE,
    `${XMLDSIG} §8.1`,
    '{signature} contient {intrus}, ce qui est interdit.',
    EDITEUR,
  ),
  SIGNATURE_BASE64: motif(
    ILLISIBLE,
    'RFC 4648 §4',
    '{signature} porte dans {element} une valeur qui n’est pas du base64 correct.',
    EDITEUR,
  ),
  SIGNATURE_CIBLE_SANS_ID: motif(
    ILLISIBLE,
    `${PES} §4.2`,
    '{signature} ne peut pas désigner ce qu’elle signe : l’élément {element} n’a pas d’attribut Id.',
    EDITEUR,
  ),
  SIGNATURE_REFERENCE_AUTRE: motif(
    ILLISIBLE,
    `${PES} §4.2`,
    '{signature} désigne « {uri} » et non l’élément qui la porte (« {attendu} ») : elle ne prouve rien sur lui.',
    EDITEUR,
  ),
  SIGNATURE_REFERENCE_EXTERNE: motif(
    ILLISIBLE,
    `${XMLDSIG} §4.4.3.2`,
    '{signature} désigne « {uri} », hors du fichier ; seul un élément du fichier peut être signé.',
    EDITEUR,
  ),
  SIGNATURE_URI_VIDE: motif(
    ILLISIBLE,
    `${PES} §4.2`,
    '{signature} désigne le document entier sans le nommer (URI=""), ce que la politique n’admet pas.',
    'Donnez un attribut Id à l’élément à signer et signez de nouveau en le nommant.',
  ),
  SIGNATURE_REFERENCES_NOMBRE: motif(
    ILLISIBLE,
    `${PES} §4.2`,
    '{signature} comporte {nombre} références, au lieu de deux (ce qui est signé et les propriétés signées).',
    EDITEUR,
  ),
  SIGNATURE_PROPRIETES_NON_SIGNEES: motif(
    INCOMPLETE,
    'XAdES (TS 101 903) §7.2',
    '{signature} ne couvre pas ses propres propriétés (date, certificat, qualité du signataire).',
    EDITEUR,
  ),
  SIGNATURE_PROPRIETE_ABSENTE: motif(
    INCOMPLETE,
    `${PES} §4.2`,
    '{signature} ne comporte pas {propriete}, qui est obligatoire.',
    EDITEUR,
  ),
  SIGNATURE_TRANSFORMATION_NON_ADMISE: motif(
    ILLISIBLE,
    `${XMLDSIG} §4.4.3.4 ; ${PES} §4.2`,
    '{signature} demande des transformations non admises ({transformations}) sur « {uri} ».',
    EDITEUR,
  ),
  SIGNATURE_CANONISATION_NON_ADMISE: motif(
    ILLISIBLE,
    `${PES} §4.2`,
    '{signature} demande la forme canonique « {canonisation} », non admise.',
    EDITEUR,
  ),
  SIGNATURE_XADES_NON_ADMIS: motif(
    ILLISIBLE,
    `${PES} §4.2.2 ; PES_Aller.xsd`,
    '{signature} suit une version de XAdES non admise (« {espace} »).',
    EDITEUR,
  ),
  SIGNATURE_DATE_ILLISIBLE: motif(
    ILLISIBLE,
    `${PES} §4.2 : SigningTime en UTC`,
    '{signature} porte une date illisible (« {date} ») ; elle doit être en temps universel, par exemple 2026-09-30T08:15:00Z.',
    EDITEUR,
  ),
  SIGNATURE_CERTIFICAT_ILLISIBLE: motif(
    CERTIFICAT,
    'RFC 5280 §4.1',
    '{signature} porte un certificat illisible.',
    RESIGNER,
  ),
  SIGNATURE_CERTIFICAT_HORS_NORME: motif(
    CERTIFICAT,
    'RFC 5280 §4.1.2.2 ; docs/limites.md',
    '{signature} porte un certificat hors norme ({detail}).',
    'Signez de nouveau avec un certificat délivré par une autorité reconnue et déposez le nouveau fichier.',
  ),
  SIGNATURE_NON_VERIFIEE: motif(
    ILLISIBLE,
    'XML 1.0 §2.1',
    '{signature} n’a pas pu être vérifiée : la lecture du fichier s’est arrêtée avant la fin de ce qu’elle signe.',
    'Corrigez d’abord l’erreur de lecture du fichier.',
  ),
  IDENTIFIANT_EN_DOUBLE: motif(
    ILLISIBLE,
    'XML 1.0 §3.3.1 (ID)',
    'L’identifiant « {id} » est porté par plusieurs éléments : rien ne dit lequel est signé.',
    EDITEUR,
  ),
  ELEMENTS_TROP_NOMBREUX: motif(
    ILLISIBLE,
    'docs/limites.md',
    'Le fichier comporte plus de {limite} {elements}.',
    'Répartissez les bordereaux en plusieurs fichiers.',
  ),
});
