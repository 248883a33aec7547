/** Character data outside the fast path: long runs, references, line ends, CDATA sections. */
import { AMP, BANG, BLANK, CR, GT, LF, LT, PLAIN_TEXT, QUESTION, RIGHT_BRACKET, SLASH } from './characters.ts';
import type { Core } from './core.ts';
import { isBlank } from './declarations.ts';
import { escapeText } from './escape.ts';
import { REFERENCE_BYTES, referenceEnd, referenceValue, refuseReference } from './references.ts';

/** Below this many bytes a loop beats the native searches. */
const SHORT_RUN = 64;

/** Reads character data at the window's start; false where more bytes are needed to go on. */
export function readText(core: Core): boolean {
  const { input } = core;
  const { buf } = input;
  core.tokenPos = input.pos;
  core.current = -1;
  if (core.depth === 0) return skipOutside(core);
  const to = plainEnd(core, input.pos);
  if (to > input.pos) {
    emit(core, input.pos, to);
    input.pos = to;
  }
  if (input.pos >= input.end) return false;
  core.tokenPos = input.pos;
  switch (buf[input.pos]) {
    case LT:
      return true;
    case CR:
      return readCr(core);
    case GT:
      return readGt(core);
    case AMP:
      return readReference(core);
    default:
      return core.fault('CARACTERE_INTERDIT', { code: buf[input.pos]! });
  }
}

function skipOutside(core: Core): boolean {
  const { input } = core;
  while (BLANK[input.buf[input.pos]!] === 1) input.pos++;
  if (input.pos >= input.end) return false;
  if (input.buf[input.pos] === LT) return true;
  core.tokenPos = input.pos;
  if (!core.rootSeen) core.fault('FICHIER_NON_XML', { type: 'texte' });
  return core.fault('CONTENU_HORS_RACINE');
}

/** End of the run of bytes that are copied as they stand. */
function plainEnd(core: Core, from: number): number {
  const { buf, end } = core.input;
  const short = from + SHORT_RUN;
  let p = from;
  while (PLAIN_TEXT[buf[p]!] === 1 && p < short) p++;
  if (PLAIN_TEXT[buf[p]!] === 0) return p;
  // Each search is made once per window, wherever the runs end.
  if (core.nextLt < p) core.nextLt = found(buf.indexOf(LT, p), end);
  if (core.nextAmp < p) core.nextAmp = found(buf.indexOf(AMP, p), end);
  if (core.nextGt < p) core.nextGt = found(buf.indexOf(GT, p), end);
  return findControl(core, p, Math.min(core.nextLt, core.nextAmp, core.nextGt));
}

const found = (index: number, end: number): number => (index < 0 || index > end ? end : index);

/** First control character other than TAB and LF in [from, to), else `to`; four bytes at a time. */
function findControl(core: Core, from: number, to: number): number {
  const { buf, words } = core.input;
  let p = from;
  while (p < to) {
    if ((p & 3) === 0) {
      let w = p >> 2;
      const last = to >> 2;
      // A byte below 0x20 borrows into its own bit 7 (false alarms only send us to the byte loop).
      for (; w < last; w++) {
        const word = words[w]!;
        if (((word - 0x20202020) & ~word & 0x80808080) !== 0) break;
      }
      p = w << 2;
      if (p >= to) return to;
    }
    const c = buf[p]!;
    if (c < 32 && c !== 9 && c !== LF) return p;
    p++;
  }
  return to;
}

/** A run of plain bytes: into the canonical forms, then to the sink. */
function emit(core: Core, from: number, to: number): void {
  const { output, input } = core;
  if (output.regions.length > 0) output.write(input.buf.subarray(from, to));
  const whole = (core.templates.context & 1) === 0 && input.buf[to + 1] === SLASH;
  if (!core.blanks && !core.inText && !whole && endsAtTag(input.buf, to) && isBlank(input.buf, from, to)) return;
  core.inText = true;
  core.sink.text(core.reader, input.buf, from, to);
}

