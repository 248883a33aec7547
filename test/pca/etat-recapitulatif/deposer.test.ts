/** The statement that the étude hands in: compared line by line, expected even when nil. */
import { describe, expect, test } from 'vitest';
import { chainer, HASH_ORIGINE } from '../../../functions/journal/evenement.ts';
import { etatsAttendus } from '../../../functions/pca/etat-recapitulatif/attendus.ts';
import { CHIFFRES_NULS } from '../../../functions/pca/etat-recapitulatif/calculer.ts';
import { comparer, ecarts } from '../../../functions/pca/etat-recapitulatif/comparer.ts';
import { deposer } from '../../../functions/pca/etat-recapitulatif/deposer.ts';
import { fluxEtat } from '../../../functions/pca/flux.ts';
import { lireEtat } from '../../../schemas/evenements/pca-etat.ts';
import type { Chiffres, CleDEtat } from '../../../schemas/pca/etat-recapitulatif.ts';
import {
  AUTRE_ETUDE,
  COMPTABLE,
  CONTRAT,
  contratApres,
  contratNotifie,
  ETUDE,
  enGroupement,
  etude,
  MANDATAIRE,
  message,
  objet,
  POSTE,
} from '../exemples.ts';

const compte = (nombre: number, montant: number) => ({ nombre, montant });
const T1 = '2026-T1';
const cle = (change: Partial<CleDEtat> = {}): CleDEtat => ({
  ...{ contrat: CONTRAT, etude: ETUDE, poste: POSTE, famille: 'produits-locaux', trimestre: T1 },
  ...change,
});
const ATTENDU: Chiffres = {
  ...CHIFFRES_NULS,
  recus: compte(5, 150_000),
  closSoldes: compte(1, 0),
  closInsolvabilite: compte(1, 50_000),
  closRetires: compte(1, 40_000),
  diminution: 41_000,
  stockFinal: compte(2, 19_000),
  payesEnPartie: compte(1, 11_000),
  directsAuComptable: 2000,
  chequesTresor: 1000,
  verse: 42_518,
  reverse: 8000,
  resteAReverser: 30_000,
  fraisHT: 3765,
  tva: 753,
  disparitions: 1,
  insolvabilites: 1,
};

describe('l’état déposé', () => {
  const contrat = contratNotifie('2024-03-01', {}, enGroupement);
  const depot = (declare: Chiffres, deposeLe = '2026-04-05', qui = etude()) => ({
    ...{ message: message(qui), etat: cle(), deposeLe, objet: objet('etat-2026-T1.xml'), declare },
  });
  const issue = (donnees: ReturnType<typeof depot>) => {
    const decision = deposer([], donnees, { contrat, calcule: ATTENDU });
    return decision.ok ? decision.events.map(({ data }) => [data.ecarts, data.tardif])[0] : decision.refus.code;
  };

  test('d’un trimestre qui finit avant la notification du contrat est refusé', () => {
    const du = (trimestre: string) => issue({ ...depot(ATTENDU), etat: cle({ trimestre }) });
    expect([du('1990-T1'), du('2023-T4')]).toEqual(['CONTRAT_INACTIF', 'CONTRAT_INACTIF']);
    expect(du('2024-T1')).toEqual([0, true]);
  });

  test('est comparé ligne à ligne, et ses écarts sont montrés', () => {
    const declare = { ...ATTENDU, verse: 42_500, recus: compte(4, 150_000) };
    expect(ecarts(ATTENDU, declare)).toEqual([
      { ligne: 'recus', mesure: 'nombre', calcule: 5, declare: 4, ecart: -1 },
      { ligne: 'verse', mesure: 'montant', calcule: 42_518, declare: 42_500, ecart: -18 },
    ]);
    expect(comparer(ATTENDU, ATTENDU).map(({ ligne }) => ligne)).toEqual(
      expect.arrayContaining(Object.keys(CHIFFRES_NULS)),
    );
    expect(issue(depot(declare))).toEqual([2, false]);
  });

  test('est à l’heure jusqu’au soir du 5, tardif le 6, refusé avant la fin du trimestre', () => {
    expect(issue(depot(ATTENDU, '2026-04-05'))).toEqual([0, false]);
    expect(issue(depot(ATTENDU, '2026-04-06'))).toEqual([0, true]);
    expect(issue(depot(ATTENDU, '2026-03-31'))).toBe('DATE_ANTERIEURE');
  });

  test('vient de l’étude ou du mandataire qui compile, et de personne d’autre', () => {
    expect(issue(depot(ATTENDU, '2026-04-05', MANDATAIRE))).toEqual([0, false]);
    expect(issue(depot(ATTENDU, '2026-04-05', etude(AUTRE_ETUDE)))).toBe('AUTRE_ETUDE');
    expect(issue(depot(ATTENDU, '2026-04-05', { ...MANDATAIRE, siret: AUTRE_ETUDE }))).toBe('AUTRE_ETUDE');
    expect(issue(depot(ATTENDU, '2026-04-05', COMPTABLE))).toBe('ACTE_RESERVE_A_L_ETUDE');
  });

  test('déposé deux fois est un seul ; corrigé, il en suit un autre, et tous se relisent', () => {
    const premier = depot(ATTENDU);
    const decision = deposer([], premier, { contrat, calcule: ATTENDU });
    if (!decision.ok) throw new Error(decision.refus.phrase);
    expect(deposer(decision.events, premier, { contrat, calcule: ATTENDU })).toEqual({ ok: true, events: [] });
    expect(deposer(decision.events, depot(CHIFFRES_NULS), { contrat, calcule: ATTENDU })).toMatchObject({ ok: true });
    const stockes = chainer(
      { stream: fluxEtat(cle()), seq: 0, hash: HASH_ORIGINE },
      decision.events,
      '2026-04-05T10:00:00.000Z',
    );
    expect(lireEtat(stockes)).toEqual(stockes);
  });
});

describe('les états attendus', () => {
  test('un par étude, poste, famille et trimestre, même néant, depuis la notification', () => {
    const contrat = contratNotifie('2026-02-15', {}, { ...enGroupement, postes: [POSTE, '052002'] });
    const attendus = etatsAttendus(contrat, '2026-07-01', null);
    expect(attendus.length).toBe(2 * 2 * 2 * 3);
    expect(new Set(attendus.map(({ echeance }) => echeance.date))).toEqual(
      new Set(['2026-04-05', '2026-07-05', '2026-10-05']),
    );
    expect(new Set(attendus.map(({ echeance }) => echeance.objet)).size).toBe(attendus.length);
  });

  test('cessent avec le contrat quand rien n’est plus en cours, et suivent sinon ce qui l’est', () => {
    const contrat = contratNotifie('2024-03-01');
    const derniers = (mouvement: string | null) =>
      etatsAttendus(contrat, '2028-01-01', mouvement).at(-1)?.etat.trimestre;
    expect([derniers(null), derniers('2027-05-06')]).toEqual(['2027-T1', '2027-T2']);
    const jamais = contratApres(contratNotifie('2026-02-15'));
    expect(etatsAttendus({ ...jamais, notifieLe: null }, '2026-07-01', null)).toEqual([]);
  });
});
