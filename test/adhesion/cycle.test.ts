/** The adhésion as a transition table: what each command gives in each state, and what no sequence can break. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ADHESION_ABSENTE,
  type Adhesion,
  AVANCENT_L_EPOQUE,
  evolve,
  transition,
} from '../../functions/adhesion/cycle.ts';
import { type CommandeAdhesion, decide } from '../../functions/adhesion/decide.ts';
import { dateCivile, instantEnClair } from '../../functions/adhesion/heure-de-paris.ts';
import { ADMINISTRATEUR, CODIQUE, COMPTABLE, formulaire, SIRET } from '../depot/exemples.ts';

const A = '2026-11-02T09:00:00.000Z';
const DOCUMENT = 'd'.repeat(64);
const acte = {
  siret: SIRET,
  raison: 'Altérations répétées.',
  decidePar: COMPTABLE,
  saisiPar: COMPTABLE,
  document: null,
};

const activer = (depuis = '2026-01-01'): CommandeAdhesion => ({
  type: 'activer',
  formulaire: formulaire({ depuis }),
  saisiPar: COMPTABLE,
});
const suspendre: CommandeAdhesion = { type: 'suspendre', motif: 'alterations-graves', ...acte };
const lever: CommandeAdhesion = { type: 'lever', ...acte };
const signaler = (depotId: string): CommandeAdhesion => ({
  type: 'signalerAlteration',
  depotId,
  verdictSha256: 'a'.repeat(64),
  alterees: 1,
});

/** Given commands, the resulting state; a refusal leaves it as it was. */
function apres(...commandes: readonly CommandeAdhesion[]): Adhesion {
  return commandes.reduce<Adhesion>((adhesion, commande) => {
    const decision = decide(adhesion, commande, A);
    return decision.ok ? decision.events.reduce(evolve, adhesion) : adhesion;
  }, ADHESION_ABSENTE);
}

function types(adhesion: Adhesion, commande: CommandeAdhesion): readonly string[] | string {
  const decision = decide(adhesion, commande, A);
  return decision.ok ? decision.events.map(({ type }) => type) : decision.refus.code;
}

describe('decide', () => {
  test.each([
    ['absente', [], suspendre, 'ADHESION_ABSENTE'],
    ['absente', [], lever, 'ADHESION_ABSENTE'],
    ['absente', [], signaler('d1'), []],
    ['active', [activer()], lever, 'NON_SUSPENDUE'],
    ['active', [activer()], suspendre, ['SuspensionPrononcee']],
    ['active, même formulaire', [activer()], activer(), []],
    ['active, autre formulaire', [activer()], activer('2026-06-01'), ['AdhesionActivee']],
    ['active', [activer()], signaler('d1'), ['AlterationDetectee', 'SuspensionAdhesionProposee']],
    ['active, déjà signalée', [activer(), signaler('d1')], signaler('d1'), []],
    ['suspendue', [activer(), suspendre], suspendre, 'DEJA_SUSPENDUE'],
    ['suspendue', [activer(), suspendre], lever, ['SuspensionLevee']],
    ['suspendue', [activer(), suspendre], signaler('d1'), ['AlterationDetectee']],
    ['suspendue, nouveau formulaire', [activer(), suspendre], activer('2026-06-01'), ['AdhesionActivee']],
  ] as const)('%s', (_, donnees, commande, attendu) => {
    expect(types(apres(...donnees), commande)).toEqual(attendu);
  });

  test.each([
    ['par un administrateur', { decidePar: ADMINISTRATEUR }, 'DECISION_RESERVEE_AU_COMPTABLE'],
    ['par un autre comptable', { decidePar: { ...COMPTABLE, codique: '033999' } }, 'COMPTABLE_NON_ASSIGNATAIRE'],
    ['sans raison', { raison: '  ' }, 'RAISON_ABSENTE'],
    ['avec une raison trop longue', { raison: 'x'.repeat(501) }, 'RAISON_ILLISIBLE'],
    ['saisie par un administrateur sans document', { saisiPar: ADMINISTRATEUR }, 'DOCUMENT_ABSENT'],
    [
      'saisie par un autre agent du poste',
      { saisiPar: { ...COMPTABLE, id: 'hab-autre' }, document: DOCUMENT },
      'SAISIE_PAR_UN_TIERS',
    ],
    [
      'saisie par le comptable d’un autre poste',
      { saisiPar: { ...COMPTABLE, codique: '033999' }, document: DOCUMENT },
      'SAISIE_PAR_UN_TIERS',
    ],
  ])('une décision %s est refusée, en français', (_, change, code) => {
    const active = apres(activer());
    const decision = decide(active, { ...suspendre, ...change } as CommandeAdhesion, A);
    expect(decision).toMatchObject({ ok: false, refus: { code, phrase: expect.stringMatching(/^[A-ZÀ-Ý].*\.$/) } });
    expect(types(apres(activer(), suspendre), { ...lever, ...change } as CommandeAdhesion)).toBe(code);
  });

  test('un administrateur peut saisir la décision du comptable, document à l’appui', () => {
    const saisie = { saisiPar: ADMINISTRATEUR, document: DOCUMENT };
    const data = { decidePar: { codique: CODIQUE }, ...saisie };
    const active = apres(activer());
    expect(decide(active, { ...suspendre, ...saisie }, A)).toMatchObject({
      events: [{ data: { ...data, prononceeLe: A } }],
    });
    expect(decide(apres(activer(), suspendre), { ...lever, ...saisie }, A)).toMatchObject({
      events: [{ data: { ...data, leveeLe: A } }],
    });
  });

  test('seul décide le poste du formulaire en vigueur ce jour-là : ni l’ancien, ni le prochain', () => {
    const postes = { '033001': '2020-01-01', '033002': '2025-01-01', '033003': '2030-01-01' };
    const adhesion = apres(
      ...Object.entries(postes).map(
        ([codique, depuis]): CommandeAdhesion => ({
          type: 'activer',
          formulaire: formulaire({ codiques: [codique], depuis }),
          saisiPar: COMPTABLE,
        }),
      ),
    );
    const parPoste = (codique: string, a: string) => {
      const comptable = { ...COMPTABLE, codique };
      return decide(adhesion, { ...suspendre, decidePar: comptable, saisiPar: comptable }, a).ok;
    };
    expect(Object.keys(postes).map((codique) => parPoste(codique, A))).toEqual([false, true, false]);
    // Midnight in Paris is what makes the day.
    expect(parPoste('033003', '2029-12-31T22:59:59.000Z')).toBe(false);
    expect(parPoste('033003', '2029-12-31T23:00:00.000Z')).toBe(true);
    expect(parPoste('033001', '2019-01-01T00:00:00.000Z')).toBe(false);
  });
});

