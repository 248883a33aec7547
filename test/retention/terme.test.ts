import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repereDe, termeDe } from '../../functions/retention/terme.ts';
import { RETENTION_PAR_DEFAUT, type Retention, retentionSchema } from '../../schemas/retention.ts';
import { bordereau } from '../depot/exemples.ts';

const repere = (recuLe: string, ...exercices: (string | null)[]) =>
  repereDe(recuLe, { bordereaux: exercices.map((exercice) => bordereau('1', { exercice })) });

test.each([
  ['the year of the reception where nothing says it', '2026-06-01T10:00:00.000Z', [], '2036-12-31'],
  ['the exercice of the bordereaux', '2026-12-01T10:00:00.000Z', ['2027'], '2037-12-31'],
  ['the latest of them', '2026-06-01T10:00:00.000Z', ['2025', '2026'], '2036-12-31'],
  ['not an exercice past: what was received later is kept longer', '2027-01-10T10:00:00.000Z', ['2026'], '2037-12-31'],
  ['not an exercice that is a slip of the pen', '2026-06-01T10:00:00.000Z', ['9999', 'abcd', null], '2036-12-31'],
  ['the year of Paris, not of Greenwich', '2026-12-31T23:30:00.000Z', [], '2037-12-31'],
])('by default a document is kept until ten years after %s', (_, recuLe, exercices, terme) => {
  expect(termeDe(RETENTION_PAR_DEFAUT, 'fichier', repere(recuLe, ...exercices))).toBe(terme);
});

test('the rule is the one in force on the day of the reception', () => {
  const regle = { genre: 'acquit', depuis: 'reception' } as const;
  const retention: Retention = retentionSchema.parse({
    version: 'essai',
    regles: [
      { ...regle, annees: 2, du: null, jusquAu: '2026-06-30' },
      { ...regle, annees: 5, du: '2026-07-01', jusquAu: null },
    ],
  });
  expect(termeDe(retention, 'acquit', repere('2026-06-30T10:00:00.000Z'))).toBe('2028-06-30');
  expect(termeDe(retention, 'acquit', repere('2026-06-30T22:30:00.000Z'))).toBe('2031-07-01');
  expect(termeDe(retention, 'acquit', repere('2024-02-29T10:00:00.000Z'))).toBe('2026-03-01');
  expect(termeDe(retention, 'fichier', repere('2026-06-30T10:00:00.000Z'))).toBeNull();
});

test('a term is never before its duration has passed', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom('exercice' as const, 'reception' as const),
      (recu, annees, depuis) => {
        const { jour, exercice } = repere(recu.toISOString());
        const terme = termeDe(
          { version: 'e', regles: [{ genre: 'fichier', annees, depuis, du: null, jusquAu: null }] },
          'fichier',
          { jour, exercice },
        )!;
        const anniversaire = `${Number(jour.slice(0, 4)) + annees}${jour.slice(4)}`;
        expect(terme >= anniversaire).toBe(true);
      },
    ),
  );
});
