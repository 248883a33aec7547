/** The recovery rate of art. 7, in both readings of a formula that is not public. */
import { expect, test } from 'vitest';
import { anneesDuContrat, tauxDeRecouvrement } from '../../../functions/pca/etat-recapitulatif/taux.ts';
import { annulation, contestation, paiement, retrait, versement } from '../actes.ts';
import { contratNotifie, dossierRecu } from '../exemples.ts';

const ANNEE = { debut: '2026-03-01', fin: '2027-02-28' };

function dossiers() {
  const [etude, direct, tard, annule, conteste, retire, ouvert] = Array.from({ length: 7 }, () =>
    dossierRecu('2026-02-02', 10_000),
  );
  if (!etude || !direct || !tard || !annule || !conteste || !retire || !ouvert) throw new Error('absent');
  etude.faire('2026-02-10', versement('V1', '2026-02-10', 4000));
  etude.passer('2026-04-19');
  direct.faire('2026-03-10', paiement('P1', '2026-03-10', 10_000));
  tard.passer('2026-04-19');
  tard.faire('2026-05-02', versement('V1', '2026-05-02', 10_000));
  annule.faire('2026-03-10', annulation('totale', 10_000, '2026-03-10', 'annulation-du-titre'));
  conteste.faire('2026-03-10', contestation('reclamation-amende', 'arreter', '2026-03-10'));
  retire.faire('2026-03-10', retrait('retrait', '2026-03-10'));
  return [etude, direct, tard, annule, conteste, retire, ouvert].map((parcours) => parcours.events());
}

test('compte les dossiers dont la phase a pris fin dans l’année, sans les annulations ni les contestations', () => {
  expect(tauxDeRecouvrement('produits-locaux', dossiers(), ANNEE)).toEqual({
    ...{ dossiers: 4, confie: 40_000, recouvre: 14_000, recouvreParLEtude: 4000 },
    ...{ taux: 3500, tauxDeLEtude: 1000 },
  });
});

test('est propre à chaque famille de créances', () => {
  expect(tauxDeRecouvrement('amendes-et-condamnations', dossiers(), ANNEE)).toMatchObject({ dossiers: 0, taux: null });
});

test('sans dossier fini, il n’y a pas de taux', () => {
  expect(tauxDeRecouvrement('produits-locaux', dossiers(), { debut: '2027-03-01', fin: '2028-02-29' })).toMatchObject({
    ...{ dossiers: 0, taux: null, tauxDeLEtude: null },
  });
});

test('les années du contrat courent de la notification, et ne suivent pas les trimestres civils', () => {
  expect(anneesDuContrat(contratNotifie('2024-03-01'))).toEqual([
    { debut: '2024-03-01', fin: '2025-02-28' },
    { debut: '2025-03-01', fin: '2026-02-28' },
    { debut: '2026-03-01', fin: '2027-02-28' },
  ]);
});
