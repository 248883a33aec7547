/** Three stories of the counter, told by their dates: contestation, extension, instalments. */
import { describe, expect, test } from 'vitest';
import { assiette, impute, resteDu } from '../../../functions/pca/argent/compte.ts';
import { delaisDeReversement } from '../../../functions/pca/argent/delais-de-reversement.ts';
import { fraisAcquis } from '../../../functions/pca/argent/frais.ts';
import { situer } from '../../../functions/pca/calendrier/echeance.ts';
import { consigne } from '../../../functions/pca/dossier/etat.ts';
import { contestation, demandeDeProlongation, levee, prolongation, rejet, versement } from '../actes.ts';
import { contratNotifie, creance, type Deroule, dossierRecu, etude } from '../exemples.ts';

describe('4. Contestation : 820 €, reçus par l’étude le 02/02/2026', () => {
  const parcours = dossierRecu('2026-02-02', 82_000);

  test('le recours gracieux du 10/02 n’arrête rien', () => {
    expect(parcours.faire('2026-02-10', contestation('gracieuse', 'informer', '2026-02-10'))).toEqual([
      'ContestationEnregistree',
    ]);
    expect(consigne(parcours.dossier())).toBe('poursuivre');
  });

  test('la saisine du tribunal, le 20/02, suspend, et l’étude doit cesser', () => {
    expect(parcours.faire('2026-02-20', contestation('juridiction', 'informer', '2026-02-20'))).toBe('EFFET_INTERDIT');
    expect(parcours.faire('2026-02-20', contestation('juridiction', 'suspendre', '2026-02-20'))).toEqual([
      'ContestationEnregistree',
      'PhaseSuspendue',
    ]);
    expect(consigne(parcours.dossier())).toBe('suspendre');
  });

  test('le 18/04, 75e jour, passe sans retour automatique', () => {
    expect(parcours.dossier().terme).toBe('2026-04-18');
    expect(parcours.passer('2026-04-19')).toBe('TERME_ATTEND_LE_COMPTABLE');
    expect(parcours.dossier().etat).toBe('suspendu');
  });

  test('jugé à 500 € le 10/06, le dossier reprend pour cette somme avec un terme exprès', () => {
    expect(parcours.faire('2026-06-10', levee('2026-06-10', '2026-06-10', 50_000))).toBe('DATE_ANTERIEURE');
    expect(parcours.faire('2026-06-10', levee('2026-08-24', '2026-06-10', 50_000))).toEqual(['SuspensionLevee']);
    const { etat, terme, compte } = parcours.dossier();
    expect([etat, terme, resteDu(compte), compte.confie]).toEqual(['en-cours', '2026-08-24', 50_000, 82_000]);
    expect(parcours.passer('2026-08-24')).toBe('TERME_NON_ATTEINT');
    expect(parcours.passer('2026-08-25')).toEqual(['TermeEchu']);
  });
});

describe('5. Prolongation : un dossier reçu le 12/01/2026', () => {
  const recu = () => dossierRecu('2026-01-12', 30_000, { creances: [creance(30_000, { prescription: '2026-06-30' })] });

  test('l’étude demande le 23/03 et reste sans réponse : le terme est le 28/03', () => {
    const parcours = recu();
    expect(parcours.faire('2026-03-23', demandeDeProlongation('2026-03-23'))).toEqual([
      'DossierPrisEnCharge',
      'DemandeFormulee',
    ]);
    expect(parcours.passer('2026-03-28')).toBe('TERME_NON_ATTEINT');
    expect(parcours.passer('2026-03-29')).toEqual(['TermeEchu']);
    expect(parcours.dossier()).toMatchObject({ etat: 'terme-echu', finLe: '2026-03-28' });
    expect(parcours.events().at(-1)).toMatchObject({
      data: { resteDu: 30_000, reprise: { etape: 'mise-en-demeure', joursAvantPoursuites: 8 } },
    });
  });

  test('le comptable prolonge le 27/03 jusqu’au 30/04', () => {
    const parcours = recu();
    expect(parcours.faire('2026-03-27', prolongation('2026-04-30', '2026-03-27'))).toEqual(['PhaseProlongee']);
    expect(parcours.passer('2026-04-30')).toBe('TERME_NON_ATTEINT');
    expect(parcours.passer('2026-05-01')).toEqual(['TermeEchu']);
  });

  test('le dernier jour est entier : il est encore temps de prolonger', () => {
    expect(recu().faire('2026-03-28', prolongation('2026-04-30', '2026-03-28'))).toEqual(['PhaseProlongee']);
  });

  test('sont refusées celle de l’étude, celle du 29/03, celle qui dépasse la prescription', () => {
    const parcours = recu();
    expect(parcours.faire('2026-03-20', prolongation('2026-04-30', '2026-03-20', etude()))).toBe(
      'ACTE_RESERVE_AU_COMPTABLE',
    );
    expect(parcours.faire('2026-03-20', prolongation('2026-07-01', '2026-03-20'))).toBe('TERME_APRES_PRESCRIPTION');
    expect(parcours.faire('2026-03-20', prolongation('2026-03-28', '2026-03-20'))).toBe('PROLONGATION_SANS_EFFET');
    expect(parcours.faire('2026-03-29', prolongation('2026-04-30', '2026-03-29'))).toBe('PROLONGATION_TARDIVE');
    expect(parcours.dossier().etat).toBe('recu');
  });
});

