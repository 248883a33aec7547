/** End tags, and what closes with an element: regions, declarations. */
import { renderEnd } from './canonical.ts';
import { BLANK, GT } from './characters.ts';
import type { Core } from './core.ts';

/** Reads the end tag at the window's start; false where the window ends inside it. */
export function readEndTag(core: Core): boolean {
  const { input, names } = core;
  const { buf, end, pos } = input;
  core.tokenPos = pos;
  if (core.depth === 0) core.fault('CONTENU_HORS_RACINE');
  const name = core.stack[core.depth - 1]!;
  const offset = names.offset[name]!;
  const length = names.length[name]!;
  let p = pos + 2;
  for (let i = 0; i < length; i++, p++) {
    if (p >= end) return false;
    if (buf[p] !== names.pool[offset + i]) mismatch(core, name);
  }
  while (BLANK[buf[p]!] === 1) p++;
  if (p >= end) return false;
  if (buf[p] !== GT) mismatch(core, name);
  input.pos = p + 1;
  core.templates.context = name * 2 + 1;
  core.inText = false;
  core.depth--;
  core.current = name;
  core.uri = core.scope.bound[names.prefix[name]!]!;
  renderEnd(core, name);
  closeElement(core, name);
  return true;
}

function mismatch(core: Core, name: number): never {
  return core.fault('BALISE_FERMANTE_INATTENDUE', { attendue: core.names.text[name] ?? '' });
}

/** The element at `core.depth` has been rendered whole: ends its regions, tells the sink, undoes its declarations. */
export function closeElement(core: Core, name: number): void {
  const { output, scope, depth } = core;
  const { regions } = output;
  if (core.careful) output.flush();
  for (let i = regions.length - 1; i >= 0; i--) {
    const region = regions[i]!;
    if (region.apexDepth === depth) {
      output.flush();
      regions.splice(i, 1);
      region.spec.onEnd?.();
    } else if (region.undoDepth >= depth) region.leave(depth);
  }
  core.sink.end(core.reader, name);
  if (scope.undoDepth >= depth) scope.leave(depth);
  core.current = -1;
}
