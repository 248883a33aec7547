/** What a path may cost at most; docs/conformite.md says why. */
export const LIMITES_CHEMIN = {
  /** Certificates between the anchor and the judged one. The longest path of PKITS has 4. */
  intermediaires: 6,
  /** Certificates offered beside the leaf and the anchors. */
  offerts: 32,
  /** Anchors, CRLs and OCSP responses given with one request; a store is asked by name, and has no such bound. */
  ancres: 4096,
  crls: 256,
  reponses: 64,
  /** Signatures of certificates checked in one judgement; one that was checked is not checked again. */
  signatures: 64,
  /** Signatures of CRLs checked in one judgement. */
  signaturesDeCrl: 64,
  /** Signatures of OCSP responses checked in one judgement. */
  signaturesDeReponse: 64,
  /** Certificates offered of the issuer's name, but not of its key, tried for one signature. */
  homonymes: 4,
  /** Links tried while looking for paths: in a mesh of authorities the paths are many more than the certificates. */
  liens: 1024,
  /** Whole paths validated before giving up. */
  chemins: 64,
  /** How deep the revocation of a CRL's signer may itself ask for CRLs. */
  signatairesDeCrl: 3,
  /** Octets of a certificate, DER. */
  certificat: 32_768,
  /** Octets of a CRL, DER. */
  crl: 33_554_432,
  /** Octets of an OCSP response, DER. */
  reponse: 65_536,
  /** Certificates that an OCSP response brings. */
  certificatsDeReponse: 4,
  /** Milliseconds for which an OCSP response without nextUpdate is believed, as OpenSSL's command does by default. */
  sansEcheance: 300_000,
  /** Octets of a serial number (RFC 5280 §4.1.2.2). */
  serie: 20,
  /** Names compared with name constraints, over one certificate. */
  comparaisons: 65_536,
  /** Distribution points read in one certificate, and names in one point. */
  points: 32,
  rsaMin: 1024,
  rsaMax: 8192,
  dsaMin: 1024,
} as const;

/** What all the judgements of one file may cost together, each thing counted once. */
export const LIMITES_DU_FICHIER = {
  /** Certificates read. */
  certificats: 2048,
  /** Signatures of certificates, CRLs and OCSP responses checked, and those of them that are false. */
  signatures: 1024,
  fausses: 256,
  /** Links tried, those of each judgement counted anew. */
  liens: 65_536,
} as const;
