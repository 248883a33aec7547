/** Why we may refuse what xmlsec1 accepts: each motif with its rule. The other way round there is no rule, ever. */
import type { CodeMotif } from '../../schemas/motifs/catalogue.ts';

/** A signature that xmlsec1 accepts and that is not `intacte` here is so by one of these. */
const REGLES: Partial<Record<CodeMotif, string>> = {
  PREFIXE_NON_DECLARE: 'Namespaces in XML §5: libxml2 warns of a prefix that is bound to nothing and goes on',
  ESPACE_DE_NOMS_INCORRECT: 'Namespaces in XML §3 and §5: libxml2 warns of a reserved or empty binding and goes on',
  REFERENCE_INCORRECTE: 'XML §4.1: libxml2 takes references that are written loosely',
  ENCODAGE_NON_ADMIS: 'the standard admits ISO-8859-1 and UTF-8; libxml2 reads others, and guesses at their names',
  DECLARATION_XML_INCORRECTE: 'XML §2.8: libxml2 reads the declaration loosely',
  SIGNATURE_BASE64:
    'every value of the block is strict base64; xmlsec1 skips what is not, and does not read KeyInfo here',
  SIGNATURE_CONTENU_PARASITE: 'no comment, instruction, CDATA section or stray text inside a Signature',
  SIGNATURE_STRUCTURE: 'a block has the elements of its profile and no others, in KeyInfo and Object too',
  SIGNATURE_MAL_PLACEE: 'a Signature is the child of the bordereau or of the root that it signs',
  SIGNATURE_MULTIPLE: 'one Signature on one element',
  SIGNATURE_NON_FINALE: 'a Signature is the last child of what it signs',
  SIGNATURE_REFERENCE_AUTRE: 'the reference names the element that carries the Signature',
  SIGNATURE_PROPRIETES_NON_SIGNEES: 'the block’s SignedProperties are signed',
  SIGNATURE_PROPRIETE_ABSENTE: 'the profile’s properties are there',
  SIGNATURE_XADES_NON_ADMIS: 'the namespace of XAdES is one that the politique admits',
  SIGNATURE_CERTIFICAT_ILLISIBLE: 'the key is that of the certificate in KeyInfo, which must be readable',
  SIGNATURE_CERTIFICAT_HORS_NORME: 'the same, and within RFC 5280',
  SIGNATURE_ALGORITHME_NON_ADMIS: 'the same: its key must be one that the politique admits',
  CERTIFICAT_NON_DECLARE: 'the same: a certificate that was damaged is not the one that was declared',
  IDENTIFIANT_EN_DOUBLE: 'an Id is unique in the file, on whatever element; xmlsec1 knows those that it is told of',
};

export interface Avis {
  readonly dit: 'intacte' | 'alteree' | 'illisible' | 'absente' | 'non lue';
  /** The motif of the reading that stopped, or those of the signature. */
  readonly motifs: readonly CodeMotif[];
  /** Motifs of no signature in particular. */
  readonly duFlux: readonly CodeMotif[];
}

/** What a comparison is called in the table; null where no rule explains it. */
export function classer({ dit, motifs, duFlux }: Avis, xmlsec1: boolean): string | null {
  // An Id that comes twice rejects the flux here, and keeps xmlsec1 from loading it, whatever signatures it concerns.
  if (!xmlsec1) return dit !== 'intacte' || duFlux.includes('IDENTIFIANT_EN_DOUBLE') ? 'refused by both' : null;
  if (dit === 'intacte') return 'accepted by both';
  // `alteree` says that content changed: no rule of ours can say so alone.
  if (dit === 'alteree') return null;
  return motifs.find((m) => m in REGLES) ?? null;
}
