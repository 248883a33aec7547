/** Joining (arrêté of 27 June 2007, art. 2): each act in its order, and a widening is a new form. */
import { describe, expect, test } from 'vitest';
import { evolve } from '../../functions/adhesion/cycle.ts';
import type { CommandeAdhesion } from '../../functions/adhesion/decide.ts';
import { formulaireEnVigueur, situationLe } from '../../functions/adhesion/etat.ts';
import { oublis } from '../../functions/adhesion/registre/formulaire.ts';
import { memeJson } from '../../functions/adhesion/registre/meme.ts';
import type { Formulaire } from '../../schemas/evenements/adhesion.ts';
import type { Annexe2 } from '../../schemas/evenements/annexe-2.ts';
import type { CommandeRegistre } from '../../schemas/messages/registre.ts';
import { ADMINISTRATEUR, COMPTABLE, formulaire } from '../depot/exemples.ts';
import { etapes, formulaireComplet, MAIRE, preparer, volet } from './registre.ts';
import { A, abandonner, accorder, apres, PAR_LE_LIVRE, recevoir, rend, transmettre, valider } from './registre-joue.ts';

describe('joining, in the order of art. 2', () => {
  test('the form is in force once its copy has left, and not before', () => {
    expect(situationLe(apres(...PAR_LE_LIVRE.slice(0, -1)), A)).toBe('en-preparation');
    const jointe = apres(...PAR_LE_LIVRE);
    expect(situationLe(jointe, A)).toBe('active');
    expect(formulaireEnVigueur(jointe, A)).toMatchObject({ domaines: ['depense'], signeLe: '2025-12-15' });
    expect(formulaireEnVigueur(jointe, '2025-12-31T22:59:59.999Z')).toBeNull();
  });

  test.each<[string, CommandeAdhesion[], CommandeAdhesion, string]>([
    ['an agreement before the validation', [preparer()], accorder, 'ETAPE_PREMATUREE'],
    ['a signed form before the agreement', [preparer(), valider], recevoir, 'ETAPE_PREMATUREE'],
    ['a copy of a form that nobody signed', [preparer(), valider, accorder], transmettre, 'ETAPE_PREMATUREE'],
    ['a validation of nothing', [], valider, 'COMPTABLE_NON_ASSIGNATAIRE'],
    ['an agreement on nothing', [], accorder, 'ETAPE_PREMATUREE'],
    [
      'a second validation, another day',
      [preparer(), valider],
      { ...valider, le: '2025-12-02' } as CommandeRegistre,
      'ETAPE_DEJA_FAITE',
    ],
    [
      'another form once one is validated',
      [preparer(), valider],
      preparer({ organisme: 'Ville de Saint-Aubin' }),
      'FORMULAIRE_DEJA_VALIDE',
    ],
    [
      'an agreement without its document',
      [preparer(), valider],
      { ...accorder, document: null } as CommandeRegistre,
      'DOCUMENT_ABSENT',
    ],
    [
      'an agreement of the comptable',
      [preparer(), valider],
      { ...accorder, decidePar: COMPTABLE, saisiPar: COMPTABLE } as CommandeRegistre,
      'ACTE_RESERVE',
    ],
    [
      'an administrateur without the document',
      [preparer()],
      { ...valider, saisiPar: ADMINISTRATEUR } as CommandeRegistre,
      'DOCUMENT_ABSENT',
    ],
    [
      'the mayor of another town',
      [preparer()],
      { ...abandonner, decidePar: { ...MAIRE, siret: '21330000200015' }, saisiPar: COMPTABLE } as CommandeRegistre,
      'AUTRE_ORDONNATEUR',
    ],
    [
      'the comptable of another poste',
      [preparer()],
      { ...valider, decidePar: { ...COMPTABLE, codique: '099999' } } as CommandeRegistre,
      'COMPTABLE_NON_ASSIGNATAIRE',
    ],
    [
      'the agreement entered by the mayor',
      [preparer(), valider],
      { ...accorder, saisiPar: MAIRE } as CommandeRegistre,
      'SAISIE_PAR_UN_TIERS',
    ],
    ['a form that replaces none', [], preparer({ remplace: '2025-01-01' }), 'FORMULAIRE_REMPLACE_AUTRE'],
    ['a form without any domaine', [], preparer({ depense: null }), 'FORMULAIRE_SANS_DOMAINE'],
  ])('refuses %s', (_, avant, commande, code) => {
    expect(rend(apres(...avant), commande)).toBe(code);
  });

  test('each act that is told again is done once', () => {
    const faites = PAR_LE_LIVRE.map((_, rang) => PAR_LE_LIVRE.slice(0, rang + 1));
    for (const commandes of faites)
      for (const commande of commandes) expect(rend(apres(...commandes), commande)).toEqual([]);
  });

  test('a form may be corrected until it is validated, and given up until its copy has left', () => {
    expect(rend(apres(preparer()), preparer({ organisme: 'Ville de Saint-Aubin' }))).toEqual(['FormulairePrepare']);
    const abandonnee = apres(preparer(), valider, abandonner);
    expect(situationLe(abandonnee, A)).toBe('absente');
    expect(rend(abandonnee, preparer())).toEqual(['FormulairePrepare']);
    expect(rend(apres(...PAR_LE_LIVRE), abandonner)).toBe('ETAPE_PREMATUREE');
  });
});

