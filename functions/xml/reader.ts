/**
 * The streaming XML reader: bytes in, tokens and canonical forms out, in one pass and constant memory (XML 1.0 5th ed.,
 * Namespaces 1.0; neither DTD nor entities). The value that a consumer reads is the very token that is hashed.
 */
import type { Lieu } from '../../schemas/motifs/catalogue.ts';
import { BLANK } from './characters.ts';
import { Core } from './core.ts';
import { attributeValue } from './declarations.ts';
import type { Encoding } from './encoding.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { giveBack } from './memory.ts';
import { DECLARES } from './names.ts';
import { Region, type RegionSpec } from './region.ts';
import { run } from './run.ts';
import { PLAIN } from './tag.ts';
import type { TokenSink } from './token-sink.ts';

export interface ReaderOptions {
  readonly sink: TokenSink;
  readonly limits?: Partial<Limits>;
  /** Local names whose tags never take the fast path, so that regions may be opened on them. */
  readonly marked?: ReadonlySet<string>;
  /** False: runs of white space between tags need not be reported. */
  readonly blanks?: boolean;
}

/** Judges a value by its UTF-8, without making a string of it. */
export interface ByteJudge {
  admetOctets(bytes: Uint8Array, from: number, to: number): boolean;
}

export class Reader {
  private readonly core: Core;
  private released = false;
  private readonly consume = (): void => run(this.core);

  constructor(options: ReaderOptions) {
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.core = new Core(this, options.sink, limits, options.marked ?? new Set(), options.blanks ?? true);
  }

  /** Reads the next bytes of the file. Throws XmlAnomaly; the reader is of no use afterwards. */
  write(chunk: Uint8Array): void {
    if (this.released) throw new Error('this reader has given its memory back');
    this.core.input.write(chunk, this.consume);
  }

  /** The file ends here. Throws XmlAnomaly where the document does not. */
  finish(): void {
    const { core } = this;
    if (this.released) throw new Error('this reader has given its memory back');
    core.input.finish(this.consume);
    core.final = true;
    run(core);
    core.tokenPos = core.input.end;
    core.current = -1;
    if (core.depth > 0)
      core.fault('FICHIER_TRONQUE', {
        manque: `l’élément ${core.names.text[core.stack[core.depth - 1]!] ?? ''} n’est pas fermé`,
      });
    if (!core.rootSeen || core.input.pos < core.input.end)
      core.fault('FICHIER_TRONQUE', { manque: 'aucun élément complet' });
  }

  /** Gives the reader's buffers to the next one. Only what was read before may still be asked, and no place any more. */
  release(): void {
    if (this.released) return;
    this.released = true;
    const { input, output, templates } = this.core;
    for (const { memory } of [input, output, templates]) giveBack(memory);
  }

  /** Depth of the current element, in start() and end(); the root is 0. In text(), one more than the element's. */
  get depth(): number {
    return this.core.depth;
  }
  /** Namespace id of the current element; 0 is none. */
  get uri(): number {
    return this.core.uri;
  }
  localName(name: number): string {
    return this.core.names.local[name] ?? '';
  }
  qName(name: number): string {
    return this.core.names.text[name] ?? '';
  }
  prefix(name: number): string {
    return this.core.scope.prefixes[this.core.names.prefix[name]!] ?? '';
  }
  /** Namespace name of an id. */
  uriText(uri: number): string {
    return this.core.scope.uris[uri] ?? '';
  }

  /** Namespace name that a prefix stands for here, '' for none; null where the prefix is not declared. */
  namespaceOf(prefix: string): string | null {
    return this.core.scope.namespaceOf(prefix);
  }

  /** Attributes of the current start tag, namespace declarations included. */
  get attributeCount(): number {
    return this.core.tag.count;
  }
  attributeName(i: number): number {
    return this.core.tag.name[i]!;
  }
  isNamespaceDeclaration(i: number): boolean {
    return (this.core.names.kind[this.core.tag.name[i]!]! & DECLARES) !== 0;
  }
  /** Namespace id of attribute `i`; 0 for an unprefixed one. */
  attributeUri(i: number): number {
    const prefix = this.core.names.prefix[this.core.tag.name[i]!]!;
    return prefix === 0 ? 0 : this.core.scope.bound[prefix]!;
  }
  /** Normalised value, references resolved. */
  attributeValue(i: number): string {
    return attributeValue(this.core, i);
  }
  /** Number of the value of attribute `i`, short, plain and met lately; 0 for any other. Two values never share one. */
  valueNumber(i: number): number {
    const { input, tag, values } = this.core;
    return tag.form[i] === PLAIN ? values.number(input.view, tag.from[i]!, tag.to[i]!) : 0;
  }
  /** The value of the number that valueNumber() just gave. */
  numberedValue(number: number): string {
    return this.core.values.string(number);
  }
  /** What `judge` says of the bytes of attribute `i`, where they are its value: false where they are not. */
  judgeBytes(i: number, judge: ByteJudge): boolean {
    const { input, tag } = this.core;
    return tag.form[i] === PLAIN && judge.admetOctets(input.buf, tag.from[i]!, tag.to[i]!);
  }
  /** Value of the unprefixed attribute `local`, or null. */
  attribute(local: string): string | null {
    const { names, tag } = this.core;
    for (let i = 0; i < tag.count; i++) if (names.text[tag.name[i]!] === local) return attributeValue(this.core, i);
    return null;
  }

  /** In text(), of a run that is not blank: its place is from now on that of its first character that is not. */
  skipBlanks(): void {
    const { core } = this;
    while (BLANK[core.input.buf[core.tokenPos]!] === 1) core.tokenPos++;
  }

  /** Line, column and path of the current token. */
  lieu(): Lieu {
    this.core.input.position.advance(this.core.tokenPos);
    return this.core.lieu(this.core.tokenPos);
  }
  /** Line of the current token, from 1. */
  get line(): number {
    const { position } = this.core.input;
    position.advance(this.core.tokenPos);
    return position.lineAt(this.core.tokenPos);
  }
  /** Offset in the source file, in bytes, of the current token. */
  offset(): number {
    const { position } = this.core.input;
    position.advance(this.core.tokenPos);
    return position.at(this.core.tokenPos).offset;
  }

  /**
   * Opens a region on the current element; only inside start(), and only where the tag cannot have taken the fast
   * path: the root, a marked name, an element with an identifier, or in careful mode.
   */
  openRegion(spec: RegionSpec): Region {
    const region = new Region(spec, this.core.depth, this.core.scope);
    this.core.output.regions.push(region);
    return region;
  }
  /** Regions open now, outermost first. In start() of such tags and in end() in careful mode, they hold all bytes before it. */
  get regions(): readonly Region[] {
    return this.core.output.regions;
  }
  /** While true nothing takes the fast path and every token is fed to the regions before the next one is told. */
  get careful(): boolean {
    return this.core.careful;
  }
  set careful(value: boolean) {
    this.core.careful = value;
  }
  /** Null until the first bytes have told it. */
  get encoding(): Encoding | null {
    return this.core.input.started ? this.core.input.encoding : null;
  }
  /** Bytes of the file read so far. */
  get bytesRead(): number {
    return this.core.input.bytesRead;
  }
  /** Start tags that took the fast path, and all start tags. */
  get coverage(): { readonly fast: number; readonly all: number } {
    const { fastTags, tag } = this.core;
    return { fast: fastTags, all: fastTags + tag.serial };
  }
}
