/**
 * Predicted start tags. A PES file repeats the same few hundred tags in the same order; after each tag we remember the
 * bytes of the one that followed (`<IdLigne V="`), and compare words instead of reading a name.
 */
import { borrow } from './memory.ts';
import type { Names } from './names.ts';

export class Templates {
  /** Bytes of all templates, each starting on a word. */
  readonly pool: DataView;
  /** By template: name, attribute (-1 for none), opening `<Name Attr="` or `<Name>`, closing `></Name>`. */
  readonly name: Int32Array;
  readonly attribute: Int32Array;
  readonly offset: Int32Array;
  readonly length: Int32Array;
  readonly closeOffset: Int32Array;
  readonly closeLength: Int32Array;
  /** Latest template of each name, -1 for none. */
  readonly byName: Int32Array;
  /** Template expected after the start (2·name) or the end (2·name+1) of an element, -1 for none. */
  readonly expected: Int32Array;
  /** The one expected before it: tried next, for an element that may be left out. */
  readonly second: Int32Array;
  /** Where in `expected` the reader stands. */
  context = 0;
  readonly memory: ArrayBuffer;
  private count = 0;
  private poolEnd = 0;
  private readonly bytes: Uint8Array;
  private readonly names: Names;

  constructor(names: Names) {
    const n = names.offset.length;
    this.names = names;
    this.memory = borrow(n * 48);
    this.bytes = new Uint8Array(this.memory);
    this.pool = new DataView(this.memory);
    this.name = new Int32Array(n);
    this.attribute = new Int32Array(n);
    this.offset = new Int32Array(n);
    this.length = new Int32Array(n);
    this.closeOffset = new Int32Array(n);
    this.closeLength = new Int32Array(n);
    this.byName = new Int32Array(n).fill(-1);
    this.expected = new Int32Array(2 * n).fill(-1);
    this.second = new Int32Array(2 * n).fill(-1);
  }

  /** The tag `name` with its only attribute (or -1) followed the context: expect it there next time. */
  learn(name: number, attribute: number): void {
    let t = this.byName[name]!;
    if (t < 0 || this.attribute[t] !== attribute) t = this.add(name, attribute);
    const { expected, second, context } = this;
    if (t < 0 || t === expected[context]) return;
    second[context] = expected[context]!;
    expected[context] = t;
  }

  private add(name: number, attribute: number): number {
    const qname = this.names.text[name] ?? '';
    const open = Buffer.from(attribute < 0 ? `<${qname}>` : `<${qname} ${this.names.text[attribute] ?? ''}="`);
    const close = Buffer.from(`></${qname}>`);
    const room = open.length + close.length + 16;
    if (this.count >= this.name.length || this.poolEnd + room > this.bytes.length) return -1;
    const t = this.count++;
    this.name[t] = name;
    this.attribute[t] = attribute;
    this.offset[t] = this.store(open);
    this.length[t] = open.length;
    this.closeOffset[t] = this.store(close);
    this.closeLength[t] = close.length;
    this.byName[name] = t;
    return t;
  }

  private store(bytes: Buffer): number {
    const at = this.poolEnd;
    this.bytes.set(bytes, at);
    this.poolEnd = (at + bytes.length + 7) & ~3;
    return at;
  }
}
