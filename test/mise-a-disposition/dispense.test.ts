/** The dispense from paper needs everything at once (arrêté of 27 June 2007, art. 5 and 6). */
import { expect, test } from 'vitest';
import { rangsAMettreADisposition } from '../../functions/mise-a-disposition/decision.ts';
import { dispense, type Situation } from '../../functions/mise-a-disposition/dispense.ts';
import { formulaireComplet, volet } from '../adhesion/registre.ts';
import { bordereau, formulaire, pj, signature, verdict } from '../depot/exemples.ts';

const AVEC_PJ = { budgets: null, depuis: '2026-01-01', accord: { le: '2025-12-01', document: 'a'.repeat(64) } };
const duFichier = signature('racine', { portee: 'fichier', confiance: 'etablie' });
const pleine: Situation = {
  etat: 'active',
  formulaire: formulaire(),
  recuLe: '2026-10-30T10:00:00.000Z',
  verdict: verdict({ signatures: [duFichier] }),
  bordereau: bordereau('47'),
};

test.each<[string, Partial<Situation>, boolean, boolean, string[]]>([
  ['tout y est', {}, true, true, []],
  [
    'signature du seul bordereau',
    { verdict: verdict({ signatures: [signature('B47', { confiance: 'etablie' })] }) },
    true,
    false,
    ['pj-hors-signature'],
  ],
  [
    'signature d’un autre bordereau',
    { verdict: verdict({ signatures: [signature('B99', { confiance: 'etablie' })] }) },
    false,
    false,
    ['flux-non-signe', 'pj-hors-signature'],
  ],
  ['suspendue', { etat: 'suspendue' }, false, false, ['adhesion-suspendue']],
  ['sans formulaire en vigueur', { formulaire: null }, false, false, ['adhesion-absente']],
  [
    'bordereaux signés avant la date de leur signature électronique',
    { formulaire: formulaireComplet({ depense: volet({ signatureDepuis: '2026-11-01' }), pj: AVEC_PJ }) },
    false,
    false,
    ['signature-avant-sa-date'],
  ],
  [
    'domaine dont les bordereaux restent signés sur papier',
    { formulaire: formulaireComplet({ depense: volet({ signatureDepuis: null }), pj: AVEC_PJ }) },
    false,
    false,
    ['signature-avant-sa-date'],
  ],
  [
    'PJ avant la date de leur accord',
    { formulaire: formulaireComplet({ pj: { ...AVEC_PJ, depuis: '2026-10-31' } }) },
    true,
    false,
    ['pj-hors-adhesion'],
  ],
  [
    'PJ d’un budget que leur accord ne nomme pas',
    { formulaire: formulaireComplet({ pj: { ...AVEC_PJ, budgets: ['01'] } }) },
    true,
    false,
    ['pj-hors-adhesion'],
  ],
  ['PJ hors adhésion', { formulaire: formulaire({ pjDematerialisees: false }) }, true, false, ['pj-hors-adhesion']],
  [
    'confiance indéterminée',
    { verdict: verdict({ signatures: [signature('B47', { confiance: 'indeterminee' }), duFichier] }) },
    false,
    false,
    ['confiance-non-etablie'],
  ],
  [
    'recette d’un flux qui ne dématérialise que la dépense',
    { bordereau: bordereau('47', { domaine: 'recette' }) },
    false,
    false,
    ['flux-non-dematerialise'],
  ],
  [
    'flux non signé',
    { verdict: verdict({ signatures: [], infoDematerialisee: { depense: false, recette: null } }) },
    false,
    false,
    ['flux-non-dematerialise', 'flux-non-signe', 'pj-hors-signature'],
  ],
])('%s', (_, change, duBordereau, desPj, raisons) => {
  expect(dispense({ ...pleine, ...change })).toEqual({ bordereau: duBordereau, pj: desPj, raisons });
});

test.each([
  [
    'un message par bordereau non rejeté',
    verdict({
      bordereaux: [bordereau('1'), bordereau('2', { verdict: 'rejete' }), bordereau('3', { verdict: 'indetermine' })],
      verdict: 'partiel',
    }),
    [1, 3],
  ],
  ['un message pour un flux de PJ', verdict({ bordereaux: [], pj: [pj('P1')] }), [0]],
  [
    'les PJ acceptées partent même si les bordereaux sont rejetés',
    verdict({ verdict: 'partiel', bordereaux: [bordereau('1', { verdict: 'rejete' })], pj: [pj('P1')] }),
    [0],
  ],
  ['rien d’un flux rejeté', verdict({ verdict: 'rejete' }), []],
  ['rien d’un acquit de Hélios', verdict({ nature: 'PES_ACQUIT', bordereaux: [] }), []],
])('%s', (_, rendu, rangs) => {
  expect(rangsAMettreADisposition(rendu)).toEqual(rangs);
});
