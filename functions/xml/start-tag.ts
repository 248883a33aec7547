/** Start tags, read byte by byte: what the fast path did not expect, and all that needs care. */
import { renderEnd, renderStart } from './canonical.ts';
import type { Core } from './core.ts';
import { bindDeclarations, checkBoundAttributes } from './declarations.ts';
import { closeElement } from './end-tag.ts';
import { DECLARES, DECLARES_PREFIX, IDENTIFIER, MARKED } from './names.ts';
import { scanTag } from './scan-tag.ts';

/** Reads the start tag at the window's start; false where the window ends inside it. */
export function readStartTag(core: Core): boolean {
  const { input, names, tag } = core;
  const { pos } = input;
  core.tokenPos = pos;
  const after = scanTag(core, pos);
  if (after < 0) return false;
  if (after - pos > core.limits.tokenBytes) core.fault('LIMITE_JETON', { maximum: core.limits.tokenBytes });
  const name = core.current;
  enter(core, name);
  const regionsBefore = core.output.regions.length;
  const mayOpen = core.careful || core.depth === 0 || ((tag.kinds & IDENTIFIER) | (names.kind[name]! & MARKED)) !== 0;
  if (mayOpen) core.output.flush();
  core.sink.start(core.reader, name);
  renderStart(core, name, core.output.regions.length > regionsBefore);
  if (isExpectable(core, name)) core.templates.learn(name, tag.count === 0 ? -1 : tag.name[0]!);
  core.templates.context = name * 2;
  core.inText = false;
  input.pos = after;
  if (tag.empty) {
    renderEnd(core, name);
    closeElement(core, name);
  } else {
    core.stack[core.depth++] = name;
    core.current = -1;
  }
  return true;
}

/** Well-formedness of the complete tag against its surroundings. */
function enter(core: Core, name: number): void {
  const { names, scope, tag } = core;
  if (core.depth === 0) {
    if (core.rootSeen) core.fault('CONTENU_HORS_RACINE');
    core.rootSeen = true;
  }
  if (core.depth >= core.limits.depth) core.fault('LIMITE_PROFONDEUR', { maximum: core.limits.depth });
  if ((names.kind[name]! & DECLARES_PREFIX) !== 0) core.fault('PREFIXE_NON_DECLARE', { prefixe: 'xmlns' });
  if ((tag.kinds & DECLARES) !== 0) bindDeclarations(core);
  const prefix = names.prefix[name]!;
  core.uri = scope.bound[prefix]!;
  if (prefix !== 0 && core.uri === 0) core.fault('PREFIXE_NON_DECLARE', { prefixe: scope.prefixes[prefix] ?? '' });
  if (tag.intricate || tag.raw) checkBoundAttributes(core);
}

/** A tag that the fast path may expect: unprefixed, at most one plain attribute, nothing that a consumer watches. */
function isExpectable(core: Core, name: number): boolean {
  const { tag, names } = core;
  return (
    tag.count <= 1 &&
    tag.kinds === 0 &&
    !tag.intricate &&
    names.prefix[name] === 0 &&
    names.kind[name] === 0 &&
    core.depth > 0
  );
}
