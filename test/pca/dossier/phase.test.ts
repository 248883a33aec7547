/** The term, the suspensions, the annulations: what moves a phase, and what ends it. */
import { describe, expect, test } from 'vitest';
import type { Acte } from '../../../functions/pca/dossier/actes.ts';
import { decide } from '../../../functions/pca/dossier/decide.ts';
import { consigne, type Dossier } from '../../../functions/pca/dossier/etat.ts';
import { DROIT } from '../../../schemas/pca/droit.ts';
import {
  annulation,
  contestation,
  deces,
  delai,
  demandeDeProlongation,
  insolvabilite,
  insolvabiliteRetenue,
  levee,
  nouvelleAdresse,
  prolongation,
  retrait,
  versement,
} from '../actes.ts';
import { dossierRecu } from '../exemples.ts';

const JOUR = '2026-02-10';
const recu = () => dossierRecu('2026-02-02', 30_000);

describe('le terme', () => {
  test('joue de tout état ouvert, reçu et suspendu compris, sauf en justice', () => {
    const cas: readonly (readonly [string, readonly Acte[]])[] = [
      ['recu', []],
      ['en-cours', [insolvabilite(JOUR)]],
      ['suspendu', [delai([30_000], JOUR)]],
      ['suspendu', [deces(JOUR)]],
      ['suspendu', [contestation('gracieuse', 'suspendre', JOUR)]],
    ];
    for (const [etat, actes] of cas) {
      const parcours = recu();
      for (const acte of actes) parcours.faire(JOUR, acte);
      expect(parcours.dossier().etat).toBe(etat);
      expect(parcours.passer('2026-04-19')).toEqual(['TermeEchu']);
      expect(consigne(parcours.dossier())).toBe('arreter');
    }
  });

  test('est constaté avant tout autre acte du lendemain : personne n’y gagne un jour', () => {
    const parcours = recu();
    expect(parcours.faire('2026-04-19', nouvelleAdresse('2026-04-19', true, true))).toEqual([
      'TermeEchu',
      'AdresseSignalee',
    ]);
    expect(parcours.faire('2026-04-19', demandeDeProlongation('2026-04-19'))).toBe('TRANSITION_INTERDITE');
    expect(parcours.passer('2026-04-20')).toEqual([]);
  });

  test('un acte sur le dossier ne se date pas d’avant la demande ; ce qu’on apprend du redevable, si', () => {
    const dans = (annee: string) => [
      retrait('retrait', `${annee}-01-01`),
      prolongation('2026-05-30', `${annee}-01-01`),
      insolvabiliteRetenue(`${annee}-01-01`),
    ];
    for (const acte of dans('2001')) expect(recu().faire(JOUR, acte)).toBe('DATE_ANTERIEURE');
    expect(recu().faire(JOUR, contestation('gracieuse', 'informer', '2025-12-20'))).toEqual([
      'ContestationEnregistree',
    ]);
  });

  test.each([
    ['moins de 15 000 €, sans mise en demeure', 1_499_999, null, 'mise-en-demeure', 8],
    ['15 000 €, sans mise en demeure', 1_500_000, null, 'mise-en-demeure', 30],
    ['mise en demeure déjà faite', 30_000, '2025-10-01', 'poursuites', null],
  ])('la reprise dit l’acte suivant : %s', (_, montant, miseEnDemeureLe, etape, joursAvantPoursuites) => {
    const base = dossierRecu('2026-02-02', montant);
    const [signee] = base.events();
    if (signee?.type !== 'DemandeSignee') throw new Error('absent');
    const creances = signee.data.creances.map((c) => ({ ...c, miseEnDemeureLe }));
    const dossier: Dossier = { ...base.dossier(), demande: { ...signee.data, creances } };
    const decision = decide(dossier, nouvelleAdresse('2026-04-19', true, true), { jour: '2026-04-19', droit: DROIT });
    expect(decision).toMatchObject({
      events: [{ type: 'TermeEchu', data: { reprise: { etape, joursAvantPoursuites } } }, {}],
    });
  });
});

