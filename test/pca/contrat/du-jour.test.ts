/** What a contract fixes from a day on, whatever the order in which it was entered. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duJour } from '../../../functions/pca/contrat/du-jour.ts';
import { amendesArreteesDepuis, parametresDu } from '../../../functions/pca/contrat/situation.ts';
import { PARAMETRES_PAR_DEFAUT } from '../../../schemas/pca/parametres.ts';
import { contratApres, contratNotifie, DDFIP, message } from '../exemples.ts';

test('les paramètres et le maintien des amendes suivent leurs dates, non l’ordre de leur saisie', () => {
  const parametres = (depuis: string, dureeJours: number) => ({
    type: 'ParametresModifies' as const,
    data: { message: message(DDFIP), depuis, parametres: { ...PARAMETRES_PAR_DEFAUT, dureeJours } },
  });
  const maintien = (depuis: string, maintenues: boolean) => ({
    type: 'MaintienDesAmendesDecide' as const,
    data: { message: message(DDFIP), depuis, maintenues, tauxConstate: 1000 },
  });
  const contrat = contratApres(
    contratNotifie(),
    ...[parametres('2026-06-01', 90), parametres('2026-01-01', 60)],
    ...[maintien('2026-06-01', false), maintien('2026-01-01', true)],
  );
  expect(['2026-03-01', '2026-07-01'].map((jour) => parametresDu(contrat, jour).dureeJours)).toEqual([60, 90]);
  expect(['2026-03-01', '2026-07-01'].map((jour) => amendesArreteesDepuis(contrat, jour))).toEqual([
    null,
    '2026-06-01',
  ]);
});

test('vaut le plus tardif des jours venus ; du même jour, le dernier entré', () => {
  const jours = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01');
  fc.assert(
    fc.property(fc.array(jours), jours, (depuis, jour) => {
      const liste = depuis.map((un, rang) => ({ depuis: un, rang }));
      const attendu = liste
        .filter((un) => un.depuis <= jour)
        .sort((a, b) => a.depuis.localeCompare(b.depuis) || a.rang - b.rang);
      expect(duJour(liste, jour)).toEqual(attendu.at(-1) ?? null);
    }),
  );
});
