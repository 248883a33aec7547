/** The reader's state, shared by the functions that read one kind of token each. */
import type { Lieu } from '../../schemas/motifs/catalogue.ts';
import { type CodeLecture, XmlAnomaly } from './anomaly.ts';
import { Input, WINDOW_START } from './input.ts';
import type { Limits } from './limits.ts';
import { Names } from './names.ts';
import { FLUSH_AT, Output } from './output.ts';
import type { Reader } from './reader.ts';
import { Scope } from './scope.ts';
import { PLAIN, Tag } from './tag.ts';
import { Templates } from './templates.ts';
import type { TokenSink } from './token-sink.ts';
import { Values } from './values.ts';

/** Characters of a path that are told; a longer one keeps its two ends. */
const CHEMIN = 400;
const abreger = (chemin: string): string => `${chemin.slice(0, CHEMIN / 2)}…${chemin.slice(-CHEMIN / 2)}`;

export class Core {
  readonly limits: Limits;
  readonly sink: TokenSink;
  readonly reader: Reader;
  /** Whether runs of white space alone must be reported. */
  readonly blanks: boolean;
  readonly input: Input;
  readonly scope: Scope;
  readonly names: Names;
  readonly tag: Tag;
  readonly templates: Templates;
  readonly values: Values;
  readonly output: Output;
  /** Names of the open elements. */
  readonly stack: Int32Array;
  /** Open elements. */
  depth = 0;
  /** Name of the element whose start or end is being told, -1 in between. */
  current = -1;
  /** Its namespace. */
  uri = 0;
  /** Where the current token starts in the input buffer. */
  tokenPos = WINDOW_START;
  careful = false;
  rootSeen = false;
  inCdata = false;
  /** Text was told since the last tag: what follows belongs to it, blank or not. */
  inText = false;
  /** No more bytes will come. */
  final = false;
  /** Where the next `<`, `&` and `>` stand in the window; stale where behind the reading position. */
  nextLt = -1;
  nextAmp = -1;
  nextGt = -1;
  /** Start tags that took the fast path. */
  fastTags = 0;
  /** Left by the tag scanner: where a name ended, and the form of a value. */
  scanned = 0;
  valueForm: number = PLAIN;

  constructor(reader: Reader, sink: TokenSink, limits: Limits, marked: ReadonlySet<string>, blanks: boolean) {
    this.reader = reader;
    this.sink = sink;
    this.limits = limits;
    this.blanks = blanks;
    const capacity = 2 * limits.tokenBytes;
    this.input = new Input(capacity, limits.fileBytes, (code, valeurs, at) =>
      this.fault(code, valeurs, at ?? this.input.end),
    );
    this.scope = new Scope(limits);
    this.names = new Names(limits, this.scope, marked);
    this.tag = new Tag(limits.attributes, limits.names);
    this.templates = new Templates(this.names);
    this.values = new Values(limits.names);
    this.output = new Output(capacity + 2 * FLUSH_AT);
    this.stack = new Int32Array(limits.depth + 1);
  }

  /** Line, column and path of the byte at `at` of the input buffer. */
  lieu(at: number): Lieu {
    const { line, column } = this.input.position.at(at);
    const open = Array.from(this.stack.subarray(0, this.depth), (id) => this.names.text[id] ?? '');
    if (this.current >= 0) open.push(this.names.text[this.current] ?? '');
    const chemin = `/${open.join('/')}`;
    return { ligne: line, colonne: column, chemin: chemin.length > CHEMIN ? abreger(chemin) : chemin };
  }

  fault(code: CodeLecture, valeurs: Readonly<Record<string, string | number>> = {}, at = this.tokenPos): never {
    throw new XmlAnomaly(code, this.lieu(at), valeurs);
  }

  /** The source text around a fault, for its sentence. */
  excerpt(from: number, length = 30): string {
    return this.input.buf.toString('utf8', from, Math.min(this.input.end, from + length));
  }
}
