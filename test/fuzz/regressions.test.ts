/** Inputs on which the fuzzer once found something wrong; `npm run fuzz -- --cas FICHIER` tries one alone. */
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { casGardes, relire } from './cas.ts';
import { eprouver } from './eprouver.ts';

it.each(casGardes().map((fichier) => [basename(fichier), fichier]))(
  '%s: nothing wrong any more',
  async (_, fichier) => {
    expect(await eprouver(relire(fichier))).toBeNull();
  },
);