describe('6. Acomptes : 900 €', () => {
  const sous = (regimeReversement: 'deux-semaines' | 'legal') =>
    dossierRecu('2026-01-20', 90_000, {}, contratNotifie('2024-03-01', { regimeReversement }));
  const exigibles = (parcours: Deroule) => {
    const { compte, reception } = parcours.dossier();
    if (reception === null) throw new Error('absent');
    return Object.fromEntries(
      delaisDeReversement(compte, reception.conditions).map((d) => [d.mouvement, d.exigibleLe]),
    );
  };
  const premier = versement('V1', '2026-02-05', 30_000);
  const second = versement('V2', '2026-03-05', 30_000);

  test('sous « deux semaines », les reversements sont dus le 19/02 et le 19/03', () => {
    const parcours = sous('deux-semaines');
    parcours.faire('2026-02-05', premier);
    parcours.faire('2026-03-05', second);
    expect(exigibles(parcours)).toEqual({ V1: '2026-02-19', V2: '2026-03-19' });
  });

  test('sous le régime légal, le 19/03, puis le 05/05 et le 05/06 quand le second en fait des acomptes', () => {
    const parcours = sous('legal');
    parcours.faire('2026-02-05', premier);
    expect(exigibles(parcours)).toEqual({ V1: '2026-03-19' });
    parcours.faire('2026-03-05', second);
    expect(exigibles(parcours)).toEqual({ V1: '2026-05-05', V2: '2026-06-05' });
  });

  test('un reversement le 27/02 n’est tardif que sous « deux semaines »', () => {
    const situations = (['deux-semaines', 'legal'] as const).map((regime) => {
      const parcours = sous(regime);
      parcours.faire('2026-02-05', premier);
      return situer({ date: exigibles(parcours).V1 ?? '' }, '2026-02-27', 5);
    });
    expect(situations).toEqual(['en-retard', 'a-venir']);
  });

  test('le chèque au Trésor se remet au plus tard le 24/03 ; impayé, les frais passent de 112,95 € à 75,30 € HT', () => {
    const parcours = sous('legal');
    const frais = () => {
      const { compte, reception } = parcours.dossier();
      return reception && fraisAcquis(assiette(compte), reception.conditions.bareme).ht;
    };
    parcours.faire('2026-02-05', premier);
    parcours.faire('2026-03-05', second);
    expect(parcours.faire('2026-03-09', versement('V3', '2026-03-09', 30_000, { mode: 'cheque-tresor' }))).toEqual([
      'VersementRecu',
      'DossierSolde',
    ]);
    expect(exigibles(parcours).V3).toBe('2026-03-24');
    expect(frais()).toBe(11_295);
    expect(
      parcours.faire('2026-03-20', rejet('V3', '2026-03-20', { role: 'comptable', id: 'c', codique: '052001' })),
    ).toEqual(['MouvementRejete', 'PhaseRouverte']);
    expect(frais()).toBe(7530);
    expect([impute(parcours.dossier().compte), resteDu(parcours.dossier().compte)]).toEqual([60_000, 30_000]);
    expect(parcours.dossier().etat).toBe('en-cours');
  });
});
