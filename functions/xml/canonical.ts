/** Tags in canonical form: Canonical XML 1.0 and Exclusive XML Canonicalization 1.0, for every open region at once. */
import { EQUALS, GT, LT, QUOTE, SLASH, SPACE } from './characters.ts';
import type { Core } from './core.ts';
import { attributeValue } from './declarations.ts';
import { escapeValue } from './escape.ts';
import { DECLARES, DECLARES_DEFAULT } from './names.ts';
import { FLUSH_AT } from './output.ts';
import type { Region } from './region.ts';
import { NO_PREFIX, XML_PREFIX } from './scope.ts';
import { PLAIN } from './tag.ts';

/** A longer tag is rendered from strings, so that the output buffer need not be asked at every byte. */
const PLAIN_TAG_BYTES = 16_384;

/** Renders the current start tag; `opened` where a region starts here. */
export function renderStart(core: Core, name: number, opened: boolean): void {
  const { output, names, tag } = core;
  const { regions } = output;
  if (regions.length === 0) return;
  const prefix = names.prefix[name]!;
  let plain = !opened && !tag.intricate && (tag.kinds & DECLARES) === 0;
  for (const region of regions) if (region.rendered[prefix] !== core.uri) plain = false;
  if (plain && tagBytes(core) < PLAIN_TAG_BYTES) renderPlain(core, name);
  else renderParts(core, name);
}

function tagBytes(core: Core): number {
  const { tag } = core;
  return tag.count === 0 ? 0 : tag.to[tag.count - 1]! - tag.from[0]!;
}

/** No namespace to render, attributes in order: names and plain values are copied. */
function renderPlain(core: Core, name: number): void {
  const { output, tag, input } = core;
  if (output.o > FLUSH_AT) output.flush();
  const out = output.buf;
  out[output.o++] = LT;
  copyName(core, name);
  for (let i = 0; i < tag.count; i++) {
    out[output.o++] = SPACE;
    copyName(core, tag.name[i]!);
    out[output.o++] = EQUALS;
    out[output.o++] = QUOTE;
    if (tag.form[i] === PLAIN) output.o += input.buf.copy(out, output.o, tag.from[i]!, tag.to[i]!);
    else output.o += out.write(escapeValue(attributeValue(core, i)), output.o);
    out[output.o++] = QUOTE;
  }
  out[output.o++] = GT;
}

export function renderEnd(core: Core, name: number): void {
  const { output } = core;
  if (output.regions.length === 0) return;
  if (output.o > FLUSH_AT) output.flush();
  output.buf[output.o++] = LT;
  output.buf[output.o++] = SLASH;
  copyName(core, name);
  output.buf[output.o++] = GT;
}

function copyName(core: Core, name: number): void {
  const { pool, offset, length } = core.names;
  const { output } = core;
  const from = offset[name]!;
  const n = length[name]!;
  for (let i = 0; i < n; i++) output.buf[output.o++] = pool[from + i]!;
}

function renderParts(core: Core, name: number): void {
  const { output, names } = core;
  output.flush();
  const attributes = renderAttributes(core);
  const qname = names.text[name] ?? '';
  let shared = { namespaces: '\0', inherited: '', bytes: Buffer.alloc(0) };
  for (const region of output.regions) {
    const apex = region.apexDepth === core.depth;
    const namespaces = renderNamespaces(core, region, name, apex);
    const inherited =
      apex && region.spec.inclusive === true && core.scope.xmlAttributes.length > 0 ? renderAttributes(core, true) : '';
    if (namespaces !== shared.namespaces || inherited !== shared.inherited) {
      shared = { namespaces, inherited, bytes: Buffer.from(`<${qname}${namespaces}${inherited || attributes}>`) };
    }
    region.feed(shared.bytes);
  }
}

interface RenderedAttribute {
  readonly uri: string;
  readonly local: string;
  readonly text: string;
}

