/** Random XML documents, well-formed unless altered, for the differential test; the same seed gives the same bytes. */

type Random = () => number;

/** Mulberry32: small, seeded, good enough to wander. */
function random(seed: number): Random {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TEXTS = [
  'abc',
  'é€😀',
  '&lt;',
  '&gt;',
  '&amp;',
  '&#13;',
  '&#10;',
  '&#x9;',
  '&quot;',
  '&apos;',
  '>',
  ']',
  '"',
  "'",
  '&#233;',
  '&#x1F600;',
  'x'.repeat(300),
  'un texte de plus de seize octets\r\n  puis une autre ligne\r\n',
  '\r\n',
  '\r',
  '\n',
  '\t',
  '        ',
  '<![CDATA[a<b&c>\r\nd]]]]>',
  '<![CDATA[]]>',
  '<![CDATA[é\r]]>',
  '<!-- c\r\n -->',
  '<?pi  data \r\n?>',
  '<?p?>',
  'QUJD'.repeat(900),
];
const VALUES = [
  '1',
  'é',
  '&lt;',
  '&gt;',
  '&amp;',
  '&#13;',
  '&#10;',
  '&#x9;',
  '&quot;',
  '&apos;',
  '>',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '  a',
  'x'.repeat(40),
];
const LOCALS = ['A', 'Bb', 'Élan', 'Piece', 'V', 'Nature', 'x.y-z_1'];
const ATTRIBUTES = ['V', 'W', 'Aa', 'b', 'Ab', 'é', 'V'];
const EDITS = [
  '<',
  '>',
  '&',
  '"',
  ']]>',
  '<a>',
  '</a>',
  '--',
  'xmlns:q=""',
  ':',
  'é',
  '<![CDATA[',
  '<?',
  '&#0;',
  ' xml:lang="x"',
];
const BYTES = [...Buffer.from('<>&"\'/= \n\r;:!-]?[#x'), 0, 1, 31, 127, 0x80, 0xff, 0xc3];

class Maker {
  private ids = 0;
  private readonly next: Random;
  constructor(next: Random) {
    this.next = next;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }
  many<T>(max: number, make: () => T): T[] {
    return Array.from({ length: this.below(max) }, make);
  }

  element(depth: number, scope: ReadonlyMap<string, string>): string {
    const inner = new Map(scope);
    const declared = this.declarations(inner);
    const prefixes = [...inner.keys()].filter((p) => p !== '' && inner.get(p) !== '');
    const prefix = this.chance(0.35) && prefixes.length > 0 ? `${this.pick(prefixes)}:` : '';
    const name = prefix + this.pick(LOCALS);
    const tag =
      name + this.shuffled([...declared, ...this.attributes(inner, prefixes)]) + this.pick(['', '', ' ', '\r\n']);
    if (this.chance(0.25) || depth > 7) return `<${tag}/>`;
    const body = this.many(5, () => (this.chance(0.55) ? this.element(depth + 1, inner) : this.pick(TEXTS)));
    return `<${tag}>${body.join('')}</${name}${this.pick(['', '', '\n'])}>`;
  }

  private declarations(scope: Map<string, string>): string[] {
    const found: string[] = [];
    for (const prefix of new Set(this.many(3, () => this.pick(['', 'a', 'b', 'c', 'z'])))) {
      if (this.chance(0.6)) continue;
      const uri = prefix === '' ? this.pick(['', 'urn:1', 'urn:2']) : this.pick(['urn:1', 'urn:2', 'urn:trois']);
      scope.set(prefix, uri);
      found.push(`xmlns${prefix === '' ? '' : `:${prefix}`}${this.quoted(uri)}`);
    }
    return found;
  }

  private attributes(scope: ReadonlyMap<string, string>, prefixes: readonly string[]): string[] {
    const found = new Map<string, string>();
    for (const local of this.many(4, () => this.pick(ATTRIBUTES))) {
      const prefix = this.chance(0.25) && prefixes.length > 0 ? this.pick(prefixes) : '';
      const expanded = `${prefix === '' ? '' : scope.get(prefix)}|${local}`;
      if (!found.has(expanded))
        found.set(expanded, `${prefix === '' ? '' : `${prefix}:`}${local}${this.quoted(this.value())}`);
    }
    if (this.chance(0.12)) found.set('id', `Id="i${this.ids++}"`);
    if (this.chance(0.05)) found.set('lang', `xml:lang="${this.pick(['fr', 'en'])}"`);
    if (this.chance(0.03)) found.set('space', 'xml:space="preserve"');
    return [...found.values()];
  }

  private value(): string {
    return this.many(4, () => this.pick(VALUES)).join('');
  }

  private quoted(value: string): string {
    return this.pick(['=', '=', '=', ' = ']) + (this.chance(0.8) ? `"${value}"` : `'${value}'`);
  }

  private shuffled(parts: readonly string[]): string {
    return [...parts]
      .map((text) => ({ text, rank: this.next() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ text }) => this.pick([' ', ' ', '  ', '\n', '\r\n']) + text)
      .join('');
  }

  /** Repeated lines, as a PES flow has: the food of the fast path. */
  lines(): string {
    const newline = this.pick(['\n', '\n', '\r\n']);
    const line = (i: number) =>
      [
        `<L>`,
        `<IdLigne V="${i}"/>`,
        `<Nom V="${this.pick(VALUES)}"/>`,
        `<T>${this.pick(TEXTS)}</T>`,
        this.chance(0.2) ? `<O V="1" W="2"/>` : '<O V="1"/>',
        '</L>',
      ]
        .map((text) => `${newline}      ${text}`)
        .join('');
    return Array.from({ length: this.below(30) }, (_, i) => line(i)).join('');
  }

  document(): Buffer {
    const latin1 = this.chance(0.4);
    let text = this.element(0, new Map());
    if (this.chance(0.4)) text = text.replace(/<\/[^<]*>$/, (end) => this.lines() + end);
    const head = latin1
      ? '<?xml version="1.0" encoding="ISO-8859-1"?>\n'
      : this.pick(['', '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n']);
    if (latin1) text = text.replace(/[^\0-\xff]/gu, 'é');
    const around = this.pick(['', '', '\n', '<!-- fin -->', '<?fin?>\n']);
    return Buffer.from(head + text + around, latin1 ? 'latin1' : 'utf8');
  }

  /** One or two small alterations, most of which break the document. */
  altered(bytes: Buffer): Buffer {
    let result = bytes;
    for (let edits = 1 + this.below(2); edits > 0; edits--) {
      const at = this.below(result.length);
      const cut = this.below(3);
      const insert =
        cut === 0 ? Buffer.from([this.pick(BYTES)]) : cut === 1 ? Buffer.alloc(0) : Buffer.from(this.pick(EDITS));
      result = Buffer.concat([result.subarray(0, at), insert, result.subarray(at + (cut < 2 ? 1 : 0))]);
    }
    return result;
  }
}

export function generated(seed: number): { readonly bytes: Buffer; readonly altered: boolean; readonly chunk: number } {
  const maker = new Maker(random(seed));
  const bytes = maker.document();
  const altered = maker.chance(0.35);
  return { bytes: altered ? maker.altered(bytes) : bytes, altered, chunk: maker.pick([1, 2, 3, 7, 64, 1000, 65536]) };
}
