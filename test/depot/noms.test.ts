/** A name taken once is taken under every spelling. */
import { describe, expect, test } from 'vitest';
import { nomsDuFlux } from '../../functions/depot/noms.ts';
import { bordereau, pj, SIRET, verdict } from './exemples.ts';

type Change = Parameters<typeof bordereau>[1];
const cleDuBordereau = (numero: string, change: Change = {}) =>
  nomsDuFlux(SIRET, verdict({ bordereaux: [bordereau(numero, change)] })).find(
    ({ porteur }) => porteur.niveau === 'bordereau',
  )?.key;

describe('les noms d’un flux', () => {
  test('un bordereau est le même, de quelque façon que son numéro et son exercice soient écrits', () => {
    const cle = cleDuBordereau('47');
    expect(cle).toMatch(/^bordereau\/[0-9a-f]{64}$/);
    for (const numero of ['047', '+47', '47.0', '47.', ' 47', '0047.00']) expect(cleDuBordereau(numero)).toBe(cle);
    for (const exercice of ['2026Z', '2026+01:00', ' 2026']) expect(cleDuBordereau('47', { exercice })).toBe(cle);
  });

  test('un autre numéro, exercice, type ou domaine est un autre bordereau', () => {
    const cles = [
      cleDuBordereau('47'),
      cleDuBordereau('470'),
      cleDuBordereau('47', { exercice: '2027' }),
      cleDuBordereau('47', { type: '02' }),
      cleDuBordereau('47', { domaine: 'recette' }),
    ];
    expect(new Set(cles).size).toBe(cles.length);
  });

  test('un numéro illisible ne prend aucun nom', () => {
    expect(cleDuBordereau('x')).toBeUndefined();
  });

  test('des blancs autour du NomFic, ou ses accents composés autrement, n’en font pas un autre', () => {
    const cle = (nomFic: string) => {
      const { enveloppe } = verdict();
      if (enveloppe === null) throw new Error('fixture: no enveloppe');
      return nomsDuFlux(SIRET, verdict({ enveloppe: { ...enveloppe, nomFic } }))[0]?.key;
    };
    expect(cle(' PES été ')).toBe(cle('PES été'));
    expect(cle('PES été'.normalize('NFD'))).toBe(cle('PES été'));
    expect(cle('PES ete')).not.toBe(cle('PES été'));
  });
});

describe('un nom est celui d’un budget, et non de qui le transmet', () => {
  const CCAS = '21330000100025';
  const cles = (deposant: string, change: object) => {
    const { entete } = verdict();
    if (entete === null) throw new Error('fixture: no entete');
    return nomsDuFlux(deposant, verdict({ entete: { ...entete, ...change }, pj: [pj('PJ1')] })).map(({ key }) => key);
  };
  const ccas = { idColl: CCAS, codCol: '124' };

  test('le même numéro pour la commune et pour son CCAS : deux bordereaux, deux PJ', () => {
    const [nomFic, bordereauDeLaCommune, pjDeLaCommune] = cles(SIRET, {});
    const [memeNomFic, bordereauDuCcas, pjDuCcas] = cles(SIRET, ccas);
    expect(memeNomFic).toBe(nomFic);
    expect(bordereauDuCcas).not.toBe(bordereauDeLaCommune);
    expect(pjDuCcas).not.toBe(pjDeLaCommune);
  });

  test('le bordereau du CCAS est le même, transmis par lui ou par la commune ; chacun a ses noms de fichier', () => {
    const [nomFic, ...siens] = cles(CCAS, ccas);
    const [autreNomFic, ...parLaCommune] = cles(SIRET, ccas);
    expect(parLaCommune).toEqual(siens);
    expect(autreNomFic).not.toBe(nomFic);
  });

  test('chaque code collectivité et chaque budget compte ses bordereaux ; ses PJ sont de la collectivité', () => {
    const [, bordereauLu, pjLue] = cles(SIRET, {});
    for (const change of [{ codCol: '125' }, { codBud: '01' }]) {
      const [, autre, memePj] = cles(SIRET, change);
      expect(autre).not.toBe(bordereauLu);
      expect(memePj).toBe(pjLue);
    }
    expect(cles(SIRET, { idColl: ` ${SIRET} ` })).toEqual(cles(SIRET, {}));
  });

  test('sans IdColl, le flux est rejeté : il ne prend que son nom de fichier', () => {
    expect(cles(SIRET, { idColl: null })).toHaveLength(1);
  });
});
