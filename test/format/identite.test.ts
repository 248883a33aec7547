/** One bordereau, whatever its spelling. */
import { describe, expect, it } from 'vitest';
import { ouvrirBordereau } from '../../functions/format/bordereau.ts';
import { Collecte } from '../../functions/format/collecte.ts';
import { identiteDuBordereau } from '../../functions/format/identite.ts';
import { LECTURES } from '../../functions/format/lectures.ts';
import { LIMITES_DU_FORMAT } from '../../functions/format/limites.ts';
import { SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
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

  it.each([
    ['300 blanks', ' '.repeat(300)],
    ['300 line ends', '\n'.repeat(300)],
    ['300 zeros', '0'.repeat(300)],
    ['a sign and 300 zeros', `+${'0'.repeat(300)}`],
  ])('a bordereau, a pièce and a ligne that come again behind %s are found in the flux', (_, avant) => {
    const xml = flux({ bordereaux: 2, pieces: 2, lignes: 2 });
    const codes = (de: string | RegExp, par: string) => lire(remplacer(xml, de, par)).anomalies.map((a) => a.code);
    expect(codes('<IdBord V="48"', `<IdBord V="${avant}47"`)).toEqual(['BORDEREAU_EN_DOUBLE']);
    const [, premiere, seconde] = /<IdPce V="(\d+)"[\s\S]*?<IdPce V="(\d+)"/.exec(xml) ?? [];
    expect(codes(`<IdPce V="${seconde}"`, `<IdPce V="${avant}${premiere}"`)).toContain('PIECE_EN_DOUBLE');
    expect(codes('<IdLigne V="2"', `<IdLigne V="${avant}1"`)).toContain('LIGNE_EN_DOUBLE');
  });

  it('numbers that blanks and zeros make long stay apart, and are told by their digits', () => {
    const xml = flux({ bordereaux: 2, pieces: 2 })
      .replace(/<IdBord V="/g, `$&${' '.repeat(300)}`)
      .replace(/<IdPce V="/g, `$&${'0'.repeat(300)}`)
      .replace(/<Exer V="/g, `$&${' '.repeat(300)}`);
    const lu = lire(xml);
    expect(lu.anomalies).toEqual([]);
    expect(lu.bordereaux.map(({ numero, exercice }) => [numero, exercice])).toEqual([
      ['47', '2026'],
      ['48', '2026'],
    ]);
  });

  it('is bounded like the years that a judge reads, and exact up to there', () => {
    const xml = flux();
    const annee = (valeur: string) => lire(remplacer(xml, '<Exer V="2026"', `<Exer V="${valeur}"`));
    expect(annee('12345678901234567890').anomalies.map((a) => a.code)).toEqual(['SCHEMA_DATE_INCORRECTE']);
    expect(annee('9223372036854775807').anomalies).toEqual([]);
    expect(identite('47', '9223372036854775806')).not.toEqual(identite('47', '9223372036854775807'));
  });

  it('a value that another set admits and that names no bordereau is rejected, never passed over', () => {
    const collecte = new Collecte(LIMITES_DU_FORMAT, () => SANS_LIEU);
    ouvrirBordereau(collecte);
    LECTURES.numeroDuBordereau(collecte, 'B-47', true);
    LECTURES.exercice(collecte, '2026/2027', true);
    expect(collecte.registre.anomalies.map(({ code, gravite }) => [code, gravite])).toEqual([
      ['SCHEMA_VALEUR_INCORRECTE', 'rejet'],
      ['SCHEMA_VALEUR_INCORRECTE', 'rejet'],
    ]);
  });
});
