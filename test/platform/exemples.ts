/** Small made-up values, so that each test shows only what it is about. */
import type { Evenement, EvenementNouveau } from '../../functions/journal/evenement.ts';
import type { Append, AppendResult, Echeance, OutboxEntry } from '../../functions/platform/ports.ts';

export const A = '2026-11-02T08:00:00.000Z';
export const B = '2026-11-02T09:00:00.000Z';
export const C = '2026-11-02T10:00:00.000Z';

export const evenement = (n = 1): EvenementNouveau => ({ type: 'DepotRecu', v: 1, data: { n } });

/** An append to `depot/1` of one event, unless told otherwise. */
export const ajout = (rest: Partial<Append> = {}): Append => ({
  stream: 'depot/1',
  expected: 0,
  events: [evenement()],
  at: A,
  ...rest,
});

export const envoi = (id: string, rest: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id,
  queue: 'comptable-033013',
  group: '21330063500017',
  body: `{"id":"${id}"}`,
  ...rest,
});

export const echeance = (id: string, date: string): Echeance => ({ id, type: 'fin', date, stream: 'dossier/1' });

/** The events of an append that must have succeeded. */
export function reussi(result: AppendResult): readonly Evenement[] {
  if (!result.ok) throw new Error(`append refused: ${result.conflict}`);
  return result.events;
}

export const octets = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function tout(content: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
