/** QNames met in one file, interned: a name is a small integer, its grammar is checked once. */
import { QNAME } from './characters.ts';
import type { Limits } from './limits.ts';
import type { Scope } from './scope.ts';

/** What kind of attribute name it is, where that matters. */
export const DECLARES_DEFAULT = 1;
export const DECLARES_PREFIX = 2;
/** `Id`, `ID`, `xml:id`, `x:Id`…: whatever someone might take for an identifier. */
export const IDENTIFIER = 4;
/** A local name that the consumer marked: its tags never take the fast path. */
export const MARKED = 8;
export const DECLARES = DECLARES_DEFAULT | DECLARES_PREFIX;

/** Names made to collide are past a limit: chance alone does not gather a tenth as many. */
const PROBES = 256;

export class Names {
  /** Names so far. */
  count = 0;
  /** Hash table of ids, -1 where empty. */
  readonly table: Int32Array;
  readonly mask: number;
  readonly pool: Uint8Array;
  readonly offset: Int32Array;
  readonly length: Int32Array;
  readonly hash: Int32Array;
  /** Prefix id; for `xmlns:p`, that of `p`. */
  readonly prefix: Int32Array;
  readonly kind: Uint8Array;
  readonly text: string[] = [];
  readonly local: string[] = [];
  private poolEnd = 0;
  private readonly limits: Limits;
  private readonly scope: Scope;
  private readonly marked: ReadonlySet<string>;

  constructor(limits: Limits, scope: Scope, marked: ReadonlySet<string>) {
    const n = limits.names;
    const slots = 2 ** Math.ceil(Math.log2(n * 2));
    this.table = new Int32Array(slots).fill(-1);
    this.mask = slots - 1;
    this.pool = new Uint8Array(n * 24);
    this.offset = new Int32Array(n);
    this.length = new Int32Array(n);
    this.hash = new Int32Array(n);
    this.prefix = new Int32Array(n);
    this.kind = new Uint8Array(n);
    this.limits = limits;
    this.scope = scope;
    this.marked = marked;
  }

  /** Id of `buf[from..to)` whose hash (h*31+c, 32 bits) is `h`; -1 past a limit, -2 where it is no QName. */
  intern(buf: Buffer, from: number, to: number, h: number): number {
    const length = to - from;
    // Fibonacci hashing: the sums of neighbouring names are neighbours, their slots must not be.
    let k = (Math.imul(h, 0x9e3779b1) >>> 8) & this.mask;
    let probes = 0;
    for (let id = this.table[k]!; id >= 0; k = (k + 1) & this.mask, id = this.table[k]!) {
      if (this.hash[id] === h && this.length[id] === length && this.same(id, buf, from)) return id;
      if (++probes > PROBES) return -1;
    }
    if (length === 0) return -2;
    if (length > this.limits.nameBytes || this.count >= this.limits.names) return -1;
    if (this.poolEnd + length > this.pool.length) return -1;
    return this.add(buf, from, to, h, k);
  }

  private same(id: number, buf: Buffer, from: number): boolean {
    const { pool } = this;
    const offset = this.offset[id]!;
    const length = this.length[id]!;
    for (let i = 0; i < length; i++) if (pool[offset + i] !== buf[from + i]) return false;
    return true;
  }

  private add(buf: Buffer, from: number, to: number, h: number, slot: number): number {
    const text = buf.toString('utf8', from, to);
    const match = QNAME.exec(text);
    if (match === null) return -2;
    const [, prefix = '', local = ''] = match;
    const kind = this.kindOf(text, prefix, local);
    const prefixId = this.scope.prefixId(kind & DECLARES_PREFIX ? local : prefix);
    if (prefixId < 0) return -1;
    const id = this.count++;
    this.table[slot] = id;
    this.hash[id] = h;
    this.length[id] = to - from;
    this.offset[id] = this.poolEnd;
    this.pool.set(buf.subarray(from, to), this.poolEnd);
    this.poolEnd += to - from;
    this.prefix[id] = prefixId;
    this.kind[id] = kind;
    this.text[id] = text;
    this.local[id] = local;
    return id;
  }

  private kindOf(text: string, prefix: string, local: string): number {
    if (text === 'xmlns') return DECLARES_DEFAULT;
    if (prefix === 'xmlns') return DECLARES_PREFIX;
    return (local.toLowerCase() === 'id' ? IDENTIFIER : 0) | (this.marked.has(local) ? MARKED : 0);
  }
}
