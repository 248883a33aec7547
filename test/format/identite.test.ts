/** One bordereau, whatever its spelling. */
import { describe, expect, it } from 'vitest';
import { identiteDuBordereau } from '../../functions/format/identite.ts';
import { flux, lire, remplacer } from './flux.ts';

const identite = (numero: string | null, exercice: string | null, domaine: 'depense' | 'recette' = 'depense') =>
  identiteDuBordereau({ domaine, type: '01', numero, exercice });

describe('identity of a bordereau', () => {
  it.each(['47', '047', '+47', '47.0', '47.', ' 47', '47 ', '0047.00', '\t47'])('the number « %s » is 47', (numero) => {
    expect(identite(numero, '2026')).toEqual({ domaine: 'depense', exercice: '2026', type: '01', numero: '47' });
  });

  it.each(['2026', '2026Z', '2026+01:00', ' 2026 ', '02026', '+2026', '2026.0'])(
    'the exercice « %s » is 2026',
    (annee) => {
      expect(identite('47', annee, 'recette')?.exercice).toBe('2026');
    },
  );

  it('what is no number, no year or not there has none', () => {
    for (const numero of ['', 'x', '-47', '4.5', null]) expect(identite(numero, '2026')).toBeNull();
    for (const annee of ['', 'x', '20260Zx', null]) expect(identite('47', annee)).toBeNull();
  });

  it('other numbers, years and domains are others', () => {
    const tous = [
      identite('47', '2026'),
      identite('48', '2026'),
      identite('47', '2027'),
      identite('47', '2026', 'recette'),
    ];
    expect(new Set(tous.map((i) => JSON.stringify(i))).size).toBe(4);
  });

  it.each(['+47', '47.0', ' 47'])('a bordereau that comes again as « %s » is found in the flux', (numero) => {
    const xml = remplacer(flux({ bordereaux: 2 }), '<IdBord V="48"', `<IdBord V="${numero}"`);
    expect(lire(xml).anomalies.map((a) => a.code)).toEqual(['BORDEREAU_EN_DOUBLE']);
    const annee = remplacer(xml, /([\s\S]*)<Exer V="2026"/, '$1<Exer V="2026Z"');
    expect(lire(annee).anomalies.map((a) => a.code)).toEqual(['BORDEREAU_EN_DOUBLE']);
  });
});
