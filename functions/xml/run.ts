/** The loop over the tokens of the window: the fast path wherever it can, else one token at a time. */
import { BANG, LT, QUESTION, SLASH } from './characters.ts';
import type { Core } from './core.ts';
import { readEndTag } from './end-tag.ts';
import { runFast } from './fast-path.ts';
import { readMarkup } from './markup.ts';
import { readStartTag } from './start-tag.ts';
import { readCdata, readText } from './text.ts';

/** Reads tokens until the window is used up. */
export function run(core: Core): void {
  const { input } = core;
  core.nextLt = core.nextAmp = core.nextGt = -1;
  for (;;) {
    if (core.depth > 0 && !core.careful && !core.inCdata) runFast(core);
    if (input.pos >= input.end) return;
    if (!readToken(core)) {
      if (core.final && input.pos < input.end)
        core.fault('FICHIER_TRONQUE', { manque: 'une balise, un commentaire ou une section est coupé' }, input.pos);
      return;
    }
  }
}

/** One token, or part of a text; false where more bytes are needed. */
function readToken(core: Core): boolean {
  const { buf, pos, end } = core.input;
  if (core.inCdata) return readCdata(core);
  if (buf[pos] !== LT) return readText(core);
  if (pos + 1 >= end) return false;
  const next = buf[pos + 1];
  if (next === SLASH) return readEndTag(core);
  if (next === BANG || next === QUESTION) return readMarkup(core);
  return readStartTag(core);
}