/** Attributes sorted by namespace name, then local name; `inherit` adds the ancestors' `xml:*` (C14N 1.0 §2.4). */
function renderAttributes(core: Core, inherit = false): string {
  const { names, scope, tag } = core;
  const list: RenderedAttribute[] = [];
  for (let i = 0; i < tag.count; i++) {
    const name = tag.name[i]!;
    if ((names.kind[name]! & DECLARES) !== 0) continue;
    const prefix = names.prefix[name]!;
    const uri = prefix === NO_PREFIX ? '' : (scope.uris[scope.bound[prefix]!] ?? '');
    const text = ` ${names.text[name] ?? ''}="${escapeValue(attributeValue(core, i))}"`;
    list.push({ uri, local: names.local[name] ?? '', text });
  }
  if (inherit) list.push(...inheritedXmlAttributes(core));
  list.sort((a, b) => compareUtf8(a.uri, b.uri) || compareUtf8(a.local, b.local));
  return list.map((a) => a.text).join('');
}

/** The nearest `xml:*` of each name on the ancestors, where the element has none of its own. */
function inheritedXmlAttributes(core: Core): RenderedAttribute[] {
  const nearest = new Map<string, RenderedAttribute | null>();
  for (const { depth, local, value } of core.scope.xmlAttributes) {
    const text = ` xml:${local}="${escapeValue(value)}"`;
    nearest.set(local, depth === core.depth ? null : { uri: core.scope.uris[1] ?? '', local, text });
  }
  return [...nearest.values()].filter((a) => a !== null);
}

/** The namespace declarations that this region's form shows on this element, by prefix. */
function renderNamespaces(core: Core, region: Region, name: number, apex: boolean): string {
  const { scope } = core;
  const wanted = region.spec.inclusive === true ? inclusivePrefixes(core, apex) : exclusivePrefixes(core, region, name);
  wanted.delete(XML_PREFIX);
  const shown = [...wanted].filter(
    (p) => region.rendered[p] !== scope.bound[p] && (p === NO_PREFIX || scope.bound[p] !== 0),
  );
  shown.sort((a, b) => compareUtf8(scope.prefixes[a] ?? '', scope.prefixes[b] ?? ''));
  let text = '';
  for (const prefix of shown) {
    const uri = scope.bound[prefix]!;
    region.render(prefix, uri, core.depth);
    const label = prefix === NO_PREFIX ? 'xmlns' : `xmlns:${scope.prefixes[prefix] ?? ''}`;
    text += ` ${label}="${escapeValue(scope.uris[uri] ?? '')}"`;
  }
  return text;
}

function inclusivePrefixes(core: Core, apex: boolean): Set<number> {
  const { names, scope, tag } = core;
  if (apex) return new Set(scope.prefixes.keys());
  const wanted = new Set<number>();
  for (let i = 0; i < tag.count; i++) {
    const name = tag.name[i]!;
    const kind = names.kind[name]! & DECLARES;
    if (kind !== 0) wanted.add(kind === DECLARES_DEFAULT ? NO_PREFIX : names.prefix[name]!);
  }
  return wanted;
}

/** Exclusive C14N §3: visibly utilised prefixes, and those of the PrefixList. */
function exclusivePrefixes(core: Core, region: Region, name: number): Set<number> {
  const { names, tag } = core;
  const wanted = new Set<number>([names.prefix[name]!]);
  for (const prefix of region.prefixes) {
    const id = core.scope.knownPrefix(prefix);
    if (id >= 0) wanted.add(id);
  }
  for (let i = 0; i < tag.count; i++) {
    const attribute = tag.name[i]!;
    if ((names.kind[attribute]! & DECLARES) === 0 && names.prefix[attribute] !== NO_PREFIX)
      wanted.add(names.prefix[attribute]!);
  }
  return wanted;
}

/** Code point order, which is the order of UTF-8 bytes and not that of UTF-16. */
function compareUtf8(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
