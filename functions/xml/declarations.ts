/** Namespace declarations and attribute values of the current tag. */
import { BLANK } from './characters.ts';
import type { Core } from './core.ts';
import { DECLARES, DECLARES_DEFAULT } from './names.ts';
import { isAbsoluteUri } from './namespace-name.ts';
import { referenceValue, refuseReference } from './references.ts';
import { NO_PREFIX, XML_NAMESPACE, XML_PREFIX, XMLNS_NAMESPACE } from './scope.ts';
import { PLAIN } from './tag.ts';

/** Normalised value of attribute `i` (XML 1.0 §3.3.3, CDATA type: there is no DTD to say otherwise). */
export function attributeValue(core: Core, i: number): string {
  const { input, tag } = core;
  if (tag.form[i] === PLAIN) return core.values.read(input.buf, input.view, tag.from[i]!, tag.to[i]!);
  const known = tag.value[i];
  if (known !== null && known !== undefined) return known;
  const value = normalised(core, tag.from[i]!, tag.to[i]!);
  tag.value[i] = value;
  return value;
}

function normalised(core: Core, from: number, to: number): string {
  const raw = core.input.buf.toString('utf8', from, to);
  const spaced = /[\r\n\t]/.test(raw) ? raw.replace(/\r\n|[\r\n\t]/g, ' ') : raw;
  if (!spaced.includes('&')) return spaced;
  return spaced.replace(/&([^;&]*)(;?)/g, (reference, body: string, semicolon: string) => {
    const cp = semicolon === ';' ? referenceValue(body) : -1;
    if (cp < 0) refuseReference(core, reference.slice(0, 30), from);
    return String.fromCodePoint(cp);
  });
}

/** Namespaces in XML 1.0 §2.2, §3, §5: what may be bound to what. */
export function bindDeclarations(core: Core): void {
  const { names, scope, tag } = core;
  for (let i = 0; i < tag.count; i++) {
    const name = tag.name[i]!;
    const kind = names.kind[name]! & DECLARES;
    if (kind === 0) continue;
    const prefix = kind === DECLARES_DEFAULT ? NO_PREFIX : names.prefix[name]!;
    const uri = attributeValue(core, i);
    const detail = refusal(scope.prefixes[prefix] ?? '', prefix, uri);
    if (detail !== null) core.fault('ESPACE_DE_NOMS_INCORRECT', { detail }, tag.from[i]!);
    const id = scope.uriId(uri);
    if (id < 0) core.fault('LIMITE_ESPACES_DE_NOMS', { maximum: core.limits.namespaces }, tag.from[i]!);
    scope.bind(prefix, id, core.depth);
  }
}

function refusal(text: string, prefix: number, uri: string): string | null {
  if (text === 'xmlns' || uri === XMLNS_NAMESPACE) return 'le préfixe xmlns et son espace de noms sont réservés';
  if ((prefix === XML_PREFIX) !== (uri === XML_NAMESPACE))
    return 'le préfixe xml et son espace de noms sont réservés l’un à l’autre';
  if (prefix !== NO_PREFIX && uri === '') return `le préfixe ${text} ne peut être lié à un espace de noms vide`;
  if (uri !== '' && !isAbsoluteUri(uri))
    return `le nom lié ${prefix === NO_PREFIX ? 'par défaut' : `au préfixe ${text}`} n’est pas un URI absolu`;
  return null;
}

/** Prefixed attributes: bound prefixes, unique expanded names (§6.3), `xml:*` remembered; references checked everywhere. */
export function checkBoundAttributes(core: Core): void {
  const { names, scope, tag } = core;
  const seen = new Set<string>();
  for (let i = 0; i < tag.count; i++) {
    const name = tag.name[i]!;
    if ((names.kind[name]! & DECLARES) !== 0) continue;
    const value = attributeValue(core, i);
    const prefix = names.prefix[name]!;
    if (prefix === NO_PREFIX) continue;
    const uri = scope.bound[prefix]!;
    if (uri === 0) core.fault('PREFIXE_NON_DECLARE', { prefixe: scope.prefixes[prefix] ?? '' }, tag.from[i]!);
    const local = names.local[name] ?? '';
    const expanded = `${uri} ${local}`;
    if (seen.has(expanded)) core.fault('ATTRIBUT_REPETE', { attribut: names.text[name] ?? '' }, tag.from[i]!);
    seen.add(expanded);
    if (prefix === XML_PREFIX) scope.addXmlAttribute({ depth: core.depth, local, value });
  }
}

/** White space alone. */
export function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (BLANK[bytes[i]!] === 0) return false;
  return true;
}
