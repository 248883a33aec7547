/** What the register says of a flow, and what a completed verdict becomes. */
import { expect, test } from 'vitest';
import { completerVerdict } from '../../functions/depot/complement.ts';
import { anomaliesDuRegistre } from '../../functions/depot/registre.ts';
import { anomalie, MOTIFS, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import { formulaireComplet, volet } from '../adhesion/registre.ts';
import { bordereau, CODIQUE, formulaire, pj, SIRET, verdict } from './exemples.ts';

const entete = {
  ...verdict().entete,
  dteStr: null,
  libellePoste: null,
  finJur: null,
  codCol: null,
  libelleColBud: null,
};

test.each([
  ['tout concorde', formulaire(), verdict(), []],
  ['sans adhésion', null, verdict(), ['EXPEDITEUR_SANS_ADHESION']],
  [
    'SIRET d’un autre',
    formulaire(),
    verdict({ entete: { ...entete, idColl: '99', idPost: CODIQUE, codBud: '00' } }),
    ['SIRET_DIFFERENT_DU_DEPOSANT'],
  ],
  [
    'SIRET d’un budget rattaché',
    formulaire({ siretsRattaches: ['21330000100025'] }),
    verdict({ entete: { ...entete, idColl: '21330000100025', idPost: CODIQUE, codBud: '00' } }),
    [],
  ],
  ['autre poste', formulaire({ codiques: ['033999'] }), verdict(), ['POSTE_COMPTABLE_HORS_ADHESION']],
  ['autre budget', formulaire({ budgets: ['01'] }), verdict(), ['BUDGET_HORS_ADHESION']],
  ['autre domaine', formulaire({ domaines: ['recette'] }), verdict(), ['DOMAINE_HORS_ADHESION']],
  [
    'dépense avant sa date',
    formulaireComplet({ depense: volet({ donneesDepuis: '2026-10-31' }), recette: volet() }),
    verdict(),
    ['DOMAINE_AVANT_SA_DATE'],
  ],
  [
    'budget de l’autre domaine',
    formulaireComplet({ depense: volet({ budgets: ['01'] }), recette: volet({ budgets: ['00'] }) }),
    verdict(),
    ['BUDGET_HORS_DU_DOMAINE'],
  ],
  ['en-tête illisible', formulaire(), verdict({ entete: null }), []],
  ['réponse de Hélios', formulaire({ codiques: ['033999'] }), verdict({ nature: 'PES_ACQUIT' }), []],
])('%s', (_, forme, rendu, codes) => {
  expect(anomaliesDuRegistre(SIRET, forme, rendu, '2026-10-30T10:00:00.000Z').map(({ code }) => code)).toEqual(codes);
});

const rendu = verdict({ bordereaux: [bordereau('1'), bordereau('2')], pj: [pj('P1')] });

test('une anomalie du flux emporte tout ; une anomalie de bordereau n’emporte que lui', () => {
  const duFlux = completerVerdict(rendu, [anomalie('EXPEDITEUR_SANS_ADHESION', SANS_LIEU, { siret: SIRET })]);
  expect(duFlux.verdict).toBe('rejete');
  expect([...duFlux.bordereaux, ...duFlux.pj].map(({ verdict: issue }) => issue)).toEqual([
    'rejete',
    'rejete',
    'rejete',
  ]);
  const duBordereau = completerVerdict(rendu, [
    anomalie('DOMAINE_HORS_ADHESION', SANS_LIEU, { domaine: 'dépense' }, { bordereau: 1 }),
  ]);
  expect(duBordereau.verdict).toBe('partiel');
  expect(duBordereau.bordereaux.map(({ motifs }) => motifs)).toEqual([[], ['DOMAINE_HORS_ADHESION']]);
  expect(duBordereau.pj[0]?.verdict).toBe('accepte');
});

test('un remède qui fait déposer de nouveau le même fichier dit de lui donner un autre nom de fichier', () => {
  const fautes = ['EXPEDITEUR_SANS_ADHESION', 'POSTE_COMPTABLE_HORS_ADHESION', 'BUDGET_HORS_ADHESION'] as const;
  for (const code of fautes)
    expect(MOTIFS[code].remede).toContain('déposez de nouveau le fichier sous un autre nom de fichier');
});
