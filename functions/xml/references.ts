/** Character references and the five entities (XML 1.0 §4.1, §4.6): there are no others. */
import { AMP, isXmlChar, SEMICOLON } from './characters.ts';
import type { Core } from './core.ts';

const ENTITIES: Readonly<Record<string, number>> = { lt: 60, gt: 62, amp: AMP, quot: 34, apos: 39 };
/** `&#x10FFFF;` with a few leading zeros. */
export const REFERENCE_BYTES = 16;
const BODY = Uint8Array.from({ length: 256 }, (_, c) => (/[#0-9A-Za-z]/.test(String.fromCharCode(c)) ? 1 : 0));

/** Index after the `;` of the reference at `pos`; -1 where the window ends first, -2 where it is no reference. */
export function referenceEnd(buf: Buffer, pos: number, end: number): number {
  const stop = Math.min(end, pos + REFERENCE_BYTES);
  for (let p = pos + 1; p < stop; p++) {
    if (buf[p] === SEMICOLON) return p + 1;
    if (BODY[buf[p]!] === 0) return -2;
  }
  return end - pos >= REFERENCE_BYTES ? -2 : -1;
}

/** The number of a numeric reference, whether XML has such a character or not; -1 where it is none. */
function numeric(body: string): number {
  const match = /^#(?:x([0-9a-fA-F]{1,12})|([0-9]{1,12}))$/.exec(body);
  if (match === null) return -1;
  const [, hex, decimal = ''] = match;
  return hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
}

/** Code point of a reference body (between `&` and `;`), or -1. */
export function referenceValue(body: string): number {
  if (body[0] !== '#') return Object.hasOwn(ENTITIES, body) ? (ENTITIES[body] ?? -1) : -1;
  const cp = numeric(body);
  return isXmlChar(cp) ? cp : -1;
}

/** Refuses what has no value, from `&` on: a number of no character, or no reference at all. */
export function refuseReference(core: Core, reference: string, at?: number): never {
  const code = reference.endsWith(';') ? numeric(reference.slice(1, -1)) : -1;
  if (code >= 0) return core.fault('CARACTERE_INTERDIT', { code }, at);
  return core.fault('REFERENCE_INCORRECTE', { reference }, at);
}
