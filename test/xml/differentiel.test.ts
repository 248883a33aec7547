import { describe, expect, it } from 'vitest';
import { generated } from './documents.ts';
import { libxml2, ours } from './formes.ts';

/** libxml2 looks into namespace names and reads encoding names loosely; neither touches what a signature covers. */
const THEIR_OPINION = /is not a valid URI/;
const OUR_STRICTNESS = /ENCODAGE_NON_ADMIS|DECLARATION_XML_INCORRECTE|REFERENCE_INCORRECTE/;

const BATCHES = 6;
const PER_BATCH = 2000;

describe('The reader and libxml2, on 12,000 generated documents', () => {
  for (let batch = 0; batch < BATCHES; batch++) {
    it(`agree on what is well-formed and on every canonical form (seeds from ${batch * PER_BATCH})`, {
      timeout: 120_000,
    }, () => {
      let compared = 0;
      let fast = 0;
      for (let seed = batch * PER_BATCH; seed < (batch + 1) * PER_BATCH; seed++) {
        const { bytes, chunk } = generated(seed);
        const mine = ours(bytes, chunk);
        const theirs = libxml2(bytes);
        if ('refused' in mine) {
          if (!('refused' in theirs)) expect(mine.refused, `seed ${seed}: libxml2 accepts`).toMatch(OUR_STRICTNESS);
          continue;
        }
        if ('refused' in theirs) {
          expect(theirs.refused, `seed ${seed}: accepted by us alone`).toMatch(THEIR_OPINION);
          continue;
        }
        for (const [key, form] of theirs.forms)
          expect(mine.forms.get(key), `seed ${seed}, chunk ${chunk}, ${key}`).toBe(form);
        compared += theirs.forms.size;
        fast += mine.coverage.fast;
      }
      expect(compared).toBeGreaterThan(5 * PER_BATCH * 0.6);
      // The documents would prove nothing about the fast path if they never took it.
      expect(fast).toBeGreaterThan(10_000);
    });
  }

  it('give the same forms whatever the size of the chunks', () => {
    for (let seed = 0; seed < 150; seed++) {
      const { bytes } = generated(seed);
      const whole = ours(bytes, bytes.length || 1);
      for (const chunk of [1, 2, 3, 5, 17]) {
        const cut = ours(bytes, chunk);
        if ('refused' in whole || 'refused' in cut) expect(cut, `seed ${seed}, chunk ${chunk}`).toEqual(whole);
        else expect(cut.forms, `seed ${seed}, chunk ${chunk}`).toEqual(whole.forms);
      }
    }
  });
});
