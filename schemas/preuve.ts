/** The documents of a proof: those that only Passerelle writes, each in canonical JSON (RFC 8785). */
import * as z from 'zod';
import { FAMILLES } from '../functions/confiance/magasin.ts';
import type { Critere } from '../functions/confiance/qualification/critere.ts';
import { QUALIFICATIFS, type ServiceDeConfiance } from '../functions/confiance/service.ts';
import { empreinteSchema, instantSchema } from './evenements/identifiants.ts';

/** The leaves of a seal, in the order of the tree. */
export const feuillesSchema = z.array(
  z.strictObject({ stream: z.string(), seq: z.int().positive(), hash: empreinteSchema }),
);

/** A seal: what is hashed, linked and time-stamped. */
export const sceauSchema = z.strictObject({
  v: z.literal(1),
  n: z.int().positive(),
  prev: empreinteSchema,
  saut: z.strictObject({ n: z.int().positive(), sha256: empreinteSchema }).nullable(),
  at: instantSchema,
  evenements: z.int().positive(),
  racine: empreinteSchema,
});
export type Sceau = z.infer<typeof sceauSchema>;

/** By which seal an event is held, and the way from it to the root. */
const inclusionSchema = z.strictObject({
  stream: z.string(),
  seq: z.int().positive(),
  sceau: z.int().positive(),
  rang: z.int().nonnegative(),
  chemin: z.array(empreinteSchema).max(64),
});
export const inclusionsSchema = z.array(inclusionSchema);
export type Inclusion = z.infer<typeof inclusionSchema>;

const instant = instantSchema.or(z.iso.datetime()).nullable();
/** As trusted lists write theirs. */
const date = z.string().refine((lue) => !Number.isNaN(Date.parse(lue)));

const critereSchema: z.ZodType<Critere> = z.lazy(() =>
  z.discriminatedUnion('genre', [
    z.strictObject({ genre: z.enum(['tous', 'unAuMoins', 'aucun']), criteres: z.array(critereSchema).max(1000) }),
    z.strictObject({ genre: z.literal('usages'), bits: z.array(z.strictObject({ bit: z.int(), mis: z.boolean() })) }),
    z.strictObject({ genre: z.literal('politiques'), oids: z.array(z.string()) }),
    z.strictObject({ genre: z.literal('inconnu'), nom: z.string() }),
  ]),
);

const serviceSchema: z.ZodType<ServiceDeConfiance> = z.strictObject({
  territoire: z.string(),
  prestataire: z.string(),
  nom: z.string(),
  prochaineLe: date,
  etats: z.array(
    z.strictObject({
      du: date,
      accorde: z.boolean(),
      pourSignature: z.boolean(),
      qualifications: z.array(
        z.strictObject({ qualificatifs: z.array(z.enum(QUALIFICATIFS)), critere: critereSchema }),
      ),
    }),
  ),
});

/** The part of the trust store that a judgement rests on; contents are named by their SHA-256. */
export const magasinConserveSchema = z.strictObject({
  v: z.literal(1),
  /** Of the whole store that judged. */
  version: z.string(),
  ancres: z.array(
    z.strictObject({
      famille: z.enum(FAMILLES),
      sha256: empreinteSchema,
      du: instant,
      au: instant,
      service: serviceSchema.nullable(),
    }),
  ),
  servicesSansSignature: z.array(z.strictObject({ sha256: empreinteSchema, service: serviceSchema })),
  intermediaires: z.array(empreinteSchema),
  crls: z.array(empreinteSchema),
  reponsesOcsp: z.array(empreinteSchema),
  /** Where each of these contents is, in bucket `preuves`. */
  contenus: z.array(z.strictObject({ sha256: empreinteSchema, key: z.string(), version: z.string() })),
});
export type MagasinConserve = z.infer<typeof magasinConserveSchema>;

export const manifesteSchema = z.strictObject({
  v: z.literal(1),
  depot: empreinteSchema,
  fichiers: z.array(z.strictObject({ nom: z.string(), taille: z.int().nonnegative(), sha256: empreinteSchema })),
});
export type Manifeste = z.infer<typeof manifesteSchema>;
