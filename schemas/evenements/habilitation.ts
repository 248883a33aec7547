/**
 * The events of the register of rights: stream `habilitation/<id>`, what a person may do and for whom; stream
 * `jeton/<id>`, the same of a program. A person is a keyed hash of his professional e-mail: no name is ever in an event.
 */
import * as z from 'zod';
import { ACTES } from '../../functions/habilitation/actes.ts';
import type { Evenement } from '../../functions/journal/evenement.ts';
import {
  acteurSchema,
  codiqueSchema,
  dateSchema,
  empreinteSchema,
  evenementSchema,
  instantSchema,
  objetScelleSchema,
  ROLES,
  raisonSchema,
  siretSchema,
} from './identifiants.ts';

/** INSEE code of a département, overseas ones included. */
const departementSchema = z.string().regex(/^(?:\d{2}|2[AB]|97\d|98\d)$/);

/**
 * What of the service concerns someone, and nothing else is shown to him. `tout`: administrateurs. `departement`: the
 * contracts of a DDFiP, by its code. `dossier`: one deposit's or one PCA dossier's evidence, by its stream.
 */
export const perimetreSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tout') }),
  z.strictObject({ type: z.literal('ordonnateur'), siret: siretSchema }),
  z.strictObject({ type: z.literal('poste'), codique: codiqueSchema }),
  z.strictObject({ type: z.literal('etude'), siret: siretSchema }),
  z.strictObject({ type: z.literal('groupement'), siret: siretSchema }),
  z.strictObject({ type: z.literal('departement'), code: departementSchema }),
  z.strictObject({ type: z.literal('dossier'), stream: z.string().regex(/^(?:depot|dossier)\/[0-9A-Za-z-]{1,64}$/) }),
]);
export type Perimetre = Readonly<z.infer<typeof perimetreSchema>>;

export const habilitationIdSchema = z.string().regex(/^h-[0-9a-f]{32}$/);
export const jetonIdSchema = z.string().regex(/^j-[0-9a-f]{16}$/);

const acte = z.enum(ACTES);

/** An agent acts in the name of whoever delegated to him, as long as that one is himself habilité. */
const delegationSchema = z.object({ par: habilitationIdSchema, actes: z.array(acte).min(1).max(ACTES.length) });

const accordee = z.object({
  personne: empreinteSchema,
  role: z.enum(ROLES),
  perimetre: perimetreSchema,
  /** Civil dates, both included. */
  du: dateSchema,
  au: dateSchema.nullable(),
  delegation: delegationSchema.nullable(),
  /** What founds it, and the SHA-256 of the decision where there is a document. */
  fondement: raisonSchema,
  document: empreinteSchema.nullable(),
  /** The object that names the person, in bucket `registre`. */
  identite: objetScelleSchema,
  par: acteurSchema,
});

const habilitationEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('HabilitationAccordee', accordee),
  evenementSchema('HabilitationRetiree', z.object({ raison: raisonSchema, par: acteurSchema })),
]);
export type HabilitationEvenement = z.infer<typeof habilitationEvenementSchema>;
export type Accordee = z.infer<typeof accordee>;

const emis = z.object({
  /** SHA-256 of the secret: 256 random bits need no salt. */
  empreinte: empreinteSchema,
  role: z.enum(ROLES),
  perimetre: perimetreSchema,
  actes: z.array(acte).min(1).max(ACTES.length),
  expireLe: instantSchema,
  /** What it is for, as whoever issued it said. */
  objet: raisonSchema,
  par: acteurSchema,
});

const jetonEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('JetonEmis', emis),
  evenementSchema('JetonRevoque', z.object({ raison: raisonSchema, par: acteurSchema })),
]);
export type JetonEvenement = z.infer<typeof jetonEvenementSchema>;
export type Emis = z.infer<typeof emis>;

/** Parses the stream of a habilitation. Throws on an event that this code does not know. */
export const lireHabilitation = (events: readonly Evenement[]): HabilitationEvenement[] =>
  events.map((event) => habilitationEvenementSchema.parse(event));

/** The same of a token. */
export const lireJeton = (events: readonly Evenement[]): JetonEvenement[] =>
  events.map((event) => jetonEvenementSchema.parse(event));
