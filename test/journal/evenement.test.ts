import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainer,
  type Evenement,
  HASH_ORIGINE,
  type Json,
  premiereRupture,
  sha256Jcs,
} from '../../functions/journal/evenement.ts';
import { lireEvenement } from '../../functions/journal/lire.ts';

const AT = '2026-11-02T08:00:00.000Z';
const nouveau = (n: number) => ({ type: 'DepotRecu', v: 1, data: { n, nom: `flux ${n}` } });
const debut = { stream: 'depot/1', seq: 0, hash: HASH_ORIGINE };

function chaine(length: number): Evenement[] {
  return chainer(
    debut,
    Array.from({ length }, (_, n) => nouveau(n)),
    AT,
  );
}

describe('a chain of events', () => {
  it('is intact as it was made, in one go or in several', () => {
    const first = chaine(3);
    const tail = first[2];
    if (tail === undefined) throw new Error('three events were asked');
    const whole = [...first, ...chainer(tail, [nouveau(3)], '2026-11-03T08:00:00.000Z')];
    expect(premiereRupture(whole)).toBeNull();
    expect(whole.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(premiereRupture([])).toBeNull();
  });

  // Computed apart, by Python's json and hashlib.
  it('has the hash that RFC 8785 and SHA-256 give, for ever', () => {
    expect(chaine(1)[0]?.hash).toBe('7bc2543413943ae7ba44f6ba50f77c5983a7af49d1bab25b8bad0a439dc40263');
  });

  it('survives being stored as text and read', () => {
    const stored = chaine(3).map((event) => JSON.stringify(event));
    expect(premiereRupture(stored.map(lireEvenement))).toBeNull();
  });

  const alterations: [string, (event: Evenement) => Evenement][] = [
    ['its stream', (event) => ({ ...event, stream: 'depot/2' })],
    ['its type', (event) => ({ ...event, type: 'VerdictRendu' })],
    ['its version', (event) => ({ ...event, v: 2 })],
    ['its instant', (event) => ({ ...event, at: '2026-11-02T08:00:00.001Z' })],
    ['its data', (event) => ({ ...event, data: { ...event.data, nom: 'autre' } })],
    ['a field more', (event) => ({ ...event, data: { ...event.data, plus: null } })],
    ['its number', (event) => ({ ...event, seq: event.seq + 1 })],
    ['its link', (event) => ({ ...event, prev: 'f'.repeat(64) })],
    ['its hash', (event) => ({ ...event, hash: 'f'.repeat(64) })],
  ];
  it.each(alterations)('breaks at the event where %s was altered', (_, alter) => {
    for (let at = 0; at < 4; at += 1) {
      const events = chaine(4).map((event, n) => (n === at ? alter(event) : event));
      expect(premiereRupture(events)).toBe(events[at]);
    }
  });

  it('breaks at the event behind one that was altered and hashed anew', () => {
    const events = chaine(4).map((event, n) => {
      if (n !== 1) return event;
      const { hash: _, ...body } = { ...event, data: { n: 99 } };
      return { ...body, hash: sha256Jcs(body) };
    });
    expect(premiereRupture(events)).toBe(events[2]);
  });

  it('breaks wherever one event was removed, doubled or swapped with the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.constantFrom('removed', 'doubled', 'swapped'), (at, how) => {
        const events = chaine(5);
        const [event, next] = events.slice(at, at + 2);
        if (event === undefined || next === undefined) throw new Error('five events were asked');
        const put = { removed: [next], doubled: [event, event, next], swapped: [next, event] }[how];
        events.splice(at, 2, ...put);
        expect(premiereRupture(events)).toBe(events[how === 'doubled' ? at + 1 : at]);
      }),
    );
  });

  it('cannot tell that its end was cut: that is what seals are for', () => {
    expect(premiereRupture(chaine(4).slice(0, 2))).toBeNull();
  });

  it('hashes any JSON to a chain that still verifies once stored', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })), (values) => {
        const data: Record<string, Json> = JSON.parse(JSON.stringify(values));
        const events = chainer(debut, [{ type: 'T', v: 1, data }], AT);
        expect(premiereRupture(events.map((event) => lireEvenement(JSON.stringify(event))))).toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});

describe('a stored text that is not an event', () => {
  const [event] = chaine(1);
  it.each(['null', '3', '[]', '{}', JSON.stringify({ ...event, seq: '1' }), JSON.stringify({ ...event, data: 1 })])(
    'is refused: %s',
    (text) => {
      expect(() => lireEvenement(text)).toThrow(TypeError);
    },
  );
});
