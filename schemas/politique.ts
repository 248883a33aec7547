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
  /** What a failing signature of a bordereau rejects: its flux, as Hélios does, or that bordereau alone. */
  rejetSurSignature: z.enum(['flux', 'bordereau']),
  /** Bound on `recuLe - SigningTime`, in days: SigningTime is only what the signer says. */
  ageMaxJours: z.int(),
  /** How far SigningTime may be ahead of `recuLe`, in minutes: clocks differ. */
  toleranceFuturMinutes: z.int(),
});

export type Politique = z.infer<typeof politiqueSchema>;
