/** A refusal is told in one French sentence, with what to do and what founds it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enEuros, refuser } from '../../functions/pca/refus.ts';
import { type CodeRefusPca, REFUS_PCA } from '../../schemas/pca/refus/catalogue.ts';

test.each(Object.entries(REFUS_PCA))('%s dit quoi, que faire, et pourquoi', (_, { phrase, remede, source }) => {
  expect(phrase).toMatch(/^[A-ZÀ-Ý][^"']*\.$/);
  expect(remede).toMatch(/^[A-ZÀ-Ý][^"'{}]*\.$/);
  expect(source).not.toBe('');
});

test('chacun est donné par quelque règle', () => {
  const cwd = join(import.meta.dirname, '../../functions/pca');
  const code = globSync('**/*.ts', { cwd })
    .map((fichier) => readFileSync(join(cwd, fichier), 'utf8'))
    .join();
  expect(Object.keys(REFUS_PCA).filter((nom) => !code.includes(`'${nom}'`))).toEqual([]);
});

test('sans la valeur que sa phrase attend, un refus est une faute à nous', () => {
  expect(() => refuser('ETUDE_INCONNUE', { etude: '52000000100011' })).toThrow('no value for {jour}');
  expect(refuser('AUTRE_POSTE' satisfies CodeRefusPca)).toMatchObject({ ok: false, refus: { code: 'AUTRE_POSTE' } });
});

test('les montants se lisent', () => {
  expect([0, 5, 123_456, 100_000_000_000, -1250].map(enEuros)).toEqual([
    ...['0,00 €', '0,05 €', '1 234,56 €', '1 000 000 000,00 €', '−12,50 €'],
  ]);
});
