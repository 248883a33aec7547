/**
 * The event: what the journal remembers, and how its hash is computed. Fixed from the first commit: a stored event
 * is never edited, and its hash must still verify in ten years.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** JSON that RFC 8785 can canonicalise without loss: integers only, no undefined. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface EvenementNouveau {
  /** Past tense, e.g. `DepotRecu`. */
  readonly type: string;
  /** Version of the shape of `data`. */
  readonly v: number;
  readonly data: JsonObject;
}

export interface Evenement extends EvenementNouveau {
  readonly stream: string;
  /** 1, 2, 3… in its stream, without a gap. */
  readonly seq: number;
  /** Instant of the decision, ISO 8601 UTC with milliseconds. */
  readonly at: string;
  /** Hash of the previous event of the stream; 64 zeros for the first. */
  readonly prev: string;
  /** SHA-256, hex, of the RFC 8785 form of all the other fields. */
  readonly hash: string;
}

export const HASH_ORIGINE = '0'.repeat(64);

/** RFC 8785 canonical JSON. Throws on what it cannot represent (NaN, undefined at the root). */
export function jcs(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('no canonical JSON form');
  return text;
}

/** SHA-256 in hex of the canonical JSON: how every derived id is made (R1). */
export function sha256Jcs(value: Json): string {
  return createHash('sha256').update(jcs(value), 'utf8').digest('hex');
}

/** Links new events behind the last one of their stream. */
export function chainer(
  tail: { readonly stream: string; readonly seq: number; readonly hash: string },
  nouveaux: readonly EvenementNouveau[],
  at: string,
): Evenement[] {
  let { seq, hash: prev } = tail;
  return nouveaux.map(({ type, v, data }) => {
    seq += 1;
    const body = { stream: tail.stream, seq, type, v, at, data, prev };
    prev = sha256Jcs(body);
    return { ...body, hash: prev };
  });
}

/** The first event of a stream that does not follow from the one before it, or null when the chain is intact. */
export function premiereRupture(events: readonly Evenement[]): Evenement | null {
  let prev = HASH_ORIGINE;
  let seq = 0;
  for (const event of events) {
    const { hash, ...body } = event;
    if (event.prev !== prev || event.seq !== seq + 1 || sha256Jcs(body) !== hash) return event;
    prev = hash;
    seq = event.seq;
  }
  return null;
}
