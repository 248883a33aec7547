/** By when each payment is handed over: both readings of art. 10, and instalments. */
import { describe, expect, test } from 'vitest';
import { delaisDeReversement, prochainReversement } from '../../../functions/pca/argent/delais-de-reversement.ts';
import { conditionsDe } from '../../../functions/pca/dossier/etat.ts';
import { rejet, versement } from '../actes.ts';
import { contratNotifie, dossierRecu } from '../exemples.ts';

describe('les délais de reversement', () => {
  const delais = (
    regimeReversement: 'deux-semaines' | 'legal' | 'plus-court',
    modes: readonly ('especes' | 'virement')[],
  ) => {
    const parcours = dossierRecu('2026-02-02', 90_000, {}, contratNotifie('2024-03-01', { regimeReversement }));
    for (const [n, mode] of modes.entries())
      parcours.faire('2026-02-05', versement(`V${n}`, '2026-02-05', 1000, { mode }));
    const dossier = parcours.dossier();
    return { dossier, tous: delaisDeReversement(dossier.compte, conditionsDe(dossier)!) };
  };

  test('légaux : 3 semaines en espèces, 6 semaines sinon ; par acomptes, 6 semaines et 3 mois', () => {
    expect(delais('legal', ['especes']).tous[0]?.exigibleLe).toBe('2026-02-26');
    expect(delais('legal', ['virement']).tous[0]?.exigibleLe).toBe('2026-03-19');
    expect(delais('legal', ['especes', 'virement']).tous.map((d) => d.exigibleLe)).toEqual([
      '2026-03-19',
      '2026-05-05',
    ]);
  });

  test('le plus court des deux vaut quand le contrat laisse les deux, et les deux sont montrés', () => {
    const [seul] = delais('plus-court', ['virement']).tous;
    expect(seul).toMatchObject({ exigibleLe: '2026-02-19', deuxSemaines: '2026-02-19', legal: '2026-03-19' });
  });

  test('un acompte impayé n’en est plus un', () => {
    const parcours = dossierRecu(
      '2026-02-02',
      90_000,
      {},
      contratNotifie('2024-03-01', { regimeReversement: 'legal' }),
    );
    for (const n of [1, 2]) parcours.faire('2026-02-05', versement(`V${n}`, '2026-02-05', 1000));
    parcours.faire('2026-02-06', rejet('V2', '2026-02-06'));
    const { compte } = parcours.dossier();
    expect(delaisDeReversement(compte, conditionsDe(parcours.dossier())!)).toMatchObject([
      { exigibleLe: '2026-03-19', acomptes: false },
    ]);
  });

  test('ce qui ne paie que des frais n’est pas un acompte', () => {
    const parcours = dossierRecu(
      '2026-02-02',
      10_000,
      {},
      contratNotifie('2024-03-01', { regimeReversement: 'legal' }),
    );
    parcours.faire('2026-02-05', versement('V1', '2026-02-05', 10_000));
    parcours.faire('2026-02-06', versement('V2', '2026-02-06', 1506));
    const { compte } = parcours.dossier();
    expect(delaisDeReversement(compte, conditionsDe(parcours.dossier())!)).toMatchObject([{ acomptes: false }]);
  });

  test('ce qui est reversé dit quand, et n’attend plus rien', () => {
    const { dossier } = delais('legal', ['virement']);
    expect(prochainReversement(dossier.compte, conditionsDe(dossier)!)).toBe('2026-03-19');
    const compte = {
      ...dossier.compte,
      mouvements: dossier.compte.mouvements.map((m) => ({
        ...m,
        reverses: [{ reversement: 'R1', montant: 1000, ordonneLe: '2026-03-01' }],
      })),
    };
    expect(delaisDeReversement(compte, conditionsDe(dossier)!)).toMatchObject([
      { aReverser: 0, reverseLe: '2026-03-01' },
    ]);
    expect(prochainReversement(compte, conditionsDe(dossier)!)).toBeNull();
  });
});
