import { describe, expect, it } from 'vitest';
import { XmlAnomaly } from '../../functions/xml/anomaly.ts';
import { Reader } from '../../functions/xml/reader.ts';
import { enLong } from '../en-long.ts';
import { generated } from './documents.ts';
import { libxml2, ours } from './formes.ts';

/** libxml2 reads encoding names loosely, and refuses a namespace name that is no absolute URI only when it canonicalises. */
const OUR_STRICTNESS = /ENCODAGE_NON_ADMIS|DECLARATION_XML_INCORRECTE|REFERENCE_INCORRECTE|n’est pas un URI absolu/;

const BATCHES = enLong(6, 1);
const PER_BATCH = enLong(2000, 800);

describe('The reader and libxml2, on thousands of generated documents', () => {
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
        if ('refused' in theirs) throw new Error(`seed ${seed}: accepted by us alone: ${theirs.refused}`);
        for (const [key, form] of theirs.forms)
          expect(mine.forms.get(key), `seed ${seed}, chunk ${chunk}, ${key}`).toBe(form);
        compared += theirs.forms.size;
        fast += mine.coverage.fast;
      }
      expect(compared).toBeGreaterThan(5 * PER_BATCH * 0.6);
      // The documents would prove nothing about the fast path if they never took it.
      expect(fast).toBeGreaterThan(5 * PER_BATCH);
    });
  }

  it('give the same forms whatever the size of the chunks', () => {
    for (let seed = 0; seed < enLong(150, 30); seed++) {
      const { bytes } = generated(seed);
      const whole = ours(bytes, bytes.length || 1);
      for (const chunk of [1, 2, 3, 5, 17]) {
        const cut = ours(bytes, chunk);
        if ('refused' in whole || 'refused' in cut) expect(cut, `seed ${seed}, chunk ${chunk}`).toEqual(whole);
        else expect(cut.forms, `seed ${seed}, chunk ${chunk}`).toEqual(whole.forms);
      }
    }
  });

  it('tell the same text with and without the white space between tags', () => {
    for (let seed = 0; seed < enLong(1500, 200); seed++) {
      const { bytes, chunk } = generated(seed);
      const whole = textBetweenTags(bytes, chunk, true);
      const bare = textBetweenTags(bytes, chunk, false);
      if (whole === null) expect(bare).toBeNull();
      else
        expect(bare, `seed ${seed}`).toEqual(
          whole.map((text, i) => (/[^ \t\r\n]/.test(text) ? text : (bare?.[i] ?? ''))),
        );
    }
  });
});

/** The text between each tag and the next; null where the document is refused. */
function textBetweenTags(bytes: Buffer, chunk: number, blanks: boolean): string[] | null {
  const texts = [''];
  const tag = () => void texts.push('');
  const text = (_: Reader, data: Uint8Array, from: number, to: number) => {
    texts[texts.length - 1] += Buffer.from(data.subarray(from, to)).toString();
  };
  const reader = new Reader({ blanks, sink: { start: tag, end: tag, text, markup() {} } });
  try {
    for (let at = 0; at < bytes.length; at += chunk) reader.write(bytes.subarray(at, at + chunk));
    reader.finish();
  } catch (error) {
    if (error instanceof XmlAnomaly) return null;
    throw error;
  }
  return texts;
}