describe('a widening is a new form', () => {
  const elargi = preparer({ recette: volet({ budgets: ['00'], donneesDepuis: '2026-06-01' }), remplace: '2025-12-15' });

  test('it names the one that it replaces, and says again all that it said', () => {
    const jointe = apres(...PAR_LE_LIVRE);
    expect(rend(jointe, elargi)).toEqual(['FormulairePrepare']);
    expect(rend(jointe, preparer({ recette: volet() }))).toBe('FORMULAIRE_REMPLACE_AUTRE');
    const oublie = preparer({ depense: null, recette: volet(), remplace: '2025-12-15' });
    expect(rend(jointe, oublie)).toBe('FORMULAIRE_INCOMPLET');
    expect(rend(jointe, { ...oublie, restreint: true } as CommandeRegistre)).toEqual(['FormulairePrepare']);
    const moinsDeBudgets = preparer({ depense: volet({ budgets: ['00'] }), remplace: '2025-12-15' });
    expect(rend(jointe, moinsDeBudgets)).toBe('FORMULAIRE_INCOMPLET');
  });

  test('the former form stays in force until the new one has its turn', () => {
    const suite = [elargi, ...etapes('2026-02-20')];
    const enChemin = apres(...PAR_LE_LIVRE, ...suite.slice(0, -1));
    expect(situationLe(enChemin, A)).toBe('active');
    expect(formulaireEnVigueur(enChemin, A)?.domaines).toEqual(['depense']);
    const elargie = apres(...PAR_LE_LIVRE, ...suite);
    expect(formulaireEnVigueur(elargie, A)?.domaines).toEqual(['depense', 'recette']);
  });

  test('it replaces an adhésion that was taken over from elsewhere as well', () => {
    const reprise: CommandeAdhesion = { type: 'activer', formulaire: formulaire(), saisiPar: ADMINISTRATEUR };
    expect(rend(apres(reprise), preparer({ recette: volet(), remplace: '2026-01-01' }))).toBe('FORMULAIRE_INCOMPLET');
    const avecPj = {
      recette: volet(),
      pj: { budgets: null, depuis: '2026-01-01', accord: { le: '2025-12-01', document: 'a'.repeat(64) } },
      remplace: '2026-01-01',
    };
    expect(situationLe(apres(reprise, preparer(avecPj), ...etapes()), A)).toBe('active');
  });

  test('one that another overtook does not enter into force', () => {
    const reprise = { type: 'AdhesionActivee', v: 1, data: { ...formulaire(), saisiPar: ADMINISTRATEUR } } as const;
    const doublee = evolve(apres(...PAR_LE_LIVRE.slice(0, -1)), reprise);
    expect(rend(doublee, transmettre)).toBe('FORMULAIRE_DEPASSE');
    expect(rend(doublee, abandonner)).toEqual(['PreparationAbandonnee']);
  });
});

