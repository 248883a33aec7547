/** Art. 6, decided: four eyes on a lifting. */
import { describe, expect, test } from 'vitest';
import type { CommandeAdhesion } from '../../../functions/adhesion/decide.ts';
import { ADMINISTRATEUR, CODIQUE, COMPTABLE, formulaire } from '../../depot/exemples.ts';
import { AGENT, acte, activer, DOCUMENT, lever, politique, proposerLevee, suite, suspendre } from './suite-d-actes.ts';

describe('la levée à deux personnes', () => {
  const DEUX = politique({ quatreYeux: true });
  const suspendue = [
    [0, activer],
    [1, suspendre],
  ] as const;

  test('proposée par l’agent, décidée par le comptable', () => {
    expect(suite(DEUX, ...suspendue, [2, lever]).dits.at(-1)).toBe('LEVEE_A_PROPOSER');
    const { dits, adhesion } = suite(DEUX, ...suspendue, [2, proposerLevee], [3, lever]);
    expect(dits.slice(-2)).toEqual(['LeveeProposee', 'SuspensionLevee']);
    expect(adhesion.etat).toBe('active');
  });

  test('qui a proposé ou saisi la levée ne la décide ni ne la saisit', () => {
    const luiMeme: CommandeAdhesion = { type: 'proposerLevee', ...acte };
    expect(suite(DEUX, ...suspendue, [2, luiMeme], [3, lever]).dits.at(-1)).toBe('AUTRE_PERSONNE_REQUISE');
    const parLAdministrateur = { saisiPar: ADMINISTRATEUR, document: DOCUMENT };
    const saisie = { ...proposerLevee, ...parLAdministrateur } as CommandeAdhesion;
    const encore = { ...lever, ...parLAdministrateur } as CommandeAdhesion;
    expect(suite(DEUX, ...suspendue, [2, saisie], [3, encore]).dits.at(-1)).toBe('AUTRE_PERSONNE_REQUISE');
    expect(suite(DEUX, ...suspendue, [2, saisie], [3, lever]).dits.at(-1)).toBe('SuspensionLevee');
  });

  test('deux habilitations d’une même personne font une personne', () => {
    const [ferrand, autre] = ['1'.repeat(64), '2'.repeat(64)];
    const de = (commande: CommandeAdhesion, ...personnes: string[]) => ({ ...commande, personnes }) as CommandeAdhesion;
    const proposee = [...suspendue, [2, de(proposerLevee, ferrand)]] as const;
    expect(suite(DEUX, ...proposee, [3, de(lever, ferrand)]).dits.at(-1)).toBe('AUTRE_PERSONNE_REQUISE');
    expect(suite(DEUX, ...proposee, [3, de(lever, autre)]).dits.at(-1)).toBe('SuspensionLevee');
  });

  test('un autre poste de l’ordonnateur ne lève pas seul ce qu’un poste à deux personnes a prononcé', () => {
    const deux: CommandeAdhesion = {
      ...{ type: 'activer', formulaire: formulaire({ codiques: [CODIQUE, '033009'] }), saisiPar: COMPTABLE },
    };
    const ailleurs = { role: 'comptable', id: 'hab-ailleurs', codique: '033009' } as const;
    const parLui: CommandeAdhesion = { ...lever, decidePar: ailleurs, saisiPar: ailleurs } as CommandeAdhesion;
    expect(suite(DEUX, [0, deux], [1, suspendre], [2, parLui]).dits.at(-1)).toBe('LEVEE_A_PROPOSER');
    expect(suite(DEUX, [0, deux], [1, suspendre], [2, proposerLevee], [3, parLui]).dits.at(-1)).toBe('SuspensionLevee');
  });

  test('une personne suffit où la politique ne le demande pas', () => {
    expect(suite(politique({}), ...suspendue, [2, lever]).adhesion.etat).toBe('active');
  });

  test('une levée proposée pour une suspension ne vaut pas pour la suivante', () => {
    const deuxieme = [
      [2, proposerLevee],
      [3, lever],
      [4, suspendre],
      [5, lever],
    ] as const;
    expect(suite(DEUX, ...suspendue, ...deuxieme).dits.at(-1)).toBe('LEVEE_A_PROPOSER');
  });
});

describe('la proposition de levée écartée', () => {
  const DEUX = politique({ quatreYeux: true });
  const ecarter: CommandeAdhesion = { type: 'ecarterLevee', ...acte };
  const proposee = [
    [0, activer],
    [1, suspendre],
    [2, proposerLevee],
  ] as const;

  test('le comptable l’écarte en disant pourquoi : elle ne vaut plus, une autre peut être faite', () => {
    const { dits, enCours } = suite(DEUX, ...proposee, [3, ecarter]);
    expect(dits.at(-1)).toBe('LeveeEcartee');
    expect(enCours?.leveeProposee).toBeNull();
    expect(suite(DEUX, ...proposee, [3, ecarter], [4, lever]).dits.at(-1)).toBe('LEVEE_A_PROPOSER');
    const encore = [...proposee, [3, ecarter], [4, proposerLevee], [5, lever]] as const;
    expect(suite(DEUX, ...encore).dits.at(-1)).toBe('SuspensionLevee');
  });

  test('ni sans proposition, ni sans raison, ni par un autre que lui', () => {
    const par = (saisiPar: typeof AGENT) => ({ ...ecarter, decidePar: saisiPar, saisiPar }) as CommandeAdhesion;
    expect(suite(DEUX, [0, activer], [1, suspendre], [2, ecarter]).dits.at(-1)).toBe('LEVEE_NON_PROPOSEE');
    expect(suite(DEUX, ...proposee, [3, { ...ecarter, raison: ' ' }]).dits.at(-1)).toBe('RAISON_ABSENTE');
    expect(suite(DEUX, ...proposee, [3, par(AGENT)]).dits.at(-1)).toBe('DECISION_RESERVEE_AU_COMPTABLE');
  });
});
