/** The events of a deposit, stream `depot/<depotId>`. */
import * as z from 'zod';
import { NATURES, VERDICTS } from '../verdict.ts';
import { accuseMetierEmis, messagesTraites } from './depot-pca.ts';
import { retourHeliosRattache } from './helios.ts';
import {
  codiqueSchema,
  empreinteSchema,
  evenementSchema,
  instantSchema,
  type Nouveau,
  objetScelleSchema,
  siretSchema,
} from './identifiants.ts';
import { lecteur } from './lecteur.ts';

const depotRecu = z.object({
  bucket: z.literal('depot'),
  key: z.string(),
  version: z.string(),
  sha256: empreinteSchema,
  /** Bytes. */
  size: z.int().nonnegative(),
  nom: z.string(),
  /** SIRET of an ordonnateur or of an étude, codique of a poste comptable: the key says which. */
  expediteur: z.union([siretSchema, codiqueSchema]),
  /** Proof of existence (DESIGN 7): the `at` of this very event. */
  recuLe: instantSchema,
});

const signatures = z.object({
  signatures: z.int().positive(),
  confiance: z.enum(['etablie', 'indeterminee', 'refusee']),
});

/** `indices`: rank, from 0, of the altered signatures in the verdict; at most 50 are listed, `alterees` counts all. */
const alteration = z.object({
  signatures: z.int().positive(),
  alterees: z.int().positive(),
  indices: z.array(z.int()).max(50),
});

/** Trust could not be judged yet (DESIGN 5): `motifs` say why, `essai` counts from 1, `repriseLe` is when we try again. */
const report = z.object({ motifs: z.array(z.string()).max(50), essai: z.int().positive(), repriseLe: instantSchema });

const compte = z.object({ total: z.int(), acceptes: z.int(), rejetes: z.int(), indetermines: z.int() });

const verdictRendu = z.object({
  verdict: z.enum(VERDICTS),
  nature: z.enum(NATURES),
  /** The full verdict, in bucket `verdicts`. */
  objet: objetScelleSchema,
  jeu: z.string().nullable(),
  regles: z.string(),
  politique: z.string(),
  bordereaux: compte,
  pj: compte,
  marches: z.int().default(0),
  factures: z.int().default(0),
  /** Messages of a PCA file. */
  dossiers: compte.default({ total: 0, acceptes: 0, rejetes: 0, indetermines: 0 }),
  anomalies: z.int(),
});

const NATURES_ACQUIT = ['PES_ACQUIT', 'accuse-de-rejet', 'accuse-de-verification', 'PCA_Accuse'] as const;

const acquitEmis = z.object({ nature: z.enum(NATURES_ACQUIT), objet: objetScelleSchema });

const depotEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('DepotRecu', depotRecu),
  evenementSchema('SignatureVerifiee', signatures),
  evenementSchema('SignatureRejetee', signatures),
  evenementSchema('AlterationDetectee', alteration),
  evenementSchema('VerificationDifferee', report),
  evenementSchema('VerdictRendu', verdictRendu),
  evenementSchema('AcquitEmis', acquitEmis),
  evenementSchema('RetourHeliosRattache', retourHeliosRattache),
  evenementSchema('MessagesTraites', messagesTraites),
  evenementSchema('AccuseMetierEmis', accuseMetierEmis),
]);

export type DepotEvenement = z.infer<typeof depotEvenementSchema>;
export type DepotNouveau = Nouveau<DepotEvenement>;
export type DepotRecu = Extract<DepotEvenement, { type: 'DepotRecu' }>;
export type VerdictRendu = Extract<DepotEvenement, { type: 'VerdictRendu' }>;
export type AcquitEmis = Extract<DepotEvenement, { type: 'AcquitEmis' }>;
export type RetourHeliosRattache = Extract<DepotEvenement, { type: 'RetourHeliosRattache' }>;

/** Parses a deposit's stream. Throws on an event that this code does not know: the journal is ours, it is a bug. */
export const lireDepot = lecteur(depotEvenementSchema);
