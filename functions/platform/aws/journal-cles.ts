/**
 * Where each thing of the journal is in its table. Events are under a partition of their own, so that a policy on
 * leading keys can deny to everyone that an event be updated or deleted. Names given by others may be long or alike:
 * what is not a stream of ours is found by its digest.
 */
import { S } from './attributs.ts';
import { empreinteDe, fragmentDe } from './fragment.ts';
import { TABLE_JOURNAL } from './tables.ts';

export interface Cle {
  readonly pk: { readonly S: string };
  readonly sk: { readonly S: string };
}

const seule = (genre: string, nom: string): Cle => ({ pk: { S: `${genre}#${nom}` }, sk: { S: genre } });

/** Twelve digits, so that text order is the order of the stream. */
const RANG = 12;
/** Each advance writes them all, each fence reads one: the deliveries of one large sender do not meet on one item. */
export const EPOQUES = 8;
/** Shards of both indexes. One partition takes 1,000 writes a second. */
export const FRAGMENTS = 16;

export const cleTete = (stream: string): Cle => seule('tete', stream);
export const cleEvenement = (stream: string, seq: number): Cle => ({
  pk: { S: `evenement#${stream}` },
  sk: { S: String(seq).padStart(RANG, '0') },
});
export const cleMarque = (stream: string, jusqua: number): Cle => ({
  pk: { S: `marque#${stream}` },
  sk: { S: String(jusqua).padStart(RANG, '0') },
});
export const cleEpoque = (stream: string, rang: number): Cle => seule('epoque', `${rang}#${stream}`);
export const cleEnvoi = (id: string): Cle => seule('envoi', empreinteDe(id));
export const cleEcheance = (id: string): Cle => seule('echeance', empreinteDe(id));
export const cleNom = (key: string): Cle => seule('nom', empreinteDe(key));

/** A space is lower than all that an instant or a date is made of: the order is by date, then by id. */
const rangee = (date: string, id: string): string => `${date} ${id}`;
/** In text order behind all that has exactly this date, before all that has a later one. */
export const apresLaDate = (date: string): string => `${date}!`;
/** In text order behind all that has an earlier date, before all that has this one. */
export const avantLaDate = (date: string): string => `${date} `;

const { outbox, echeances } = TABLE_JOURNAL.index;

export const partitionsOutbox = (etat: 'jamais' | 'envoye', fragment: number): string => `${etat}#${fragment}`;

/** What makes an entry be found by the drain: since when it waits, or was last sent. */
export const rangOutbox = (etat: 'jamais' | 'envoye', depuis: string, id: string) => ({
  [outbox.partition]: S(partitionsOutbox(etat, fragmentDe(id, FRAGMENTS))),
  [outbox.tri]: S(rangee(depuis, id)),
});

export const partitionEcheances = (type: string, fragment: number): string => `${fragment}#${type}`;

export const rangEcheance = (type: string, date: string, id: string) => ({
  [echeances.partition]: S(partitionEcheances(type, fragmentDe(id, FRAGMENTS))),
  [echeances.tri]: S(rangee(date, id)),
});

/** In the same index: a head that counts events which no seal holds yet. No type of échéance begins so. */
export const partitionASceller = (fragment: number): string => `sceller#${fragment}`;

export const rangASceller = (depuis: string, stream: string) => ({
  [echeances.partition]: S(partitionASceller(fragmentDe(stream, FRAGMENTS))),
  [echeances.tri]: S(rangee(depuis, stream)),
});
