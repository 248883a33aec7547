import { describe, expect, it } from 'vitest';
import { flux } from '../flux.ts';
import { juger } from './juger.ts';
import { depense, feuilles, IBAN, pj, pjRef, rattachement, recette } from './modele.ts';

const codes = (xml: string) => juger(xml).map(({ code }) => code);

describe('the rules', () => {
  it('say nothing of what holds to them', () => {
    expect(
      [depense(), recette(), flux({ bordereaux: 3, pieces: 20, lignes: 3, pj: 5, taillePj: 300 })].map(codes),
    ).toEqual([[], [], []]);
  });

  it('keep nothing of a ligne for the next one', () => {
    const premiere = {
      compte: feuilles({ BIC: 'ZZZZFR2A', IBAN }),
      apresInfoLigne: rattachement({ NatPceOrig: '05' }),
    };
    const xml = depense({ ...premiere, autreLigne: { ligne: { IdLigne: 2 }, compte: '' } });
    expect(juger(xml)).toMatchObject([{ code: 'COMPTE_BANCAIRE_ABSENT', objet: { piece: '1200', lignePiece: '2' } }]);
    expect(codes(depense({ ...premiere, autreLigne: { ligne: { IdLigne: 2, ModRegl: '01' }, compte: '' } }))).toEqual(
      [],
    );
  });

  it('keep nothing of a tiers, of a pièce or of a bordereau for the next one', () => {
    const personne = {
      CatTiers: '01',
      NatJur: '01',
      Civilite: 'M',
      Prenom: 'Côme',
      IdTiers: '000123455',
      NatIdTiers: '02',
    };
    const xml = depense({ tiers: personne, autrePiece: { piece: { IdPce: 1201 } } });
    expect(codes(xml)).toEqual([]);
    const bordereau = /<Bordereau>.*<\/Bordereau>/.exec(xml)?.[0] ?? '';
    expect(codes(xml.replace(bordereau, bordereau + bordereau))).toEqual([]);
  });

  it('name the bordereau, the pièce, the ligne and the PJ by their rank in the file', () => {
    const faute = { adresse: { CP: '1' } };
    const xml = depense({
      ...faute,
      autrePiece: { piece: { IdPce: 1201 }, ligne: { IdLigne: 9 }, ...faute },
      pj: pj({}) + pj({ IdUnique: 'PJ2' }, [{ Identifiant: null }]),
    });
    const bordereau = /<Bordereau>.*<\/Bordereau>/.exec(xml)?.[0] ?? '';
    expect(juger(xml.replace(bordereau, bordereau + bordereau)).map(({ objet }) => objet)).toEqual([
      { bordereau: 0, piece: '1200', lignePiece: '1' },
      { bordereau: 0, piece: '1201', lignePiece: '9' },
      { bordereau: 1, piece: '1200', lignePiece: '1' },
      { bordereau: 1, piece: '1201', lignePiece: '9' },
      { pj: 1 },
    ]);
  });

  it('point at the value where one value is wrong', () => {
    const [releve] = juger(
      depense({ compte: feuilles({ IBAN: 'FR7699999000010000000000116' }) }).replaceAll('><', '>\n<'),
    );
    expect(releve?.lieu?.chemin).toMatch(/LigneDePiece\/Tiers\/CpteBancaire\/IBAN$/);
  });

  it('cut a number that is too long to be told', () => {
    const [releve] = juger(depense({ piece: { IdPce: '9'.repeat(5000) }, adresse: { CP: '1' } }));
    expect(releve?.objet.piece).toHaveLength(256);
  });

  it('read values however the schema lets them be spelled', () => {
    expect(codes(depense({ adresse: { CodRes: ' true ', CodPays: '109' } }))).toEqual([]);
    expect(codes(depense({ adresse: { CodRes: 'false', CodPays: '0100.0' } }))).toEqual([]);
    expect(codes(depense({ dematerialisee: ' true ', bordereau: { MtCumulAnnuel: null } }))).toEqual([
      'CUMUL_ANNUEL_ABSENT',
    ]);
  });

  it('tell a PJ that did not come once, however many refer to it', () => {
    const xml = depense({ pjRef: pjRef('A') + pjRef('A') + pjRef('B') + pjRef('C', '02') });
    expect(juger(xml)).toMatchObject([{ code: 'PJ_REFEREES_ABSENTES', cites: { compte: 2 } }]);
  });
});