test.each<[string, Partial<Annexe2>, Partial<Formulaire>, string]>([
  ['signature put off', { depense: volet({ signatureDepuis: '2026-05-01' }) }, {}, 'la signature de la dépense'],
  ['signature back on paper', { depense: volet({ signatureDepuis: null }) }, {}, 'la signature de la dépense'],
  ['data put off', { depense: volet({ donneesDepuis: '2026-05-01' }) }, {}, 'la date de la dépense'],
  ['Hélios no more received', { receptionHelios: false }, {}, 'la réception des données d’Hélios'],
  ['another poste', {}, { codiques: ['033002'] }, 'un poste comptable'],
  ['a budget annexe left out', {}, { siretsRattaches: [] }, 'un SIRET rattaché'],
])('a form with its %s is narrower, and says so or is refused', (_, change, autre, dit) => {
  const avant = { ...formulaireComplet(), siretsRattaches: ['21330000200015'] };
  const apres = { ...formulaireComplet(change), siretsRattaches: ['21330000200015'], ...autre };
  expect(oublis(avant, apres)).toEqual([dit]);
  expect(oublis(avant, avant)).toEqual([]);
});

describe('the steps on the calendar', () => {
  test.each<[string, CommandeRegistre[], Record<string, string>, CommandeRegistre, string]>([
    ['an agreement before the validation', [valider], { le: '2025-11-30' }, accorder, 'DATE_IMPOSSIBLE'],
    [
      'a form received before it is signed',
      [valider, accorder],
      { signeLe: '2025-12-16' },
      recevoir,
      'DATE_IMPOSSIBLE',
    ],
    [
      'a form signed tomorrow',
      [valider, accorder],
      { le: '2026-03-02', signeLe: '2026-03-03' },
      recevoir,
      'DATE_A_VENIR',
    ],
    [
      'a copy sent before the form came',
      [valider, accorder, recevoir],
      { le: '2025-12-14' },
      transmettre,
      'DATE_IMPOSSIBLE',
    ],
  ])('refuses %s', (_, avant, change, commande, code) => {
    const faite = apres(preparer(), ...avant);
    expect(rend(faite, { ...commande, ...change } as CommandeRegistre)).toBe(code);
    expect(rend(faite, commande)).not.toBe(code);
  });
});

test('what joined by the steps is not taken over again by anybody alone', () => {
  const reprise: CommandeAdhesion = { type: 'activer', formulaire: formulaire(), saisiPar: ADMINISTRATEUR };
  const autre: CommandeAdhesion = { ...reprise, formulaire: formulaire({ depuis: '2026-02-01' }) };
  expect(rend(apres(reprise), autre)).toEqual(['AdhesionActivee']);
  for (const avant of [
    [preparer()],
    PAR_LE_LIVRE,
    [reprise, { ...preparer({ remplace: '2026-01-01' }), restreint: true } as CommandeRegistre],
  ])
    expect(rend(apres(...avant), autre)).toBe('REPRISE_CLOSE');
});

test('the form in short says what its annexe says', () => {
  const { domaines, budgets, depuis } = formulaireComplet({
    depense: volet({ budgets: ['01', '00'], donneesDepuis: '2026-02-01' }),
    recette: volet({ budgets: ['02'], donneesDepuis: '2026-01-15' }),
  });
  expect({ domaines, budgets, depuis }).toEqual({
    domaines: ['depense', 'recette'],
    budgets: ['00', '01', '02'],
    depuis: '2026-01-15',
  });
  expect(memeJson(formulaireComplet({ depense: volet({ budgets: null }) }).budgets, null)).toBe(true);
});
