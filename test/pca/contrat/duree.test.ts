/** How long a contract lasts, what is reviewed each year, and what of it is dated. */
import { describe, expect, test } from 'vitest';
import type { Contrat } from '../../../functions/pca/contrat/cycle.ts';
import { type CommandeContrat, decide } from '../../../functions/pca/contrat/decide.ts';
import { echeancesDuContrat } from '../../../functions/pca/contrat/echeances.ts';
import {
  amendesArreteesDepuis,
  anniversaires,
  conditionsDu,
  situation,
  tauxDesAmendes,
} from '../../../functions/pca/contrat/situation.ts';
import { DROIT } from '../../../schemas/pca/droit.ts';
import { PARAMETRES_PAR_DEFAUT } from '../../../schemas/pca/parametres.ts';
import { contratApres, contratNotifie, DDFIP, message, objet } from '../exemples.ts';

const issue = (contrat: Contrat, commande: CommandeContrat) => {
  const decision = decide(contrat, commande);
  return decision.ok ? decision.events.map(({ type }) => type) : decision.refus.code;
};
const miseEnDemeure = (le: string): CommandeContrat => ({
  type: 'ContratMisEnDemeure',
  data: { message: message(DDFIP), le, document: objet('mise-en-demeure.pdf') },
});
const taux = (depuis: string, valeur: number): CommandeContrat => ({
  type: 'TauxDesAmendesFixe',
  data: { message: message(DDFIP), depuis, taux: valeur },
});
const reconduction = (le: string, produitsLocaux: number, amendes: number | null = null): CommandeContrat => ({
  type: 'ContratReconduit',
  data: { message: message(DDFIP), le, taux: { produitsLocaux, amendes } },
});

describe('la durée', () => {
  test('est de trois ans fermes à compter de la notification', () => {
    const contrat = contratNotifie('2024-03-01');
    expect(['2024-02-29', '2024-03-01', '2027-03-01', '2027-03-02'].map((j) => situation(contrat, j))).toEqual([
      ...['a-notifier', 'en-vigueur', 'en-vigueur', 'expire'],
    ]);
    expect(issue(contrat, reconduction('2027-03-02', 4700))).toBe('RECONDUCTION_TARDIVE');
  });

  test('la reconduction est un acte exprès, qui compte de sa propre notification', () => {
    const reconduit = contratApres(contratNotifie('2024-03-01'), reconduction('2027-02-15', 4700));
    expect([situation(reconduit, '2030-02-15'), situation(reconduit, '2030-02-16')]).toEqual(['en-vigueur', 'expire']);
  });

  test.each([
    ['les deux objectifs tenus', 4500, 1000, 75],
    ['celui des produits locaux manqué d’un point de base', 4499, null, 60],
    ['celui des amendes manqué', 4700, 999, 60],
  ])('%s : le délai de ce qui est reçu ensuite', (_, produitsLocaux, amendes, jours) => {
    const reconduit = contratApres(contratNotifie('2024-03-01'), reconduction('2027-03-01', produitsLocaux, amendes));
    expect(conditionsDu(reconduit, '2027-03-02', DROIT).dureeJours).toBe(jours);
    expect(conditionsDu(reconduit, '2027-02-28', DROIT).dureeJours).toBe(75);
  });
});

describe('le taux des amendes', () => {
  const contrat = contratNotifie('2024-03-01');

  test('est de 10 % la première année, puis se révise à chaque anniversaire de la notification, et à aucun autre jour', () => {
    expect(anniversaires(contrat)).toEqual(['2025-03-01', '2026-03-01', '2027-03-01']);
    expect(issue(contrat, taux('2025-02-28', 1200))).toBe('HORS_ANNIVERSAIRE');
    const revise = contratApres(contrat, taux('2025-03-01', 1200));
    expect([tauxDesAmendes(revise, '2025-02-28'), tauxDesAmendes(revise, '2025-03-01')]).toEqual([1000, 1200]);
  });

  test('manqué, la DDFiP peut arrêter les amendes, et y revenir', () => {
    const maintien = (depuis: string, maintenues: boolean): CommandeContrat => ({
      type: 'MaintienDesAmendesDecide',
      data: { message: message(DDFIP), depuis, maintenues, tauxConstate: 800 },
    });
    const arrete = contratApres(contrat, maintien('2025-03-01', false), maintien('2026-03-01', true));
    expect(['2025-02-28', '2025-03-01', '2026-03-01'].map((j) => amendesArreteesDepuis(arrete, j))).toEqual([
      ...[null, '2025-03-01', null],
    ]);
  });
});

test('les échéances du contrat : ses anniversaires, sa fin, les deux mois d’une mise en demeure', () => {
  const contrat = contratApres(contratNotifie('2024-03-01'), miseEnDemeure('2026-05-15'));
  expect(echeancesDuContrat(contrat).map(({ regle, date }) => [regle, date])).toEqual([
    ['anniversaire-du-contrat', '2025-03-01'],
    ['anniversaire-du-contrat', '2026-03-01'],
    ['fin-de-mise-en-demeure', '2026-07-15'],
    ...[
      ['fin-du-contrat', '2027-03-01'],
      ['anniversaire-du-contrat', '2027-03-01'],
    ],
  ]);
});

test('les paramètres sont datés : les nouveaux ne valent que pour ce qui est reçu ensuite', () => {
  const change: CommandeContrat = {
    type: 'ParametresModifies',
    data: {
      message: message(DDFIP),
      depuis: '2025-01-01',
      parametres: { ...PARAMETRES_PAR_DEFAUT, regimeReversement: 'legal', dureeJours: 90 },
    },
  };
  const contrat = contratApres(contratNotifie('2024-03-01'), change);
  expect(['2024-12-31', '2025-01-01'].map((j) => conditionsDu(contrat, j, DROIT))).toMatchObject([
    { dureeJours: 75, regimeReversement: 'plus-court' },
    { dureeJours: 90, regimeReversement: 'legal' },
  ]);
});
