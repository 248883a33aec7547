import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIMITES_DU_FORMAT } from '../../functions/format/limites.ts';
import { LIMITES } from '../../functions/signature/limites.ts';
import { DEFAULT_LIMITS } from '../../functions/xml/limits.ts';

const page = readFileSync(new URL('../../docs/limites.md', import.meta.url), 'utf8');
const rangees = [...page.matchAll(/^\|[^|]+\| `(\w+)` \| ([\d ]+) \|$/gm)];
const code: Readonly<Record<string, number>> = { ...LIMITES, ...LIMITES_DU_FORMAT, ...DEFAULT_LIMITS };

describe('docs/limites.md', () => {
  it('tells every limit of the reader', () => {
    const dites = rangees.map(([, nom]) => nom);
    expect(Object.keys(DEFAULT_LIMITS).filter((nom) => !dites.includes(nom))).toEqual([]);
  });

  it('tells the values that the code has', () => {
    for (const [, nom = '', valeur = ''] of rangees)
      expect([nom, Number(valeur.replaceAll(' ', ''))]).toEqual([nom, code[nom]]);
    expect(rangees.length).toBeGreaterThan(15);
  });
});
