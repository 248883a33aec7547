/** The trust store's register (`magasin.json`): what was put in, by what right, and what was seen. Contents are files named by their SHA-256. */
import * as z from 'zod';
import { FAMILLES } from '../functions/confiance/magasin.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();
/** SchemeTerritory of a trusted list: a country, or `EU` for the list of the lists. */
const territoire = z.string().regex(/^[A-Z]{2}$/);
const trace = { sha256, source: z.string(), importeLe: instant };

const certificatSchema = z.strictObject({
  ...trace,
  role: z.enum(['ancre', 'intermediaire']),
  /** Null for an intermediate: it only completes paths. */
  famille: z.enum(FAMILLES).nullable(),
  du: instant.nullable(),
  au: instant.nullable(),
});

const revocationSchema = z.strictObject({
  ...trace,
  genre: z.enum(['crl', 'ocsp']),
  /** Equal for the CRLs of one issuer, key and scope; null for an OCSP response. */
  portee: z.string().nullable(),
  /** thisUpdate and nextUpdate of a CRL. */
  produiteLe: instant.nullable(),
  suivanteLe: instant.nullable(),
});

const listeSchema = z.strictObject({
  ...trace,
  territoire,
  numero: z.int().nonnegative(),
  emiseLe: instant,
  prochaineLe: instant,
});

/** Who may sign the list of that territory. */
const signataireSchema = z.strictObject({ ...trace, territoire });

export const sourceSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }), genre: z.enum(['crl', 'liste']) });

/** The last list seen of a territory. It outlives the list itself: an older one is never taken again. */
const vueSchema = z.strictObject({ territoire, numero: z.int().nonnegative(), emiseLe: instant, sha256 });

const retraitSchema = z.strictObject({ sha256, motif: z.string(), retireLe: instant });

export const registreSchema = z.strictObject({
  version: z.literal(1),
  certificats: z.array(certificatSchema),
  revocations: z.array(revocationSchema),
  listes: z.array(listeSchema),
  signatairesDeListe: z.array(signataireSchema),
  sources: z.array(sourceSchema),
  listesVues: z.array(vueSchema),
  retraits: z.array(retraitSchema),
});

export type Registre = z.infer<typeof registreSchema>;
export type CertificatInscrit = Registre['certificats'][number];
export type RevocationInscrite = Registre['revocations'][number];
export type ListeInscrite = Registre['listes'][number];
export type Source = Registre['sources'][number];

export const REGISTRE_VIDE: Registre = {
  version: 1,
  certificats: [],
  revocations: [],
  listes: [],
  signatairesDeListe: [],
  sources: [],
  listesVues: [],
  retraits: [],
};
