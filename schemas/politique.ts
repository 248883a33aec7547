/**
 * The politique de vérification: what a signature may be made of, and until when. It is data, dated and versioned
 * (a verdict says which version judged). Civil dates are `AAAA-MM-JJ`, their day included, compared with `recuLe` in UTC.
 */
import * as z from 'zod';

const civilDate = z.iso.date();

/** From the first day to the last, both included; null: no bound known. */
const periode = { du: civilDate.nullable(), jusquAu: civilDate.nullable() };

/** An algorithm (its XML URI) and the last day on which a reception may still rely on it; null: no end known. */
const dated = z.strictObject({ uri: z.string(), jusquAu: civilDate.nullable() });

export const politiqueSchema = z.strictObject({
  version: z.string(),
  /** SignatureMethod. What is not listed is not admitted. */
  signatures: z.array(dated),
  /**
   * DigestMethod of references and of SigningCertificate alike: no signer of policy .7 is known to declare its
   * certificate by SHA-1, and binding a certificate is as serious as binding content.
   */
  condensats: z.array(dated),
  rsaBitsMin: z.int(),
  /** Above it a key is refused before any computation with it. */
  rsaBitsMax: z.int(),
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
  /** Signature policies that a signature may follow. What is not listed is not admitted. */
  politiquesDeSignature: z.array(
    z.strictObject({
      /** `urn:oid:…`, a bare OID or a URI; null: SignaturePolicyImplied, which names none and has no hash. */
      id: z.string().nullable(),
      /** The digests that its document may be declared with. */
      condensats: z.array(z.strictObject({ algorithme: z.string(), valeur: z.base64() })),
      ...periode,
    }),
  ),
  /** Families of certificates (art. 4 of the arrêté of 27 June 2007) whose anchors may be believed. */
  familles: z.array(z.strictObject({ famille: z.enum(['dgfip', 'rgs', 'eidas']), ...periode })),
  /** Key usages of the signer's certificate, one of which it must have; none listed: any. */
  usagesCertificat: z.array(z.enum(['digitalSignature', 'nonRepudiation'])),
  /** Whether a certificate of the family eidas must be a qualified one for electronic signatures. */
  qualificationExigee: z.boolean(),
  /** Certificates and CRLs of the path. */
  chaine: z.strictObject({
    /** The last day on which a reception may still rely on SHA-1 in them; null: no end. */
    sha1JusquAu: civilDate.nullable(),
    rsaBitsMin: z.int(),
  }),
  /** A trust that cannot be judged yet is judged again every so often, until the limit; then the flux is rejected. */
  report: z.strictObject({ limiteHeures: z.int().nonnegative(), intervalleMinutes: z.int().positive() }),
  /** What a failing signature of a bordereau rejects: its flux, as Hélios does, or that bordereau alone. */
  rejetSurSignature: z.enum(['flux', 'bordereau']),
  /** Bound on `recuLe - SigningTime`, in days: SigningTime is only what the signer says. */
  ageMaxJours: z.int(),
  /** How far SigningTime may be ahead of `recuLe`, in minutes: clocks differ. */
  toleranceFuturMinutes: z.int(),
});

export type Politique = z.infer<typeof politiqueSchema>;
