/** Art. 6, decided: the three dates of a suspension, and the letter of its end. */
import { describe, expect, test } from 'vitest';
import type { CommandeAdhesion } from '../../../functions/adhesion/decide.ts';
import { ADMINISTRATEUR, COMPTABLE, formulaire, SIRET } from '../../depot/exemples.ts';
import {
  accuser,
  activer,
  aviser,
  DOCUMENT,
  ecrire,
  jour,
  LETTRE,
  lever,
  MAIRE,
  poster,
  sans,
  suspendre,
} from './suite-d-actes.ts';

describe('les trois dates', () => {
  test('prononcée, notifiée, reçue : chacune à son jour, et la première réception compte', () => {
    const { enCours, dits } = sans(
      ...([
        [0, activer],
        [1, suspendre],
        [1, ecrire('h-1', jour(1))],
        [2, accuser(jour(2))],
        [3, accuser(jour(3))],
      ] as const),
    );
    expect(dits.slice(1)).toEqual(['SuspensionPrononcee', 'SuspensionNotifiee', 'SuspensionRecue']);
    expect(enCours?.prononcee.prononceeLe).toBe(jour(1));
    expect(enCours?.recue).toMatchObject({ moyen: 'console', recueLe: jour(2) });
  });

  test('lue sur la console avant tout envoi, elle y a été notifiée', () => {
    const { enCours } = sans([0, activer], [1, suspendre], [2, accuser(jour(2))]);
    expect(enCours?.notifications).toMatchObject([{ moyen: 'console', notifieeLe: jour(2), lettre: LETTRE }]);
  });

  test('par la poste : l’envoi, puis l’avis ; ni à venir, ni avant ce dont ils sont la suite', () => {
    const suspendue = [
      [0, activer],
      [1, suspendre],
    ] as const;
    expect(sans(...suspendue, [5, aviser('2026-10-05')]).dits.at(-1)).toBe('LETTRE_NON_ENVOYEE');
    expect(sans(...suspendue, [3, poster('2026-10-01')]).dits.at(-1)).toBe('DATE_IMPOSSIBLE');
    expect(sans(...suspendue, [3, poster('2026-10-05')]).dits.at(-1)).toBe('DATE_IMPOSSIBLE');
    const postee = [...suspendue, [3, poster('2026-10-03')]] as const;
    expect(sans(...postee, [5, aviser('2026-10-02')]).dits.at(-1)).toBe('DATE_IMPOSSIBLE');
    expect(sans(...postee, [5, aviser('2026-10-05')]).enCours?.recue).toMatchObject({
      ...{ moyen: 'avis-postal', recueLe: '2026-10-05' },
    });
  });

  test('ni l’envoi, ni l’avis, ni l’accusé d’une suspension ne valent pour la suivante', () => {
    const suivante = [
      [0, activer],
      [1, suspendre],
      [2, lever],
      [3, suspendre],
    ] as const;
    for (const tardive of [ecrire('h-1', jour(4)), poster('2026-10-05'), aviser('2026-10-05'), accuser(jour(4))]) {
      const { dits, enCours } = sans(...suivante, [4, tardive]);
      expect(dits.at(-1)).toBe('SUSPENSION_AUTRE');
      expect(enCours).toMatchObject({ notifications: [], recue: null });
    }
  });

  test('l’adhésion renoncée pendant la suspension : l’ordonnateur accuse réception et son dernier comptable lève', () => {
    const renoncer: CommandeAdhesion = {
      ...{ type: 'renoncer', siret: SIRET, le: '2026-10-02', effetLe: '2026-10-03', raison: 'Fusion.' },
      ...{ modalites: 'Papier.', document: DOCUMENT, decidePar: MAIRE, saisiPar: MAIRE },
    };
    const { dits } = sans([0, activer], [1, suspendre], [1, renoncer], [9, accuser(jour(9))], [10, lever]);
    expect(dits.slice(-4)).toEqual(['AdhesionRenoncee', 'SuspensionNotifiee', 'SuspensionRecue', 'SuspensionLevee']);
  });

  test('le poste qui a prononcé peut lever, même si un nouveau formulaire nomme un autre poste', () => {
    const ailleurs: CommandeAdhesion = {
      ...{
        type: 'activer',
        formulaire: formulaire({ codiques: ['033009'], depuis: '2026-10-03' }),
        saisiPar: COMPTABLE,
      },
    };
    const { adhesion } = sans([0, activer], [1, suspendre], [2, ailleurs], [9, lever]);
    expect(adhesion.etat).toBe('active');
  });

  test('seul l’ordonnateur suspendu accuse réception, et seul le poste enregistre le courrier', () => {
    const par = (commande: CommandeAdhesion, saisiPar: unknown) => ({ ...commande, saisiPar }) as CommandeAdhesion;
    const essais = [
      par(accuser(jour(2)), COMPTABLE),
      par(accuser(jour(2)), { ...MAIRE, siret: '21330000200015' }),
      par(poster('2026-10-03'), ADMINISTRATEUR),
      par(poster('2026-10-03'), { ...COMPTABLE, codique: '033999' }),
    ];
    const { dits } = sans([0, activer], [1, suspendre], ...essais.map((essai) => [2, essai] as const));
    expect(dits.slice(2)).toEqual([
      ...['RESERVE_A_L_ORDONNATEUR', 'RESERVE_A_L_ORDONNATEUR'],
      ...['RESERVE_AU_POSTE', 'COMPTABLE_NON_ASSIGNATAIRE'],
    ]);
  });
});
