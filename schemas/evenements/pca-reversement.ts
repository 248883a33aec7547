/** The events of one reversement, stream `reversement/<siret>-<reference>`: money of several dossiers, in one transfer. */
import * as z from 'zod';
import type { Evenement } from '../../functions/journal/evenement.ts';
import {
  centimesSchema,
  messageSchema,
  montantSchema,
  numeroDossierSchema,
  referenceSchema,
} from '../pca/identifiants.ts';
import {
  codiqueSchema,
  dateSchema,
  empreinteSchema,
  evenementSchema,
  type Nouveau,
  siretSchema,
} from './identifiants.ts';

const ligne = z.object({ dossier: numeroDossierSchema, mouvement: referenceSchema, montant: z.int() });
export type LigneDeReversement = z.infer<typeof ligne>;

/** `virement`: from the étude's affected account, whose keyed hash is `compte`. `remise`: cheques to the Trésor. */
export const reversementAnnonceSchema = z.object({
  message: messageSchema,
  reversement: referenceSchema,
  poste: codiqueSchema,
  etude: siretSchema,
  ordonneLe: dateSchema,
  mode: z.enum(['virement', 'remise']),
  compte: empreinteSchema.nullable(),
  total: montantSchema,
  lignes: z.array(ligne).min(1).max(60),
});

export const reversementEvenementSchema = z.discriminatedUnion('type', [
  evenementSchema('ReversementAnnonce', reversementAnnonceSchema),
  /** The comptable has the money: `ecart` is what it lacks or exceeds. */
  evenementSchema(
    'ReversementEncaisse',
    z.object({ message: messageSchema, encaisseLe: dateSchema, montant: centimesSchema, ecart: z.int() }),
  ),
]);

export type ReversementEvenement = z.infer<typeof reversementEvenementSchema>;
export type ReversementNouveau = Nouveau<ReversementEvenement>;
export type DonneesDuReversement<T extends ReversementEvenement['type']> = Extract<
  ReversementNouveau,
  { type: T }
>['data'];

/** Parses a reversement's stream. Throws on an event that this code does not know. */
export const lireReversement = (events: readonly Evenement[]): ReversementEvenement[] =>
  events.map((event) => reversementEvenementSchema.parse(event));