const commandes = fc.array(
  fc.oneof(
    fc.constantFrom<CommandeAdhesion>(suspendre, lever, { ...suspendre, decidePar: ADMINISTRATEUR }),
    fc.constantFrom('2026-01-01', '2026-06-01').map(activer),
    fc.constantFrom('d1', 'd2', 'd3').map(signaler),
  ),
  { maxLength: 30 },
);

describe('quelle que soit la suite de commandes', () => {
  test('decide ne donne que ce que la table permet, et evolve suit la table', () => {
    fc.assert(
      fc.property(commandes, (suite) => {
        let adhesion = ADHESION_ABSENTE;
        for (const commande of suite) {
          const decision = decide(adhesion, commande, A);
          if (!decision.ok) continue;
          for (const event of decision.events) {
            const attendu = transition(adhesion.etat, event.type);
            adhesion = evolve(adhesion, event);
            expect(adhesion.etat).toBe(attendu);
          }
        }
        expect(adhesion.suspendueLe !== null).toBe(adhesion.etat === 'suspendue');
        expect(new Set(adhesion.alterations).size).toBe(adhesion.alterations.length);
      }),
    );
  });

  test('seul le comptable change l’état, et tout changement d’état avance l’époque', () => {
    fc.assert(
      fc.property(commandes, (suite) => {
        const { etat } = apres(...suite);
        const sansLui = suite.filter(({ type }) => type !== 'suspendre');
        expect(apres(...sansLui).etat).not.toBe('suspendue');
        for (const type of ['AlterationDetectee', 'SuspensionAdhesionProposee'] as const) {
          expect(AVANCENT_L_EPOQUE.has(type)).toBe(false);
          expect([null, etat]).toContain(transition(etat, type));
        }
      }),
    );
  });
});

describe('l’heure de Paris', () => {
  test.each([
    ['2026-03-29T00:59:59.000Z', '2026-03-29', '29/03/2026 à 01 h 59'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29', '29/03/2026 à 03 h 00'],
    ['2026-06-30T22:00:00.000Z', '2026-07-01', '01/07/2026 à 00 h 00'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01', '01/01/2027 à 00 h 00'],
  ])('%s', (instant, jour, enClair) => {
    expect(dateCivile(instant)).toBe(jour);
    expect(instantEnClair(instant)).toBe(enClair);
  });
});
