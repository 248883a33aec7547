/** What is accepted at most; docs/limites.md lists them. */
export const LIMITES = {
  /** Bytes of text and attributes kept from one Signature block. A usual one has 6 to 9 kB. */
  bloc: 1_048_576,
  /** The same, over all the Signature blocks of one file. */
  blocs: 33_554_432,
  /** Elements in one Signature block, unsigned properties left out. */
  elements: 5000,
  /** Levels under ds:Signature. */
  profondeur: 24,
  transformations: 10,
  prefixes: 16,
  certificats: 32,
  /** Bytes of one certificate, DER. A signer's has 1 to 3 kB. */
  certificat: 32_768,
  /** Octets of a serial number (RFC 5280 §4.1.2.2). */
  serie: 20,
  /** Characters of an X509IssuerName that is compared. */
  nomEcrit: 4096,
  /** RSA public exponent: the work of a verification grows with its length. */
  exposantRsa: 2 ** 32,
  /** Signatures in one file; also the bordereaux followed. */
  signatures: 20_000,
  /** Signatures out of place, or one too many on their element, that get an anomaly of their own. */
  signaturesEnTrop: 20,
  identifiants: 200_000,
  /** Characters kept of an identifier, a number or a value told in a sentence. */
  texte: 256,
  /** Repeated identifiers that get an anomaly of their own. */
  doublonsDits: 20,
} as const;

/** The bounds of a block, for the sentence of SIGNATURE_TROP_VOLUMINEUSE. */
export const TAILLE_DU_BLOC = `${LIMITES.bloc / 1024} Kio et ${LIMITES.elements} éléments, ${LIMITES.blocs / 1_048_576} Mio pour tout le fichier`;
