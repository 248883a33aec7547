/** The bytes of one start tag: its name and attributes, located and checked one by one. */
import {
  APOSTROPHE,
  BLANK,
  EQUALS,
  GT,
  LT,
  NAME_BYTE,
  PLAIN_APOSTROPHED,
  PLAIN_QUOTED,
  QUOTE,
  SLASH,
} from './characters.ts';
import type { Core } from './core.ts';
import { DECLARES, IDENTIFIER } from './names.ts';
import { APOSTROPHED_RAW, PLAIN, QUOTED_RAW } from './tag.ts';

/** Index after the tag, with `core.tag` and `core.current` filled; -1 where the window ends first. */
export function scanTag(core: Core, pos: number): number {
  const { input, tag } = core;
  const { buf, end } = input;
  core.current = -1;
  const name = scanName(core, pos + 1);
  if (name < 0) return -1;
  let p = core.scanned;
  tag.count = 0;
  tag.kinds = 0;
  tag.intricate = false;
  tag.raw = false;
  tag.empty = false;
  tag.serial++;
  core.current = name;
  for (;;) {
    let c = buf[p]!;
    const blank = BLANK[c] === 1;
    while (BLANK[c] === 1) c = buf[++p]!;
    if (p >= end) return -1;
    if (c === GT) return p + 1;
    if (c === SLASH) {
      if (p + 1 >= end) return -1;
      if (buf[p + 1] !== GT) core.fault('BALISE_MAL_FORMEE', { detail: '« > » attendu après « / »' }, p);
      tag.empty = true;
      return p + 2;
    }
    if (!blank) core.fault('BALISE_MAL_FORMEE', { detail: 'une espace ou « > » était attendue' }, p);
    p = scanAttribute(core, p);
    if (p < 0) return -1;
  }
}

/** Interned name at `from`, its end left in `core.scanned`; -1 where the window ends first. */
function scanName(core: Core, from: number): number {
  const { input, names } = core;
  const { buf } = input;
  let h = 0;
  let p = from;
  for (let c = buf[p]!; NAME_BYTE[c] === 1; c = buf[++p]!) h = (Math.imul(h, 31) + c) | 0;
  if (p >= input.end) {
    if (p - from > core.limits.nameBytes) core.fault('LIMITE_NOMS', { maximum: core.limits.names }, from);
    return -1;
  }
  core.scanned = p;
  const id = names.intern(buf, from, p, h);
  if (id === -2)
    core.fault(
      'BALISE_MAL_FORMEE',
      { detail: `« ${core.excerpt(from, Math.max(1, Math.min(30, p - from)))} » n’est pas un nom` },
      from,
    );
  if (id === -1) core.fault('LIMITE_NOMS', { maximum: core.limits.names }, from);
  return id;
}

/** Index after the attribute at `from`, recorded in `core.tag`; -1 where the window ends first. */
function scanAttribute(core: Core, from: number): number {
  const { buf, end } = core.input;
  const name = scanName(core, from);
  if (name < 0) return -1;
  let p = core.scanned;
  while (BLANK[buf[p]!] === 1) p++;
  if (p >= end) return -1;
  if (buf[p] !== EQUALS) core.fault('BALISE_MAL_FORMEE', { detail: '« = » attendu après le nom d’attribut' }, p);
  do p++;
  while (BLANK[buf[p]!] === 1);
  if (p >= end) return -1;
  const quote = buf[p]!;
  if (quote !== QUOTE && quote !== APOSTROPHE)
    core.fault('BALISE_MAL_FORMEE', { detail: 'valeur d’attribut sans guillemets' }, p);
  const to = scanValue(core, p + 1, quote);
  if (to < 0) return -1;
  record(core, name, from, p + 1, to);
  return to + 1;
}

/** Index of the closing quote; -1 where the window ends first. Leaves the form of the value in `core.valueForm`. */
function scanValue(core: Core, from: number, quote: number): number {
  const { buf, end } = core.input;
  const plain = quote === QUOTE ? PLAIN_QUOTED : PLAIN_APOSTROPHED;
  let p = from;
  while (plain[buf[p]!] === 1) p++;
  core.valueForm = buf[p] === quote ? PLAIN : quote === QUOTE ? QUOTED_RAW : APOSTROPHED_RAW;
  for (let c = buf[p]!; c !== quote; c = buf[++p]!) {
    if (c === LT) core.fault('BALISE_MAL_FORMEE', { detail: '« < » dans une valeur d’attribut' }, p);
    if (c < 32 && BLANK[c] === 0) {
      if (p >= end) return -1;
      core.fault('CARACTERE_INTERDIT', { code: c }, p);
    }
  }
  return p;
}

function record(core: Core, name: number, at: number, from: number, to: number): void {
  const { tag, names } = core;
  const i = tag.count;
  if (tag.stamp[name] === tag.serial) core.fault('ATTRIBUT_REPETE', { attribut: names.text[name] ?? '' }, at);
  if (i >= core.limits.attributes) core.fault('LIMITE_ATTRIBUTS', { maximum: core.limits.attributes }, at);
  tag.stamp[name] = tag.serial;
  tag.name[i] = name;
  tag.from[i] = from;
  tag.to[i] = to;
  tag.form[i] = core.valueForm;
  tag.kinds |= names.kind[name]! & (DECLARES | IDENTIFIER);
  if (core.valueForm !== PLAIN) {
    tag.raw = true;
    tag.value[i] = null;
  }
  if (names.prefix[name] !== 0 || (i > 0 && !inOrder(core, tag.name[i - 1]!, name))) tag.intricate = true;
  tag.count = i + 1;
}

/** Canonical order of two attributes without prefix: bytes of their names. */
function inOrder(core: Core, a: number, b: number): boolean {
  const { pool, offset, length } = core.names;
  const stop = Math.min(length[a]!, length[b]!);
  for (let i = 0; i < stop; i++) {
    const difference = pool[offset[a]! + i]! - pool[offset[b]! + i]!;
    if (difference !== 0) return difference < 0;
  }
  return length[a]! < length[b]!;
}
