/** The events of a dossier that the étude and the comptable tell each other (contract art. 3, 5, 6 and 8). */
import * as z from 'zod';
import { centimesSchema, messageSchema, montantSchema, referenceSchema } from '../pca/identifiants.ts';
import { acteurSchema, dateSchema, objetScelleSchema, siretSchema } from './identifiants.ts';

const message = messageSchema;
/** When it happened; the event's `at` is when we were told (« dans les plus brefs délais »). */
const survenuLe = dateSchema;

const echeancier = z
  .array(z.object({ le: dateSchema, montant: montantSchema }))
  .min(1)
  .max(60);

export const delaiAccorde = z.object({
  message,
  survenuLe,
  echeances: echeancier,
  effet: z.enum(['suspendre', 'poursuivre']),
});

const CONTESTATIONS = [
  'gracieuse',
  'juridiction',
  'reclamation-amende',
  'ordre-de-l-ordonnateur',
  'surendettement',
  'procedure-collective',
] as const;
const EFFETS_DE_CONTESTATION = ['informer', 'suspendre', 'arreter'] as const;
export const contestationEnregistree = z.object({
  message,
  /** Of the filing. */
  survenuLe,
  sorte: z.enum(CONTESTATIONS),
  effet: z.enum(EFFETS_DE_CONTESTATION),
  montantConteste: centimesSchema.nullable(),
});

const CAUSES_DE_SUSPENSION = ['delai', 'deces', ...CONTESTATIONS] as const;
export const phaseSuspendue = z.object({ cause: z.enum(CAUSES_DE_SUSPENSION), depuis: dateSchema });
/** `dette`: what the first judge sets, or null where the debt is unchanged (CGCT L. 1617-5 1°). */
export const suspensionLevee = z.object({ message, survenuLe, terme: dateSchema, dette: centimesSchema.nullable() });

const MOTIFS_D_ANNULATION = ['annulation-du-titre', 'remise', 'erreur-de-redevable'] as const;
export const detteAnnulee = z.object({
  message,
  survenuLe,
  portee: z.enum(['totale', 'partielle']),
  montant: montantSchema,
  motif: z.enum(MOTIFS_D_ANNULATION),
});

const MOTIFS_DE_PROLONGATION = ['paiement-en-cours', 'nouvelle-adresse', 'decision-attendue', 'autre'] as const;
export const phaseProlongee = z.object({
  message,
  survenuLe,
  ancienTerme: dateSchema,
  terme: dateSchema,
  motif: z.enum(MOTIFS_DE_PROLONGATION),
});

const DEMANDES_DE_L_ETUDE = ['echeancier', 'prolongation'] as const;
/** The étude asks; silence is no answer, and changes nothing. */
export const demandeFormulee = z.object({
  message,
  survenuLe,
  sorte: z.enum(DEMANDES_DE_L_ETUDE),
  jours: z.int().positive().max(3660).nullable(),
  echeances: echeancier.nullable(),
});
export const demandeRepondue = z.object({
  message,
  survenuLe,
  demande: referenceSchema,
  decision: z.enum(['accord', 'refus']),
});

const CONSTATS_D_INSOLVABILITE = ['carence-anterieure', 'rsa', 'surendettement', 'autre'] as const;
export const insolvabiliteSignalee = z.object({
  message,
  survenuLe,
  constat: z.enum(CONSTATS_D_INSOLVABILITE),
  preuves: z.array(objetScelleSchema).max(20),
});

/** « Pli non distribuable ». A letter refused or not collected tells that somebody lives there. */
const RETOURS_DE_COURRIER = [
  'inconnu',
  'parti-sans-adresse',
  'adresse-incomplete',
  'refuse',
  'non-reclame',
  'autre',
] as const;
export const disparitionSignalee = z.object({ message, survenuLe, retour: z.enum(RETOURS_DE_COURRIER) });

/** The address itself is in the object. Two perimeters: the contract's département, the ressort of the cour d'appel. */
export const adresseSignalee = z.object({
  message,
  survenuLe,
  dansDepartement: z.boolean(),
  dansRessort: z.boolean(),
  certitude: z.enum(['confirmee', 'probable']),
  adresse: objetScelleSchema,
});
export const decesSignale = z.object({ message, survenuLe, piece: objetScelleSchema.nullable() });

const INFORMATIONS = [
  'employeur',
  'banque',
  'telephone',
  'promesse-de-paiement',
  'contestation-verbale',
  'recours-gracieux',
  'tiers',
  'courrier-non-remis',
  'autre',
] as const;
export const informationTransmise = z.object({
  message,
  survenuLe,
  sorte: z.enum(INFORMATIONS),
  contenu: objetScelleSchema.nullable(),
});

/** What the receiver of a message says of it (K2). */
export const messageAccuse = z.object({
  message,
  accuse: referenceSchema,
  reponse: z.enum(['pris-en-charge', 'rejete', 'sans-objet']),
});

/** The comptable's follow-up of the étude, confirmed in writing. */
export const controleEffectue = z.object({ message, survenuLe, document: objetScelleSchema });
export const MOTIFS_DE_REAFFECTATION = [
  'depart-de-l-etude',
  'changement-de-secteur',
  'conflit-d-interet',
  'raccordement-suspendu',
  'demande-de-l-etude',
  'manquement-de-l-etude',
  'reorganisation-du-groupement',
] as const;
/** Another étude of the groupement takes over: neither the first day nor the balance changes. The oldest tell no reason. */
export const dossierReaffecte = z.object({
  message,
  survenuLe,
  etude: siretSchema,
  motif: z.enum(MOTIFS_DE_REAFFECTATION).exactOptional(),
  document: objetScelleSchema.nullable().exactOptional(),
});
/** Whoever was told of event `seq` has it: his accusé de réception. `rang`: which of those who were told, from 1. */
export const echangeRecu = z.object({ seq: z.int().positive(), rang: z.int().min(1).max(3), par: acteurSchema });
