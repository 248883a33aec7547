/** Namespaces in scope: prefixes and namespace names as small integers, bindings undone at end tags. */
import type { Limits } from './limits.ts';

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';
/** Ids that never change. */
export const NO_PREFIX = 0;
export const XML_PREFIX = 1;
const NO_NAMESPACE = 0;

/** An `xml:*` attribute in scope, for the apex of an inclusive form (C14N 1.0 §2.4). */
export interface XmlAttribute {
  readonly depth: number;
  readonly local: string;
  readonly value: string;
}

export class Scope {
  readonly prefixes = ['', 'xml'];
  readonly uris = ['', XML_NAMESPACE];
  /** Namespace id bound to each prefix id; 0 where unbound. */
  readonly bound: Int32Array;
  /** Depth of the innermost element that declared something; -1 where none is open. */
  undoDepth = -1;
  readonly xmlAttributes: XmlAttribute[] = [];
  private readonly prefixIds = new Map([
    ['', NO_PREFIX],
    ['xml', XML_PREFIX],
  ]);
  private readonly uriIds = new Map([
    ['', NO_NAMESPACE],
    [XML_NAMESPACE, 1],
  ]);
  /** Triples depth, prefix, namespace before. */
  private readonly undo: number[] = [];
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
    this.bound = new Int32Array(limits.prefixes + 2);
    this.bound[XML_PREFIX] = 1;
  }

  /** Id of a prefix, new or not; -1 past the limit. */
  prefixId(prefix: string): number {
    const known = this.prefixIds.get(prefix);
    if (known !== undefined) return known;
    if (this.prefixes.length >= this.limits.prefixes + 2) return -1;
    this.prefixIds.set(prefix, this.prefixes.length);
    return this.prefixes.push(prefix) - 1;
  }

  /** Id of a prefix that the file has used; -1 for another, which nothing can be bound to. */
  knownPrefix(prefix: string): number {
    return this.prefixIds.get(prefix) ?? -1;
  }

  /** Namespace name bound to a prefix; null where it is not declared. */
  namespaceOf(prefix: string): string | null {
    const id = this.knownPrefix(prefix);
    const uri = id < 0 ? NO_NAMESPACE : this.bound[id]!;
    return uri === NO_NAMESPACE && id !== NO_PREFIX ? null : this.uris[uri]!;
  }

  /** Id of a namespace name, new or not; -1 past a limit. */
  uriId(uri: string): number {
    const known = this.uriIds.get(uri);
    if (known !== undefined) return known;
    if (this.uris.length >= this.limits.namespaces || uri.length > this.limits.namespaceBytes) return -1;
    this.uriIds.set(uri, this.uris.length);
    return this.uris.push(uri) - 1;
  }

  bind(prefix: number, uri: number, depth: number): void {
    this.undo.push(depth, prefix, this.bound[prefix]!);
    this.undoDepth = depth;
    this.bound[prefix] = uri;
  }

  addXmlAttribute(attribute: XmlAttribute): void {
    this.xmlAttributes.push(attribute);
    this.undoDepth = attribute.depth;
  }

  /** Leaves the element at `depth`: its declarations are undone. */
  leave(depth: number): void {
    const { undo, xmlAttributes } = this;
    while (undo.length > 0 && undo[undo.length - 3]! >= depth) {
      const before = undo.pop()!;
      const prefix = undo.pop()!;
      undo.pop();
      this.bound[prefix] = before;
    }
    while (xmlAttributes.length > 0 && xmlAttributes[xmlAttributes.length - 1]!.depth >= depth) xmlAttributes.pop();
    const declared = undo.length > 0 ? undo[undo.length - 3]! : -1;
    const inherited = xmlAttributes.length > 0 ? xmlAttributes[xmlAttributes.length - 1]!.depth : -1;
    this.undoDepth = Math.max(declared, inherited);
  }
}
