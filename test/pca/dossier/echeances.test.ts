/** The dates that a dossier waits for, and those by which the two sides tell each other what they know. */
import { describe, expect, test } from 'vitest';
import type { Acte } from '../../../functions/pca/dossier/actes.ts';
import { annonceTardive, echeancesDuDossier } from '../../../functions/pca/dossier/echeances.ts';
import { etatDuDossier } from '../../../functions/pca/dossier/evolve.ts';
import { PARAMETRES_PAR_DEFAUT } from '../../../schemas/pca/parametres.ts';
import { contestation, versement } from '../actes.ts';
import { COMPTABLE, type Deroule, dossierRecu, message, objet } from '../exemples.ts';

const dates = (dossier: ReturnType<Deroule['dossier']>) =>
  Object.fromEntries(echeancesDuDossier(dossier, PARAMETRES_PAR_DEFAUT).map(({ regle, date }) => [regle, date]));

describe('les échéances d’un dossier', () => {
  test('transmis : l’accusé technique le lendemain, la lecture en deux jours ouvrés', () => {
    // The 30th of April 2026 is a Thursday, and the 1st of May a holiday.
    const transmis = etatDuDossier(dossierRecu('2026-04-30', 10_000).events().slice(0, 2));
    expect(dates(transmis)).toEqual({ 'accuse-technique': '2026-05-01', 'lecture-par-l-etude': '2026-05-05' });
  });

  test('reçu : le terme, la prescription, le contrôle de l’étude chaque trimestre et au plus une fois l’an', () => {
    const parcours = dossierRecu('2026-02-02', 10_000);
    expect(dates(parcours.dossier())).toEqual({
      'terme-de-la-phase': '2026-04-18',
      'controle-de-l-etude': '2026-05-02',
      'controle-maximum': '2027-02-02',
      prescription: '2029-06-01',
    });
    const controle: Acte = {
      type: 'ControleEffectue',
      data: { message: message(COMPTABLE), survenuLe: '2026-04-10', document: objet('controle.pdf') },
    };
    parcours.faire('2026-04-10', controle);
    expect(dates(parcours.dossier())).toMatchObject({
      'controle-de-l-etude': '2026-07-10',
      'controle-maximum': '2027-04-10',
    });
  });

  test('contesté : le silence de l’ordonnateur en deux mois, et plus de terme en justice', () => {
    const parcours = dossierRecu('2026-02-02', 10_000);
    parcours.faire('2026-02-10', contestation('gracieuse', 'informer', '2026-02-10'));
    expect(dates(parcours.dossier())['silence-de-l-ordonnateur']).toBe('2026-04-10');
    parcours.faire('2026-02-20', contestation('juridiction', 'suspendre', '2026-02-20'));
    expect(dates(parcours.dossier())).not.toHaveProperty('terme-de-la-phase');
  });

  test('fini : il ne reste que les reversements', () => {
    const parcours = dossierRecu('2026-02-02', 10_000);
    parcours.faire('2026-02-10', versement('V1', '2026-02-10', 10_000));
    expect(dates(parcours.dossier())).toEqual({ reversement: '2026-02-24' });
  });
});

test('« dans les plus brefs délais » : au-delà de deux jours ouvrés, l’annonce est tardive', () => {
  // The fact is of a Friday.
  const annonce = (instant: string) => annonceTardive('2026-02-06', instant, PARAMETRES_PAR_DEFAUT);
  expect([annonce('2026-02-10T22:59:59.000Z'), annonce('2026-02-10T23:00:00.000Z')]).toEqual([false, true]);
});
