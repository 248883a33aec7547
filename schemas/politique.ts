/**
 * The politique de vérification: what a signature may be made of, and until when. It is data, dated and versioned
 * (a verdict says which version judged). Civil dates are `AAAA-MM-JJ`, their day included, compared with `recuLe` in UTC.
 */
import { z } from 'zod';

const civilDate = z.iso.date();

/** An algorithm (its XML URI) and the last day on which a reception may still rely on it; null: no end known. */
const dated = z.object({ uri: z.string(), jusquAu: civilDate.nullable() });

export const politiqueSchema = z.object({
  version: z.string(),
  /** SignatureMethod. What is not listed is not admitted. */
  signatures: z.array(dated),
  /** DigestMethod of references and of SigningCertificate. */
  condensats: z.array(dated),
  rsaBitsMin: z.int(),
  rsaExposantMin: z.int(),
  /** Curves, as OpenSSL names them. */
  courbes: z.array(z.string()),
  /** CanonicalizationMethod, and the canonical form among the transforms of a reference. */
  canonisations: z.array(z.string()),
  /** Whether exclusive C14N may carry an InclusiveNamespaces PrefixList. */
  listesDePrefixes: z.boolean(),
  /** Whether a signature of the file may name it by `URI=""` instead of the root's Id. */
  uriVide: z.boolean(),
  espacesXades: z.array(z.string()),
  /** Signed properties that must be there besides SigningTime and SigningCertificate. */
  proprietesExigees: z.array(z.enum(['SignaturePolicyIdentifier', 'SignatureProductionPlace', 'SignerRole'])),
  /** What a failing signature of a bordereau rejects: its flux, as Hélios does, or that bordereau alone. */
  rejetSurSignature: z.enum(['flux', 'bordereau']),
  /** Bound on `recuLe - SigningTime`, in days: SigningTime is only what the signer says. */
  ageMaxJours: z.int(),
  /** How far SigningTime may be ahead of `recuLe`, in minutes: clocks differ. */
  toleranceFuturMinutes: z.int(),
});

export type Politique = z.infer<typeof politiqueSchema>;

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const DSIG_MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';
const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** SHA-1 goes with policy .4; policy .7 (SHA-256) was in use before March 2018. One year was left to change. */
const FIN_SHA1 = '2018-12-31';

/**
 * The default. Algorithms: policy .7 of the DGFiP (RSA with SHA-256), the stronger SHA-2, and ECDSA on the NIST
 * curves for eIDAS certificates. Exclusive C14N only: operators refuse the inclusive form. XAdES 1.1.1 is what
 * PES_Aller.xsd imports and 1.2.2 what the policy's text names; 1.3.2 can be added.
 */
export const POLITIQUE_PAR_DEFAUT: Politique = {
  version: 'pes-2026.1',
  signatures: [
    { uri: `${DSIG}rsa-sha1`, jusquAu: FIN_SHA1 },
    { uri: `${DSIG_MORE}rsa-sha256`, jusquAu: null },
    { uri: `${DSIG_MORE}rsa-sha384`, jusquAu: null },
    { uri: `${DSIG_MORE}rsa-sha512`, jusquAu: null },
    { uri: `${DSIG_MORE}ecdsa-sha256`, jusquAu: null },
    { uri: `${DSIG_MORE}ecdsa-sha384`, jusquAu: null },
    { uri: `${DSIG_MORE}ecdsa-sha512`, jusquAu: null },
  ],
  condensats: [
    { uri: `${DSIG}sha1`, jusquAu: FIN_SHA1 },
    { uri: `${XMLENC}sha256`, jusquAu: null },
    { uri: `${DSIG_MORE}sha384`, jusquAu: null },
    { uri: `${XMLENC}sha512`, jusquAu: null },
  ],
  rsaBitsMin: 2048,
  rsaExposantMin: 65_537,
  courbes: ['prime256v1', 'secp384r1', 'secp521r1'],
  canonisations: [EXC_C14N, `${EXC_C14N}WithComments`],
  listesDePrefixes: false,
  uriVide: false,
  espacesXades: ['http://uri.etsi.org/01903/v1.1.1#', 'http://uri.etsi.org/01903/v1.2.2#'],
  proprietesExigees: ['SignaturePolicyIdentifier', 'SignerRole'],
  rejetSurSignature: 'flux',
  ageMaxJours: 365,
  toleranceFuturMinutes: 10,
};
