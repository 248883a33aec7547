/** Art. 6, decided: the comptable's word on an alteration. */
import { describe, expect, test } from 'vitest';
import type { CommandeAdhesion } from '../../../functions/adhesion/decide.ts';
import { ADMINISTRATEUR, COMPTABLE } from '../../depot/exemples.ts';
import {
  AGENT,
  activer,
  confirmer,
  DOCUMENT,
  depot,
  lever,
  qualifier,
  sans,
  signaler,
  suspendre,
} from './suite-d-actes.ts';

describe('ce que la vérification a trouvé', () => {
  test('le comptable le dit sans gravité : la proposition est close, et rien n’est suspendu', () => {
    const { adhesion, dits } = sans([0, activer], [1, signaler(1)], [2, qualifier(1, false)]);
    expect(dits.slice(1)).toEqual(['AlterationDetectee', 'SuspensionAdhesionProposee', 'AlterationConstatee']);
    expect(adhesion.suivi.alterations).toMatchObject([{ proposee: false, constat: { grave: false } }]);
    expect(adhesion.etat).toBe('active');
  });

  test('il le dit grave : la suspension qu’il prononce s’y fonde, une fois', () => {
    const grave = [
      [0, activer],
      [1, signaler(1)],
      [1, signaler(2)],
      [2, qualifier(1, true)],
      [3, suspendre],
    ] as const;
    expect(sans(...grave).enCours?.prononcee.alterations).toEqual([depot(1)]);
    const deuxFois = sans(...grave, [4, lever], [5, suspendre]);
    expect(deuxFois.adhesion.suivi.suspensions).toHaveLength(2);
    expect(deuxFois.enCours?.prononcee).not.toHaveProperty('alterations');
  });

  test('ce qu’il a dit sans gravité, ou qui n’a pas été trouvé, ne fonde pas de suspension', () => {
    const citer = (n: number): CommandeAdhesion => ({ ...suspendre, alterations: [depot(n)] }) as CommandeAdhesion;
    const { dits } = sans([0, activer], [1, signaler(1)], [2, qualifier(1, false)], [3, citer(1)], [3, citer(9)]);
    expect(dits.slice(-2)).toEqual(['ALTERATION_SANS_GRAVITE', 'ALTERATION_INCONNUE']);
  });

  test('son dernier mot compte, et le même mot redit n’est dit qu’une fois', () => {
    const mots = [
      [2, qualifier(1, false)],
      [3, qualifier(1, false)],
      [4, qualifier(1, true)],
    ] as const;
    const { adhesion, dits } = sans([0, activer], [1, signaler(1)], ...mots);
    expect(dits.filter((dit) => dit === 'AlterationConstatee')).toHaveLength(2);
    expect(adhesion.suivi.alterations[0]?.constat?.grave).toBe(true);
  });

  test('un administrateur seul ne qualifie rien ; un agent saisit la décision de son comptable', () => {
    const par = (saisiPar: typeof ADMINISTRATEUR | typeof AGENT, decidePar: unknown = COMPTABLE) =>
      ({ ...qualifier(1, true), decidePar, saisiPar }) as CommandeAdhesion;
    const seul = par(ADMINISTRATEUR, ADMINISTRATEUR);
    const { dits } = sans([0, activer], [1, signaler(1)], [2, seul], [2, par(ADMINISTRATEUR)], [2, par(AGENT)]);
    expect(dits.slice(-3)).toEqual(['DECISION_RESERVEE_AU_COMPTABLE', 'DOCUMENT_ABSENT', 'AlterationConstatee']);
  });

  test('ce que l’agent qualifie n’engage rien ; ce qu’il suspend, confirme ou lève vient avec le document du comptable', () => {
    const saisie = (commande: CommandeAdhesion, document: string | null) =>
      ({ ...commande, saisiPar: AGENT, document }) as CommandeAdhesion;
    const { dits } = sans(
      [0, activer],
      ...[suspendre, suspendre].map((une, i) => [1, saisie(une, i === 0 ? null : DOCUMENT)] as const),
      [2, saisie(confirmer, null)],
      ...[lever, lever].map((une, i) => [3, saisie(une, i === 0 ? null : DOCUMENT)] as const),
    );
    expect(dits.slice(1)).toEqual([
      ...['DOCUMENT_ABSENT', 'SuspensionPrononcee', 'DOCUMENT_ABSENT'],
      ...['DOCUMENT_ABSENT', 'SuspensionLevee'],
    ]);
  });
});
