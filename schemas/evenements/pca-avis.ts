/**
 * What the clock told one organisation on one day, stream `avis/<destinataire>/<jour>`: each passage of each due date, in
 * no other stream, and the mails that said so. Identifiers only.
 */
import * as z from 'zod';
import type { Evenement } from '../../functions/journal/evenement.ts';
import { dateSchema, empreinteSchema, evenementSchema, type Nouveau } from './identifiants.ts';

export const REGLES_DATEES = [
  'accuse-technique',
  'lecture-par-l-etude',
  'terme-de-la-phase',
  'prescription',
  'reversement',
  'remise-du-cheque',
  'controle-de-l-etude',
  'controle-maximum',
  'silence-de-l-ordonnateur',
  'etat-recapitulatif',
  'anniversaire-du-contrat',
  'fin-du-contrat',
  'fin-de-mise-en-demeure',
] as const;

/** `en-retard`: the last day has passed; for a term, the phase is over. */
const SITUATIONS_DITES = ['bientot', 'due', 'en-retard'] as const;

const avisSchema = z.object({
  /** The dossier, the contract. */
  flux: z.string().min(1),
  regle: z.enum(REGLES_DATEES),
  objet: z.string().min(1),
  /** Last day, whole. */
  date: dateSchema,
  situation: z.enum(SITUATIONS_DITES),
});
export type Avis = Readonly<z.infer<typeof avisSchema>>;

export const avisEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('DelaisSignales', z.object({ avis: z.array(avisSchema).min(1).max(60) })),
  /** `jusqua`: seq of the last event that the mail told of. `destinataires`: opaque references of their rights. */
  evenementSchema(
    'AvisEnvoye',
    z.object({ jusqua: z.int().positive(), courriel: empreinteSchema, destinataires: z.string().min(1) }),
  ),
]);
export type AvisEvenement = z.infer<typeof avisEvenementSchema>;
export type AvisNouveau = Nouveau<AvisEvenement>;

/** Parses a stream of avis. Throws on an event that this code does not know. */
export const lireAvis = (events: readonly Evenement[]): AvisEvenement[] =>
  events.map((event) => avisEvenementSchema.parse(event));
