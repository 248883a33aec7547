/** A region: one element whose canonical form goes, as it is read, into a sink (usually a hash). */
import type { Scope } from './scope.ts';

export interface Sink {
  update(bytes: Uint8Array): unknown;
}

export interface RegionSpec {
  readonly sink: Sink;
  /** Inclusive C14N 1.0 instead of exclusive. */
  readonly inclusive?: boolean;
  readonly withComments?: boolean;
  /** InclusiveNamespaces PrefixList; `#default` stands for the default namespace. Exclusive form only. */
  readonly prefixList?: readonly string[];
  /** Called once the element's end tag has been fed. */
  readonly onEnd?: () => void;
}

export class Region {
  readonly spec: RegionSpec;
  /** Depth of the element; the root is 0. */
  readonly apexDepth: number;
  /** Further sinks, fed from the moment they are added: e.g. a copy of the hash that leaves something out. */
  readonly extra: Sink[] = [];
  /** Prefixes of the PrefixList, '' for the default namespace. */
  readonly prefixes: readonly string[];
  /** Namespace id last rendered for each prefix id by the ancestors in this form; 0 for none. */
  readonly rendered: Int32Array;
  undoDepth = -1;
  private readonly undo: number[] = [];

  constructor(spec: RegionSpec, apexDepth: number, scope: Scope) {
    this.spec = spec;
    this.apexDepth = apexDepth;
    this.rendered = new Int32Array(scope.bound.length);
    this.prefixes = (spec.prefixList ?? []).map((p) => (p === '#default' ? '' : p));
  }

  feed(bytes: Uint8Array): void {
    this.spec.sink.update(bytes);
    for (const sink of this.extra) sink.update(bytes);
  }

  render(prefix: number, uri: number, depth: number): void {
    this.undo.push(depth, prefix, this.rendered[prefix]!);
    this.undoDepth = depth;
    this.rendered[prefix] = uri;
  }

  leave(depth: number): void {
    const { undo } = this;
    while (this.undoDepth >= depth) {
      const before = undo.pop()!;
      const prefix = undo.pop()!;
      undo.pop();
      this.rendered[prefix] = before;
      this.undoDepth = undo.length > 0 ? undo[undo.length - 3]! : -1;
    }
  }
}
