import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ANOMALIES_PAR_NIVEAU } from '../../functions/format/anomalies-gardees.ts';
import { LIMITES_DU_FORMAT } from '../../functions/format/limites.ts';
import { LIMITES_DES_PJ } from '../../functions/format/pj/limites.ts';
import { REFERENCES_MAX } from '../../functions/format/regles/references-de-pj.ts';
import { TEXTE_MAX } from '../../functions/format/xsd/validation/texte.ts';
import { LIMITES } from '../../functions/signature/limites.ts';
import { DEFAULT_LIMITS } from '../../functions/xml/limits.ts';

const page = readFileSync(new URL('../../docs/limites.md', import.meta.url), 'utf8');
const rangees = [...page.matchAll(/^\|[^|]+\| `(\w+)` \| ([\d ]+) \|$/gm)];
const DU_FORMAT = { ...LIMITES_DU_FORMAT, ...LIMITES_DES_PJ, REFERENCES_MAX, TEXTE_MAX };
const code: Readonly<Record<string, number>> = { ...LIMITES, ...DU_FORMAT, ...DEFAULT_LIMITS };

describe('docs/limites.md', () => {
  it('tells every limit of the reader and of the format', () => {
    const dites = rangees.map(([, nom]) => nom);
    const toutes = Object.keys({ ...DEFAULT_LIMITS, ...DU_FORMAT });
    expect(toutes.filter((nom) => !dites.includes(nom))).toEqual([]);
  });

  it('tells the values that the code has', () => {
    for (const [, nom = '', valeur = ''] of rangees)
      expect([nom, Number(valeur.replaceAll(' ', ''))]).toEqual([nom, code[nom]]);
    expect(rangees.length).toBeGreaterThan(15);
    expect(page).toContain(`au plus ${ANOMALIES_PAR_NIVEAU} anomalies de chaque niveau`);
  });
});
