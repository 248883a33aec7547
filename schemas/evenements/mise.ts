/** The events of one delivery to the comptable, stream `mise/<depotId>/<n>`. */
import * as z from 'zod';
import {
  acteurSchema,
  codiqueSchema,
  dateSchema,
  empreinteSchema,
  evenementSchema,
  type Nouveau,
  raisonSchema,
} from './identifiants.ts';
import { lecteur } from './lecteur.ts';

/** Why paper stays due; the closed list that `functions/mise-a-disposition/dispense.ts` can give. */
export const RAISONS_SANS_DISPENSE = [
  'adhesion-suspendue',
  'adhesion-absente',
  'flux-non-dematerialise',
  'flux-non-signe',
  'confiance-non-etablie',
  'signature-avant-sa-date',
  'pj-hors-adhesion',
  'pj-hors-signature',
] as const;

export const dispenseSchema = z.object({
  /** The bordereau and its mandats or titres. */
  bordereau: z.boolean(),
  pj: z.boolean(),
  raisons: z.array(z.enum(RAISONS_SANS_DISPENSE)),
});
export type Dispense = z.infer<typeof dispenseSchema>;

/** `<depotId>-<n>`: derived from its inputs (R1) and naming its stream. */
export const dedupIdSchema = z.string().regex(/^[0-9a-f]{64}-(?:0|[1-9][0-9]{0,6})$/);

const decidee = z.object({
  dedupId: dedupIdSchema,
  depotId: empreinteSchema,
  /** Rank of the bordereau in the file, from 1; 0 for what of the flow is in no bordereau. */
  n: z.int().nonnegative(),
  destinataire: codiqueSchema,
  dispense: dispenseSchema,
  /** Epoch of the adhésion on which the dispense was decided, fenced in the same transaction (R7). */
  epochAdhesion: z.int().nonnegative(),
});
/** `envoi`: 1 for the first sending. */
const envoi = z.object({ envoi: z.int().positive() });
/** `par`: the poste; `saisiPar`: who acted for it, absent where nobody knew. */
const par = z.object({ par: codiqueSchema, saisiPar: acteurSchema.exactOptional() });

/** What may be due on paper: the bordereau with its mandats or titres, and the PJ. */
export const OBJETS_DU_PAPIER = ['bordereau', 'pj'] as const;
export type ObjetDuPapier = (typeof OBJETS_DU_PAPIER)[number];
/** Ticked off at the poste on that civil date. */
const papier = z.object({
  par: codiqueSchema,
  objet: z.enum(OBJETS_DU_PAPIER),
  recuLe: dateSchema,
  saisiPar: acteurSchema,
});

const miseEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('MiseADispositionDecidee', decidee),
  evenementSchema('MisADisposition', envoi),
  evenementSchema('RemisADisposition', envoi),
  evenementSchema('ReceptionConfirmee', par),
  evenementSchema('PrisEnCharge', par),
  evenementSchema('RejeteParLeComptable', par.extend({ motif: raisonSchema })),
  evenementSchema('PapierRecu', papier),
]);

export type MiseEvenement = z.infer<typeof miseEvenementSchema>;
export type MiseNouveau = Nouveau<MiseEvenement>;

/** Parses a delivery's stream. Throws on an event that this code does not know. */
export const lireMise = lecteur(miseEvenementSchema);