describe('la suspension et sa levée', () => {
  test('un délai accordé totalise le reste dû et suspend, à moins que le comptable ne veuille poursuivre', () => {
    expect(recu().faire(JOUR, delai([10_000, 10_000], JOUR))).toBe('ECHEANCIER_FAUX');
    expect(recu().faire('2026-03-20', delai([10_000, 20_000], JOUR))).toBe('ECHEANCE_PASSEE');
    expect(recu().faire(JOUR, delai([10_000, 20_000], JOUR))).toEqual(['DelaiAccorde', 'PhaseSuspendue']);
    expect(recu().faire(JOUR, delai([30_000], JOUR, 'poursuivre'))).toEqual(['DelaiAccorde']);
  });

  test.each([
    ['gracieuse', 'arreter'],
    ['juridiction', 'informer'],
    ['ordre-de-l-ordonnateur', 'informer'],
    ['surendettement', 'informer'],
  ] as const)('une contestation %s ne peut %s', (sorte, effet) => {
    expect(recu().faire(JOUR, contestation(sorte, effet, JOUR))).toBe('EFFET_INTERDIT');
  });

  test.each(['reclamation-amende', 'surendettement', 'procedure-collective'] as const)(
    '%s met fin à la phase',
    (sorte) => {
      expect(recu().faire(JOUR, contestation(sorte, 'arreter', JOUR))).toEqual([
        'ContestationEnregistree',
        'DossierRetire',
      ]);
    },
  );

  test('une contestation plus ancienne que le dossier y met fin du jour où il fut reçu', () => {
    const parcours = recu();
    parcours.faire(JOUR, contestation('reclamation-amende', 'arreter', '2026-01-10'));
    expect(parcours.dossier()).toMatchObject({ etat: 'retire', finLe: '2026-02-02' });
  });

  test('deux causes se cumulent, et une levée exprès les lève toutes, avant la prescription', () => {
    const parcours = recu();
    parcours.faire(JOUR, delai([30_000], JOUR));
    expect(parcours.faire(JOUR, contestation('juridiction', 'suspendre', JOUR))).toEqual([
      'ContestationEnregistree',
      'PhaseSuspendue',
    ]);
    expect(parcours.faire(JOUR, contestation('juridiction', 'suspendre', JOUR))).toEqual(['ContestationEnregistree']);
    expect(parcours.faire('2026-06-10', levee('2029-06-02', '2026-06-10'))).toBe('TERME_APRES_PRESCRIPTION');
    expect(parcours.faire('2026-06-10', levee('2026-09-10', '2026-06-10', 40_000))).toBe('DETTE_AUGMENTEE');
    expect(parcours.faire('2026-06-10', levee('2026-09-10', '2026-06-10'))).toEqual(['SuspensionLevee']);
    expect(parcours.dossier()).toMatchObject({ etat: 'en-cours', suspensions: [], terme: '2026-09-10' });
    expect(parcours.faire('2026-06-11', levee('2026-09-11', '2026-06-11'))).toBe('TRANSITION_INTERDITE');
  });

  test('jugé en dessous de ce qui fut payé, le dossier est soldé et le surplus est à rendre', () => {
    const parcours = recu();
    parcours.faire(JOUR, versement('V1', JOUR, 20_000));
    parcours.faire(JOUR, contestation('juridiction', 'suspendre', JOUR));
    expect(parcours.faire('2026-06-10', levee('2026-09-10', '2026-06-10', 15_000))).toEqual([
      'SuspensionLevee',
      'DossierSolde',
    ]);
  });

  test('le décès suspend : les héritiers ne sont pas le redevable sans nouvelle instruction', () => {
    const parcours = recu();
    expect(parcours.faire(JOUR, deces(JOUR))).toEqual(['DossierPrisEnCharge', 'DecesSignale', 'PhaseSuspendue']);
    expect(consigne(parcours.dossier())).toBe('suspendre');
  });
});

describe('l’annulation', () => {
  test('totale : le dossier est retiré, ce qui fut payé est à rendre ; erreur de redevable : l’étude purge', () => {
    const parcours = recu();
    parcours.faire(JOUR, versement('V1', JOUR, 5000));
    expect(parcours.faire(JOUR, annulation('totale', 29_999, JOUR))).toBe('ANNULATION_EXCESSIVE');
    expect(parcours.faire(JOUR, annulation('totale', 30_000, JOUR, 'erreur-de-redevable'))).toEqual([
      'DetteAnnulee',
      'DossierRetire',
    ]);
    expect(consigne(parcours.dossier())).toBe('arreter-et-purger');
  });

  test('après le terme : la dette est effacée, la phase reste ce qu’elle était', () => {
    const parcours = recu();
    expect(parcours.faire('2026-04-19', annulation('totale', 30_000, '2026-04-19'))).toEqual([
      'TermeEchu',
      'DetteAnnulee',
    ]);
    expect(parcours.dossier()).toMatchObject({ etat: 'terme-echu', compte: { dette: 0 } });
  });

  test('partielle : le reste dû est recalculé, et peut solder le dossier', () => {
    const parcours = recu();
    parcours.faire(JOUR, versement('V1', JOUR, 20_000));
    expect(parcours.faire(JOUR, annulation('partielle', 30_001, JOUR))).toBe('ANNULATION_EXCESSIVE');
    expect(parcours.faire(JOUR, annulation('partielle', 4000, JOUR))).toEqual(['DetteAnnulee']);
    expect(parcours.faire(JOUR, annulation('partielle', 8000, JOUR))).toEqual(['DetteAnnulee', 'DossierSolde']);
  });
});
