/** Money that comes in at every moment of a dossier, and what the étude may say of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compteMontre } from '../../../functions/console/lecture/dossier/compte-montre.ts';
import { aReverser, fraisDus, resteDu, tropPercu, ventiler } from '../../../functions/pca/argent/compte.ts';
import type { Acte } from '../../../functions/pca/dossier/actes.ts';
import { conditionsDe, consigne } from '../../../functions/pca/dossier/etat.ts';
import { etatDuDossier } from '../../../functions/pca/dossier/evolve.ts';
import { clore } from '../../../functions/pca/dossier/recevoir.ts';
import { annulation, contestation, deces, levee, paiement, par, rejet, retrait, versement } from '../actes.ts';
import { mener, suite } from '../au-hasard.ts';
import { COMPTABLE, contratNotifie, type Deroule, derouler, dossierRecu, etude, message } from '../exemples.ts';

const JOUR = '2026-02-10';
const recu = (montant = 30_000) => dossierRecu('2026-02-02', montant);
const parts = (principal: number, fraisHT: number, tva: number, excedent: number) => ({
  ...{ principal, fraisHT, tva, excedent },
});
const dernier = (parcours: Deroule) => parcours.dossier().compte.mouvements.at(-1)!;
const admission = (mouvement: string): Acte => ({
  type: 'FraisAdmis',
  data: { message: message(COMPTABLE), mouvement, le: '2026-05-10' },
});

describe('un versement', () => {
  test('partiel laisse la phase et son terme comme ils sont ; entier, il la solde', () => {
    const parcours = recu();
    expect(parcours.faire(JOUR, versement('V1', JOUR, 10_000))).toEqual(['DossierPrisEnCharge', 'VersementRecu']);
    expect([parcours.dossier().etat, parcours.dossier().terme]).toEqual(['en-cours', '2026-04-18']);
    expect(parcours.faire(JOUR, versement('V2', JOUR, 20_000))).toEqual(['VersementRecu', 'DossierSolde']);
    expect(parcours.passer('2026-04-19')).toEqual([]);
  });

  test('que l’étude répartit pour garder ses frais d’abord est refusé, avec la bonne répartition', () => {
    const garde = { repartition: parts(8000, 1667, 333, 0) };
    expect(recu().faire(JOUR, versement('V1', JOUR, 10_000, garde))).toBe('COMPENSATION_INTERDITE');
    const rend = { repartition: parts(9000, 0, 0, 1000) };
    expect(recu().faire(JOUR, versement('V1', JOUR, 10_000, rend))).toBe('REPARTITION_FAUSSE');
    const juste = { repartition: parts(10_000, 0, 0, 0) };
    expect(recu().faire(JOUR, versement('V1', JOUR, 10_000, juste))).toEqual(['DossierPrisEnCharge', 'VersementRecu']);
  });

  test('sous une référence déjà prise est refusé', () => {
    const parcours = recu();
    parcours.faire(JOUR, versement('V1', JOUR, 100));
    expect(parcours.faire(JOUR, versement('V1', JOUR, 100))).toBe('MOUVEMENT_DEJA_CONNU');
  });

  test('qui croise un paiement au comptable dépasse la dette : l’excédent revient au redevable, par qui le tient', () => {
    const parcours = recu(10_000);
    parcours.faire(JOUR, paiement('P1', JOUR, 10_000));
    parcours.faire(JOUR, versement('V1', JOUR, 12_000));
    expect(dernier(parcours).repartition).toEqual(parts(0, 1255, 251, 10_494));
    const rendre = (montant: number, qui = etude()): Acte => ({
      type: 'ExcedentRestitue',
      data: { message: message(qui), mouvement: 'V1', le: JOUR, montant },
    });
    expect(parcours.faire(JOUR, rendre(10_495))).toBe('EXCEDENT_INSUFFISANT');
    expect(parcours.faire(JOUR, rendre(10_494, COMPTABLE))).toBe('ACTE_RESERVE_A_L_ETUDE');
    expect(parcours.faire(JOUR, rendre(10_494))).toEqual(['ExcedentRestitue']);
  });

  test('arrive dans tout état : suspendu, soldé, au terme, retiré ; il est reversé comme les autres', () => {
    const etats: readonly (readonly [string, (p: Deroule) => unknown])[] = [
      ['solde', (p) => p.faire(JOUR, versement('V0', JOUR, 30_000))],
      ['terme-echu', (p) => p.passer('2026-04-19')],
      ['retire', (p) => p.faire(JOUR, retrait('retrait', JOUR))],
    ];
    for (const [etat, mener] of etats) {
      const parcours = recu();
      mener(parcours);
      expect(parcours.dossier().etat).toBe(etat);
      expect(parcours.faire('2026-05-04', versement('V1', '2026-05-04', 30_000))).toEqual(['VersementRecu']);
      expect(dernier(parcours).horsTerme).toBe(true);
      const { entre, ...reste } = ventiler(parcours.dossier().compte);
      expect(Object.values(reste).reduce((a, b) => a + b)).toBe(entre);
    }
  });

  test('après un retrait est hors terme dès le lendemain ; après un solde, seulement passé le terme', () => {
    const retire = recu();
    retire.faire(JOUR, retrait('retrait', JOUR));
    retire.faire('2026-02-11', versement('V1', '2026-02-11', 1000));
    const solde = recu();
    solde.faire(JOUR, versement('V0', JOUR, 30_000));
    solde.faire('2026-02-11', versement('V1', '2026-02-11', 1000));
    expect([dernier(retire).horsTerme, dernier(solde).horsTerme]).toEqual([true, false]);
  });

  test('reçu avant le terme mais annoncé après n’est pas hors terme', () => {
    const parcours = recu();
    expect(parcours.faire('2026-04-20', versement('V1', '2026-04-18', 10_000))).toEqual(['TermeEchu', 'VersementRecu']);
    expect(dernier(parcours)).toMatchObject({ horsTerme: false, assiette: 10_000 });
  });

  test('hors terme n’ouvre droit aux frais que si le comptable l’admet, une fois', () => {
    const parcours = recu();
    const frais = () => fraisDus(parcours.dossier().compte, conditionsDe(parcours.dossier())!).ht;
    parcours.faire('2026-05-04', versement('V1', '2026-05-04', 30_000));
    expect([dernier(parcours).horsTerme, frais()]).toEqual([true, 0]);
    expect(parcours.faire('2026-05-10', par(admission('V1'), etude()))).toBe('ACTE_RESERVE_AU_COMPTABLE');
    expect(parcours.faire('2026-05-10', admission('V1'))).toEqual(['FraisAdmis']);
    expect(frais()).toBe(3765);
    expect(parcours.faire('2026-05-10', admission('V1'))).toBe('FRAIS_DEJA_ADMIS');
  });
});

describe('un paiement impayé après coup', () => {
  test('rend la dette, et reprend d’abord les frais que l’étude avait pris sur le reste', () => {
    const parcours = recu();
    parcours.faire(JOUR, versement('V1', JOUR, 30_000, { mode: 'cheque-etude' }));
    parcours.faire(JOUR, versement('V2', JOUR, 4518));
    expect(dernier(parcours).repartition).toEqual(parts(0, 3765, 753, 0));
    expect(parcours.faire('2026-02-20', rejet('V1', '2026-02-20'))).toEqual(['MouvementRejete', 'PhaseRouverte']);
    expect(dernier(parcours).repartition).toEqual(parts(4518, 0, 0, 0));
    expect(resteDu(parcours.dossier().compte)).toBe(25_482);
  });

  test('après le terme, le dossier soldé revient au comptable', () => {
    const parcours = recu();
    parcours.faire(JOUR, versement('V1', JOUR, 30_000, { mode: 'cheque-etude' }));
    expect(parcours.faire('2026-04-25', rejet('V1', '2026-04-25'))).toEqual(['MouvementRejete', 'TermeEchu']);
    expect(parcours.dossier()).toMatchObject({ etat: 'terme-echu', finLe: '2026-04-18' });
  });

  test('déjà reversé, ne se reprend qu’avec l’accord du comptable', () => {
    const avant = recu();
    avant.faire(JOUR, versement('V1', JOUR, 10_000, { mode: 'cheque-etude' }));
    const ligne = { reversement: 'R1', mouvement: 'V1', montant: 10_000, ordonneLe: JOUR };
    const parcours = derouler([...avant.events(), { type: 'PrincipalReverse', v: 1, data: ligne }]);
    parcours.faire('2026-02-20', rejet('V1', '2026-02-20'));
    expect(aReverser(dernier(parcours))).toBe(-10_000);
    const accord: Acte = {
      type: 'RegularisationAccordee',
      data: { message: message(COMPTABLE), mouvement: 'V1', le: '2026-02-20' },
    };
    expect(parcours.faire('2026-02-20', par(accord, etude()))).toBe('ACTE_RESERVE_AU_COMPTABLE');
    expect(parcours.faire('2026-02-20', accord)).toEqual(['RegularisationAccordee']);
    expect(parcours.faire('2026-02-20', par(accord, COMPTABLE))).toBe('RIEN_A_REGULARISER');
  });

  test('d’un chèque au Trésor déjà remis ne laisse rien à reprendre', () => {
    const avant = recu();
    avant.faire(JOUR, versement('C1', JOUR, 10_000, { mode: 'cheque-tresor' }));
    const ligne = { reversement: 'R1', mouvement: 'C1', montant: 10_000, ordonneLe: JOUR };
    const parcours = derouler([...avant.events(), { type: 'PrincipalReverse', v: 1, data: ligne }]);
    expect(aReverser(dernier(parcours))).toBe(0);
    expect(parcours.faire('2026-02-20', rejet('C1', '2026-02-20', COMPTABLE))).toEqual(['MouvementRejete']);
    expect([aReverser(dernier(parcours)), resteDu(parcours.dossier().compte)]).toEqual([0, 30_000]);
  });

  test('ne se dit ni d’espèces, ni de ce qu’un autre tient, ni d’un jour antérieur ; deux fois, c’est fait', () => {
    const parcours = recu();
    parcours.faire(JOUR, versement('V1', JOUR, 100, { mode: 'especes' }));
    parcours.faire(JOUR, paiement('P1', JOUR, 100));
    parcours.faire(JOUR, versement('V2', JOUR, 100));
    expect(parcours.faire(JOUR, rejet('V1', JOUR))).toBe('REJET_IMPOSSIBLE');
    expect(parcours.faire(JOUR, rejet('P1', JOUR))).toBe('REJET_IMPOSSIBLE');
    expect(parcours.faire(JOUR, rejet('V2', JOUR, COMPTABLE))).toBe('REJET_IMPOSSIBLE');
    expect(parcours.faire(JOUR, rejet('V2', '2026-02-09'))).toBe('DATE_ANTERIEURE');
    expect(parcours.faire(JOUR, rejet('V9', JOUR))).toBe('MOUVEMENT_INCONNU');
    expect(parcours.faire(JOUR, rejet('V2', JOUR))).toEqual(['MouvementRejete']);
    expect(parcours.faire(JOUR, rejet('V2', JOUR))).toEqual([]);
  });
});

describe('un excédent, quand un autre paiement revient impayé', () => {
  const rendre = (mouvement: string, montant: number, qui = etude()): Acte => ({
    type: 'ExcedentRestitue',
    data: { message: message(qui), mouvement, le: JOUR, montant },
  });
  const partDe = (parcours: Deroule, id: string) =>
    parcours.dossier().compte.mouvements.find((m) => m.id === id)?.repartition;

  test('paie la dette à nouveau, même chez le comptable : le redevable n’est pas poursuivi pour ce qu’il a payé', () => {
    const parcours = recu();
    parcours.faire(JOUR, versement('V1', JOUR, 30_000, { mode: 'cheque-etude' }));
    parcours.faire(JOUR, paiement('P1', JOUR, 30_000, { autresDettes: true }));
    expect(partDe(parcours, 'P1')).toEqual(parts(0, 0, 0, 30_000));
    expect(parcours.faire('2026-02-20', rejet('V1', '2026-02-20'))).toEqual(['MouvementRejete']);
    expect(partDe(parcours, 'P1')).toEqual(parts(30_000, 0, 0, 0));
    expect([parcours.dossier().etat, resteDu(parcours.dossier().compte)]).toEqual(['solde', 0]);
    // The payment was made during the phase: it earns what the failed one earned.
    expect(fraisDus(parcours.dossier().compte, conditionsDe(parcours.dossier())!).ht).toBe(3765);
  });

  test('du comptable passe avant les frais que l’étude a pris ; une amende y laisse les siens', () => {
    const parcours = recu(10_000);
    parcours.faire(JOUR, versement('V1', JOUR, 10_000, { mode: 'cheque-etude' }));
    parcours.faire(JOUR, versement('V2', JOUR, 1506));
    parcours.faire(JOUR, paiement('P1', JOUR, 4000));
    parcours.faire('2026-02-20', rejet('V1', '2026-02-20'));
    expect([partDe(parcours, 'V2'), partDe(parcours, 'P1')]).toEqual([parts(1506, 0, 0, 0), parts(4000, 0, 0, 0)]);
    const amende = dossierRecu('2026-02-02', 10_000, { nature: 'amende' });
    amende.faire(JOUR, versement('V1', JOUR, 10_000, { mode: 'cheque-etude' }));
    amende.faire(JOUR, paiement('P1', JOUR, 10_000));
    expect(partDe(amende, 'P1')?.excedent).toBe(10_000);
    amende.faire('2026-02-20', rejet('V1', '2026-02-20'));
    expect(partDe(amende, 'P1')).toEqual(parts(8494, 1255, 251, 0));
  });

  test('au prorata, se partage entre la dette et ses frais', () => {
    const parcours = dossierRecu('2026-02-02', 10_000, {}, contratNotifie('2024-03-01', { imputation: 'prorata' }));
    parcours.faire(JOUR, versement('V1', JOUR, 11_506, { mode: 'cheque-etude' }));
    parcours.faire(JOUR, versement('V2', JOUR, 5753));
    expect(partDe(parcours, 'V2')).toEqual(parts(0, 0, 0, 5753));
    parcours.faire('2026-02-20', rejet('V1', '2026-02-20'));
    const { principal, fraisHT, tva, excedent } = partDe(parcours, 'V2')!;
    expect([principal + fraisHT + tva, excedent]).toEqual([5753, 0]);
    expect(Math.abs(principal - 5000)).toBeLessThanOrEqual(1);
  });

  test('déjà rendu en partie, ne paie que de ce qui reste ; rendu d’un impayé, il se voit et n’efface rien', () => {
    const parcours = recu(10_000);
    parcours.faire(JOUR, versement('V1', JOUR, 14_000, { mode: 'cheque-etude' }));
    parcours.faire(JOUR, versement('V2', JOUR, 3000, { mode: 'cheque-etude' }));
    const surplus = 14_000 - 10_000 - 1506;
    expect(parcours.faire(JOUR, rendre('V1', surplus))).toEqual(['ExcedentRestitue']);
    expect(parcours.faire(JOUR, rendre('V2', 1000))).toEqual(['ExcedentRestitue']);
    parcours.faire('2026-02-20', rejet('V1', '2026-02-20'));
    expect(partDe(parcours, 'V2')).toEqual(parts(2000, 0, 0, 1000));
    expect(compteMontre(parcours.dossier())).toMatchObject({
      ...{ resteDu: 8000, excedentARendre: 0, excedentRendu: surplus + 1000, renduATort: surplus },
    });
    expect(parcours.faire('2026-02-20', rendre('V1', 1))).toBe('EXCEDENT_INSUFFISANT');
    // What was given back for nothing hides no sum that is still due to somebody.
    parcours.faire('2026-02-21', versement('V3', '2026-02-21', 12_000));
    expect(compteMontre(parcours.dossier()).excedentARendre).toBe(12_000 - 8000 - 1506);
    expect(clore(parcours.dossier(), '2026-02-22', true)).toMatchObject({ refus: { code: 'COMPTES_NON_SOLDES' } });
  });
});

describe('des frais admis après coup', () => {
  const tardif = (montant: number, change = {}) => {
    const parcours = recu();
    parcours.faire('2026-05-04', versement('V1', '2026-05-04', montant, change));
    return parcours;
  };

  test('se prennent sur ce que l’étude tient encore au-delà de la dette, jamais sur le principal', () => {
    const parcours = tardif(36_000);
    expect(dernier(parcours).repartition).toEqual(parts(30_000, 0, 0, 6000));
    parcours.faire('2026-05-10', admission('V1'));
    expect(dernier(parcours).repartition).toEqual(parts(30_000, 3765, 753, 1482));
    const juste = tardif(30_000);
    juste.faire('2026-05-10', admission('V1'));
    expect(dernier(juste).repartition).toEqual(parts(30_000, 0, 0, 0));
  });

  test('ni sur ce qui fut rendu, ni sur ce que tient le comptable ; un autre versement de l’étude y sert', () => {
    const parcours = tardif(36_000);
    const rendu = { message: message(etude()), mouvement: 'V1', le: '2026-05-05', montant: 5000 };
    parcours.faire('2026-05-05', { type: 'ExcedentRestitue', data: rendu });
    parcours.faire('2026-05-06', paiement('P1', '2026-05-06', 2000));
    parcours.faire('2026-05-07', versement('V2', '2026-05-07', 1000));
    parcours.faire('2026-05-10', admission('V1'));
    const [v1, p1, v2] = parcours.dossier().compte.mouvements.map(({ repartition }) => repartition);
    expect(v1).toEqual(parts(30_000, 833, 167, 5000));
    expect(p1).toEqual(parts(0, 0, 0, 2000));
    expect(v2).toEqual(parts(0, 833, 167, 0));
  });
});

describe('un paiement direct', () => {
  const paye = (nature: 'produit-local' | 'amende', recuLe: string, jour = recuLe) => {
    const parcours = dossierRecu('2026-02-02', 37_500, { nature }, contratNotifie());
    return [parcours.faire(jour, paiement('P1', recuLe, 37_500)), dernier(parcours).repartition];
  };

  test('d’un produit local solde la dette ; d’une amende, les frais en sont pris et le reste demeure dû', () => {
    expect(paye('produit-local', JOUR)).toEqual([['PaiementRecu', 'DossierSolde'], parts(37_500, 0, 0, 0)]);
    expect(paye('amende', JOUR)).toEqual([['PaiementRecu'], parts(31_853, 4706, 941, 0)]);
  });

  test('d’avant la réception par l’étude, même annoncé après, n’ouvre droit à aucun frais', () => {
    const parcours = dossierRecu('2026-02-02', 37_500, { nature: 'amende', signeeLe: '2026-01-15' });
    parcours.faire(JOUR, paiement('P1', '2026-02-01', 10_000));
    expect(dernier(parcours)).toMatchObject({ assiette: 0, repartition: parts(10_000, 0, 0, 0) });
    parcours.faire(JOUR, paiement('P2', '2026-02-02', 10_000));
    expect(dernier(parcours).assiette).toBe(10_000);
  });

  test('après le terme, n’ouvre droit à rien, sauf si le comptable le dit', () => {
    expect(paye('amende', '2026-04-20')).toEqual([['TermeEchu', 'PaiementRecu'], parts(37_500, 0, 0, 0)]);
  });
});

test('une dette réduite sous ce qui fut payé laisse un surplus à rendre par le comptable', () => {
  const parcours = recu();
  parcours.faire(JOUR, versement('V1', JOUR, 20_000));
  expect(parcours.faire(JOUR, annulation('partielle', 15_000, JOUR))).toEqual(['DetteAnnulee', 'DossierSolde']);
  expect([resteDu(parcours.dossier().compte), tropPercu(parcours.dossier().compte)]).toEqual([0, 5000]);
});

describe('un versement qui solde un dossier suspendu en justice, puis revient impayé', () => {
  const paye = () => {
    const parcours = recu(10_000);
    parcours.faire(JOUR, contestation('juridiction', 'suspendre', JOUR));
    expect(parcours.faire(JOUR, versement('V1', JOUR, 10_000, { mode: 'cheque-etude' }))).toEqual([
      'VersementRecu',
      'DossierSolde',
    ]);
    return parcours;
  };

  test('le rend suspendu : l’étude ne reprend pas ce que le tribunal a arrêté', () => {
    const parcours = paye();
    const suite = ['MouvementRejete', 'PhaseRouverte', 'PhaseSuspendue'];
    expect(parcours.faire('2026-02-20', rejet('V1', '2026-02-20'))).toEqual(suite);
    const { etat, suspensions } = parcours.dossier();
    expect([etat, suspensions]).toEqual(['suspendu', [{ cause: 'juridiction', depuis: JOUR }]]);
    expect(parcours.passer('2026-04-19')).toBe('TERME_ATTEND_LE_COMPTABLE');
  });

  test('même après le terme, qui attend celui que dit le comptable', () => {
    const parcours = paye();
    parcours.faire('2026-05-04', rejet('V1', '2026-05-04'));
    expect(parcours.dossier().etat).toBe('suspendu');
    expect(parcours.faire('2026-05-05', levee('2026-06-30', '2026-05-05'))).toEqual(['SuspensionLevee']);
    expect([parcours.dossier().etat, parcours.dossier().terme]).toEqual(['en-cours', '2026-06-30']);
  });
});

describe('ce qui est appris d’un dossier soldé compte si le paiement revient impayé', () => {
  const paye = (...appris: readonly Acte[]) => {
    const parcours = recu(10_000);
    parcours.faire(JOUR, versement('V1', JOUR, 10_000, { mode: 'cheque-etude' }));
    for (const acte of appris) expect(parcours.faire('2026-05-20', acte)).toHaveLength(1);
    expect([parcours.dossier().etat, consigne(parcours.dossier())]).toEqual(['solde', 'arreter']);
    return parcours;
  };
  const impaye = (parcours: Deroule, le: string) => parcours.faire(le, rejet('V1', le));

  test('une action en justice d’avant le terme le rouvre suspendu, du jour où elle fut formée', () => {
    const parcours = paye(contestation('juridiction', 'suspendre', '2026-04-18'));
    expect(impaye(parcours, '2026-05-25')).toEqual(['MouvementRejete', 'PhaseRouverte', 'PhaseSuspendue']);
    const { etat, suspensions } = parcours.dossier();
    expect([etat, suspensions]).toEqual(['suspendu', [{ cause: 'juridiction', depuis: '2026-04-18' }]]);
    expect(parcours.passer('2026-05-26')).toBe('TERME_ATTEND_LE_COMPTABLE');
    expect(parcours.faire('2026-06-01', levee('2026-09-01', '2026-06-01', 9000))).toEqual(['SuspensionLevee']);
    expect([parcours.dossier().etat, resteDu(parcours.dossier().compte)]).toEqual(['en-cours', 9000]);
  });

  test('une action du lendemain du terme n’en retient pas l’effet : le dossier revient au comptable', () => {
    const parcours = paye(contestation('juridiction', 'suspendre', '2026-04-19'));
    parcours.faire('2026-05-21', versement('V2', '2026-05-21', 100));
    expect(dernier(parcours).horsTerme).toBe(true);
    expect(impaye(parcours, '2026-05-25')).toEqual(['MouvementRejete', 'TermeEchu']);
    expect(parcours.dossier()).toMatchObject({ etat: 'terme-echu', finLe: '2026-04-18' });
  });

  test('le premier message de la réouverture dit déjà de suspendre', () => {
    const parcours = paye(contestation('juridiction', 'suspendre', JOUR));
    impaye(parcours, '2026-05-25');
    const rouverte = parcours.events().findIndex(({ type }) => type === 'PhaseRouverte');
    expect(consigne(etatDuDossier(parcours.events().slice(0, rouverte + 1)))).toBe('suspendre');
  });

  test('un décès et un ordre de l’ordonnateur le suspendent ensemble, tant que son terme n’est pas venu', () => {
    const parcours = recu(10_000);
    parcours.faire(JOUR, versement('V1', JOUR, 10_000, { mode: 'cheque-etude' }));
    parcours.faire('2026-03-01', deces('2026-02-20'));
    parcours.faire('2026-03-01', contestation('ordre-de-l-ordonnateur', 'suspendre', '2026-03-01'));
    parcours.faire('2026-03-01', contestation('gracieuse', 'informer', '2026-03-01'));
    expect(impaye(parcours, '2026-03-10')).toHaveLength(4);
    expect(parcours.dossier().suspensions).toEqual([
      { cause: 'deces', depuis: '2026-02-20' },
      { cause: 'ordre-de-l-ordonnateur', depuis: '2026-03-01' },
    ]);
  });

  test('un surendettement qui y met fin le retire au lieu de le rendre à l’étude', () => {
    const parcours = paye(contestation('surendettement', 'arreter', '2026-04-10'));
    expect(impaye(parcours, '2026-05-25')).toEqual(['MouvementRejete', 'PhaseRouverte', 'DossierRetire']);
    expect(parcours.dossier()).toMatchObject({ etat: 'retire', finLe: '2026-04-10' });
    const tardif = paye(contestation('surendettement', 'arreter', '2026-04-19'));
    expect(impaye(tardif, '2026-05-25')).toEqual(['MouvementRejete', 'TermeEchu']);
  });

  test('quoi qu’il arrive, l’étude ne poursuit jamais ce qu’une action en justice ou une fin ont arrêté', () => {
    fc.assert(
      fc.property(suite, (actes) => {
        const parcours = recu();
        const verifier = () => {
          const events = parcours.events();
          const levee = events.findLastIndex(({ type }) => type === 'SuspensionLevee');
          const arretees = events.filter((event, rang) => {
            if (event.type !== 'ContestationEnregistree') return false;
            return event.data.effet === 'arreter' || (event.data.effet === 'suspendre' && rang > levee);
          });
          if (arretees.length > 0) expect(consigne(parcours.dossier())).not.toBe('poursuivre');
        };
        parcours.faire('2026-02-02', versement('V0', '2026-02-02', 30_000, { mode: 'cheque-etude' }));
        mener('2026-02-03', actes, verifier, parcours);
        parcours.faire('2027-01-04', rejet('V0', '2027-01-04'));
        verifier();
      }),
      { numRuns: 400 },
    );
  });
});