/** A tag follows, and not a comment, an instruction or a CDATA section that may go on with the text. */
export function endsAtTag(buf: Uint8Array, at: number): boolean {
  const next = buf[at + 1];
  return buf[at] === LT && next !== BANG && next !== QUESTION && next !== 0;
}

/** What a reference or an escaped character is: as text, and in canonical form. */
interface Escaped {
  readonly text: Buffer;
  readonly canonical: Buffer;
}
const escaped = (text: string): Escaped => ({ text: Buffer.from(text), canonical: Buffer.from(escapeText(text)) });
const LINE_END = escaped('\n');
const GREATER = escaped('>');
/** References met so far: a file uses few of them, many times. */
const references = new Map<string, Escaped | null>();
const REFERENCES_KEPT = 1000;

function emitEscaped(core: Core, { text, canonical }: Escaped): void {
  core.output.write(canonical);
  core.inText = true;
  core.sink.text(core.reader, text, 0, text.length);
}

function reference(body: string): Escaped | null {
  let found = references.get(body);
  if (found === undefined) {
    const cp = referenceValue(body);
    found = cp < 0 ? null : escaped(String.fromCodePoint(cp));
    if (references.size < REFERENCES_KEPT) references.set(body, found);
  }
  return found;
}

/** XML 1.0 §2.11: CRLF and CR become LF. */
function readCr(core: Core): boolean {
  const { input } = core;
  if (input.pos + 1 >= input.end && !core.final) return false;
  if (input.buf[input.pos + 1] !== LF) emitEscaped(core, LINE_END);
  input.pos++;
  return true;
}

function readGt(core: Core): boolean {
  const { input } = core;
  const { buf, pos } = input;
  if (buf[pos - 1] === RIGHT_BRACKET && buf[pos - 2] === RIGHT_BRACKET)
    core.fault('MARQUAGE_INCORRECT', { detail: '« ]]> » dans un texte' });
  emitEscaped(core, GREATER);
  input.pos++;
  return true;
}

function readReference(core: Core): boolean {
  const { input } = core;
  const to = referenceEnd(input.buf, input.pos, input.end);
  if (to === -1) return false;
  const found = to < 0 ? null : reference(input.buf.toString('latin1', input.pos + 1, to - 1));
  if (found === null) {
    const [excerpt = '&'] = /^&[#0-9A-Za-z]*;?/.exec(core.excerpt(input.pos, REFERENCE_BYTES)) ?? [];
    return refuseReference(core, excerpt);
  }
  emitEscaped(core, found);
  input.pos = to;
  return true;
}

/** Content of the open CDATA section; false where the window ends before `]]>`. */
export function readCdata(core: Core): boolean {
  const { input } = core;
  const { buf, end, pos } = input;
  core.tokenPos = pos;
  const close = buf.indexOf(']]>', pos, 'latin1');
  const closed = close >= 0 && close + 3 <= end;
  const to = closed ? close : safeCut(core, Math.max(pos, end - 2));
  if (to > pos) {
    const control = findControlOrCr(core, pos, to);
    if (control >= 0) core.fault('CARACTERE_INTERDIT', { code: buf[control]! }, control);
    const text = buf.toString('utf8', pos, to).replace(/\r\n?/g, '\n');
    emitEscaped(core, escaped(text));
  }
  input.pos = closed ? to + 3 : to;
  core.inCdata = !closed;
  return closed;
}

/** Where a section may be cut: not inside a character, nor after a CR whose LF may follow. */
function safeCut(core: Core, at: number): number {
  const { buf, pos } = core.input;
  let p = at;
  while (p > pos && (buf[p]! & 0xc0) === 0x80) p--;
  return p > pos && buf[p - 1] === CR ? p - 1 : p;
}

function findControlOrCr(core: Core, from: number, to: number): number {
  for (let p = from; p < to; p++) {
    p = findControl(core, p, to);
    if (p < to && core.input.buf[p] !== CR) return p;
  }
  return -1;
}
