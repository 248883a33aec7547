/**
 * The fast path: text, expected start tags with at most one plain attribute, and their end tags, four bytes at a time.
 * It commits only what it recognised whole and stops at anything else, which the general path then reads again: it can
 * be slow, it cannot be wrong about what it does not know. One long function on purpose: split, it runs at half the
 * speed, because every typed array would be loaded again for each token (npm run bench).
 */
import { CR, GT, LF, LT, PLAIN_QUOTED, PLAIN_TEXT, QUOTE, SLASH, SPACE } from './characters.ts';
import type { Core } from './core.ts';
import { FLUSH_AT } from './output.ts';
import { PLAIN } from './tag.ts';
import { endsAtTag } from './text.ts';

/** Bytes of text taken here at a time; longer runs belong to the general path, which does not copy them. */
const TEXT_BYTES = 128;
const SPACES = 0x20202020;

export function runFast(core: Core): void {
  const { input, output, scope, templates, tag, stack, sink, reader, blanks } = core;
  const { buf, view } = input;
  const { regions, buf: out, view: outView } = output;
  const { pool, name: tName, attribute: tAttribute, offset: tOffset, length: tLength } = templates;
  const { closeOffset, closeLength, byName, expected, second } = templates;
  const silent = regions.length === 0;
  const defaultUri = scope.bound[0]!;
  // Elements at this depth or above have something to undo when they close.
  let careDepth = Math.max(0, scope.undoDepth);
  for (const region of regions) {
    if (region.rendered[0] !== defaultUri) return;
    careDepth = Math.max(careDepth, region.apexDepth, region.undoDepth);
  }
  const maxDepth = core.limits.depth;
  let pos = input.pos;
  let o = output.o;
  let depth = core.depth;
  let context = templates.context;
  let tags = 0;
  let inText = core.inText;
  let again = false;
  core.uri = defaultUri;
  for (;;) {
    if (o > FLUSH_AT) {
      output.o = silent ? 0 : o;
      if (!silent) output.flush();
      o = 0;
    }
    let p = pos;
    let q = o;
    let c = buf[p]!;
    if (c !== LT) {
      if (c === CR && buf[p + 1] === LF) c = buf[++p]!;
      const from = p;
      if (c === LF) {
        out[q++] = LF;
        p++;
      }
      const stop = p + TEXT_BYTES;
      let w = view.getInt32(p, true);
      while (w === SPACES && p < stop) {
        outView.setInt32(q, w, true);
        q += 4;
        p += 4;
        w = view.getInt32(p, true);
      }
      c = buf[p]!;
      while (c === SPACE && p < stop) {
        out[q++] = SPACE;
        c = buf[++p]!;
      }
      let report = blanks || inText;
      if (c !== LT) {
        report = true;
        w = view.getInt32(p, true);
        // Stops at a word that may hold a byte below 0x20, a `<` or `>` (alike but for one bit), or a `&`.
        for (;;) {
          const x = (w | 0x02020202) ^ 0x3e3e3e3e;
          const y = w ^ 0x26262626;
          if ((((w - SPACES) & ~w) | ((x - 0x01010101) & ~x) | ((y - 0x01010101) & ~y)) & 0x80808080 || p >= stop)
            break;
          outView.setInt32(q, w, true);
          q += 4;
          p += 4;
          w = view.getInt32(p, true);
        }
        c = buf[p]!;
        while (PLAIN_TEXT[c] === 1 && p < stop + 4) {
          out[q++] = c;
          c = buf[++p]!;
        }
      }
      if (p === pos) break;
      // Between a start tag and an end tag it is the whole content, which a schema may want empty.
      if ((report || !endsAtTag(buf, p) || ((context & 1) === 0 && buf[p + 1] === SLASH)) && p > from) {
        inText = true;
        core.tokenPos = from;
        core.depth = depth;
        core.current = -1;
        sink.text(reader, buf, from, p);
      }
      pos = p;
      o = q;
      if (c !== LT) break;
    }
    if (buf[p + 1] === SLASH) {
      if (depth - 1 <= careDepth) break;
      const name = stack[depth - 1]!;
      const t = byName[name]!;
      if (t < 0) break;
      const at = closeOffset[t]! + 1;
      const length = closeLength[t]! - 1;
      let bad = 0;
      let i = 0;
      for (const words = length - 3; i < words; i += 4) {
        const w = view.getInt32(p + i, true);
        bad |= w ^ pool.getInt32(at + i, true);
        outView.setInt32(q + i, w, true);
      }
      for (; i < length; i++) {
        const b = buf[p + i]!;
        bad |= b ^ pool.getUint8(at + i);
        out[q + i] = b;
      }
      if (bad !== 0) break;
      depth--;
      core.depth = depth;
      core.current = name;
      core.tokenPos = p;
      pos = p + length;
      o = q + length;
      context = name * 2 + 1;
      inText = false;
      sink.end(reader, name);
      continue;
    }
    const t = expected[context]!;
    if (t < 0) break;
    const at = tOffset[t]!;
    const length = tLength[t]!;
    let bad = 0;
    let i = 0;
    for (const words = length - 3; i < words; i += 4) {
      const w = view.getInt32(p + i, true);
      bad |= w ^ pool.getInt32(at + i, true);
      outView.setInt32(q + i, w, true);
    }
    for (; i < length; i++) {
      const b = buf[p + i]!;
      bad |= b ^ pool.getUint8(at + i);
      out[q + i] = b;
    }
    if (bad !== 0) {
      const other = second[context]!;
      if (again || other < 0) break;
      expected[context] = other;
      second[context] = t;
      again = true;
      continue;
    }
    again = false;
    p += length;
    q += length;
    const name = tName[t]!;
    let empty = false;
    if (tAttribute[t]! >= 0) {
      const from = p;
      let w = view.getInt32(p, true);
      // Stops at a word that may hold a byte below 0x20, a `"` or `&` (alike but for one bit), or a `<`.
      for (;;) {
        const x = (w | 0x04040404) ^ 0x26262626;
        const y = w ^ 0x3c3c3c3c;
        if ((((w - SPACES) & ~w) | ((x - 0x01010101) & ~x) | ((y - 0x01010101) & ~y)) & 0x80808080) break;
        outView.setInt32(q, w, true);
        q += 4;
        p += 4;
        w = view.getInt32(p, true);
      }
      c = buf[p]!;
      while (PLAIN_QUOTED[c] === 1) {
        out[q++] = c;
        c = buf[++p]!;
      }
      if (c !== QUOTE) break;
      tag.name[0] = tAttribute[t]!;
      tag.from[0] = from;
      tag.to[0] = p;
      tag.form[0] = PLAIN;
      tag.count = 1;
      out[q++] = QUOTE;
      c = buf[++p]!;
      if (c === SLASH) {
        if (buf[p + 1] !== GT) break;
        const close = closeOffset[t]!;
        const closing = closeLength[t]!;
        for (let j = 0; j < closing; j += 4) outView.setInt32(q + j, pool.getInt32(close + j, true), true);
        p += 2;
        q += closing;
        empty = true;
      } else if (c === GT) {
        out[q++] = GT;
        p++;
      } else break;
    } else tag.count = 0;
    if (depth >= maxDepth) break;
    core.depth = depth;
    core.current = name;
    core.tokenPos = pos;
    sink.start(reader, name);
    if (empty) sink.end(reader, name);
    else stack[depth++] = name;
    context = name * 2;
    inText = false;
    tags++;
    pos = p;
    o = q;
  }
  input.pos = pos;
  output.o = silent ? 0 : o;
  core.depth = depth;
  core.current = -1;
  core.inText = inText;
  templates.context = context;
  core.fastTags += tags;
}
