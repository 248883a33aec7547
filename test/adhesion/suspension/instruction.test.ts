/** Art. 6, decided: his standing instruction. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolve } from '../../../functions/adhesion/cycle.ts';
import { decide } from '../../../functions/adhesion/decide.ts';
import { PASSERELLE } from '../../../functions/adhesion/suspension/sur-instruction.ts';
import { COMPTABLE } from '../../depot/exemples.ts';
import {
  activer,
  confirmer,
  DOCUMENT,
  depot,
  jour,
  lever,
  politique,
  qualifier,
  sans,
  signaler,
  suite,
  suspendre,
} from './suite-d-actes.ts';

describe('sur l’instruction signée du comptable', () => {
  const DEUX_EN_DIX = politique({ instruction: { alterations: 2, jours: 10 } });

  test('la seconde altération en dix jours suspend aussitôt, au nom du comptable, à confirmer par lui', () => {
    const { dits, enCours } = suite(DEUX_EN_DIX, [0, activer], [1, signaler(1)], [5, signaler(2)], [6, confirmer]);
    expect(dits.slice(1)).toEqual([
      ...['AlterationDetectee', 'SuspensionAdhesionProposee'],
      ...['AlterationDetectee', 'SuspensionPrononcee', 'SuspensionConfirmee'],
    ]);
    expect(enCours?.prononcee).toMatchObject({
      ...{ decidePar: COMPTABLE, saisiPar: PASSERELLE, document: DOCUMENT, aConfirmer: true },
      alterations: [depot(1), depot(2)],
    });
    expect(enCours?.confirmee?.confirmeeLe).toBe(jour(6));
  });

  test.each([
    [
      'hors du délai',
      [
        [1, signaler(1)],
        [11, signaler(2)],
      ],
    ],
    [
      'dite sans gravité entre-temps',
      [
        [1, signaler(1)],
        [2, qualifier(1, false)],
        [5, signaler(2)],
      ],
    ],
    [
      'du même dépôt',
      [
        [1, signaler(1)],
        [2, signaler(1)],
      ],
    ],
  ] as const)('une altération %s ne compte pas', (_, commandes) => {
    expect(suite(DEUX_EN_DIX, [0, activer], ...commandes).adhesion.etat).toBe('active');
  });

  test('ce qui a été trouvé avant l’instruction, ou avant la dernière levée, ne compte pas', () => {
    const recente = politique({ instruction: { alterations: 2, jours: 10 }, fixeeLe: jour(2) });
    expect(suite(recente, [0, activer], [1, signaler(1)], [3, signaler(2)]).adhesion.etat).toBe('active');
    const deux = [
      [0, activer],
      [1, signaler(1)],
      [2, signaler(2)],
      [3, lever],
      [4, signaler(3)],
    ] as const;
    expect(suite(DEUX_EN_DIX, ...deux).adhesion.etat).toBe('active');
    expect(suite(DEUX_EN_DIX, ...deux, [5, signaler(4)]).adhesion.etat).toBe('suspendue');
  });

  test.each([
    [
      'du même jour civil, à quatorze heures de distance',
      1,
      '2026-10-01T06:00:00.000Z',
      '2026-10-01T20:00:00.000Z',
      true,
    ],
    ['de part et d’autre de minuit à Paris', 1, '2026-10-01T21:59:00.000Z', '2026-10-01T22:01:00.000Z', false],
    ['du premier au septième jour', 7, '2026-10-20T22:01:00.000Z', '2026-10-27T22:59:00.000Z', true],
    ['sept jours après, quelle que soit l’heure', 7, '2026-10-20T21:59:00.000Z', '2026-10-27T00:00:00.000Z', false],
  ])('les jours de l’instruction sont civils : deux altérations %s', (_, jours, premiere, seconde, attendue) => {
    const avec = politique({ instruction: { alterations: 2, jours } });
    const apres = [premiere, seconde].reduce(
      (adhesion, instant, n) => {
        const decision = decide(adhesion, signaler(n), instant, avec);
        return decision.ok ? decision.events.reduce(evolve, adhesion) : adhesion;
      },
      suite(avec, [0, activer]).adhesion,
    );
    expect(apres.etat).toBe(attendue ? 'suspendue' : 'active');
  });

  test('sans instruction, aucune suite d’altérations ne suspend', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(20)), { maxLength: 30 }), (trouvees) => {
        const dans = trouvees.sort(([a], [b]) => a - b).map(([n, d]) => [n, signaler(d)] as const);
        expect(suite(politique({}), [0, activer], ...dans).adhesion.etat).toBe('active');
      }),
    );
  });

  test('quoi qu’il arrive, Passerelle ne suspend jamais avant que l’instruction soit remplie', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(40), fc.nat(12)), { maxLength: 25 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 30 }),
        (trouvees, alterations, jours) => {
          const triees = trouvees.sort(([a], [b]) => a - b);
          const premiers = new Map(triees.toReversed().map(([n, d]) => [d, n]));
          const instants = [...premiers.values()].sort((a, b) => a - b);
          const remplie = instants.some((n, i) => {
            const premiere = instants[i - alterations + 1];
            return premiere !== undefined && n - premiere < jours;
          });
          const avec = politique({ instruction: { alterations, jours } });
          const { adhesion } = suite(avec, [0, activer], ...triees.map(([n, d]) => [n, signaler(d)] as const));
          expect(adhesion.etat).toBe(remplie ? 'suspendue' : 'active');
        },
      ),
    );
  });

  test('une suspension que le comptable a prononcée lui-même n’est pas à confirmer', () => {
    expect(sans([0, activer], [1, suspendre], [2, confirmer]).dits.at(-1)).toBe('RIEN_A_CONFIRMER');
  });
});
