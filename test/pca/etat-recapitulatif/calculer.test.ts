/** The statement of a quarter, as the journal gives it: by the days on which things happened. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aReverser, chezLEtude } from '../../../functions/pca/argent/compte.ts';
import { trimestresEntre } from '../../../functions/pca/calendrier/trimestre.ts';
import { reaffecter } from '../../../functions/pca/dossier/recevoir.ts';
import { CHIFFRES_NULS, calculer } from '../../../functions/pca/etat-recapitulatif/calculer.ts';
import { equilibre } from '../../../functions/pca/etat-recapitulatif/comparer.ts';
import type { DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import type { Chiffres, CleDEtat } from '../../../schemas/pca/etat-recapitulatif.ts';
import { disparition, insolvabilite, insolvabiliteRetenue, paiement, rejet, retrait, versement } from '../actes.ts';
import { mener, suite } from '../au-hasard.ts';
import {
  AUTRE_ETUDE,
  CONTRAT,
  contratNotifie,
  DDFIP,
  dossierRecu,
  ETUDE,
  enGroupement,
  message,
  POSTE,
} from '../exemples.ts';

const compte = (nombre: number, montant: number) => ({ nombre, montant });
const T1 = '2026-T1';
const T2 = '2026-T2';
const cle = (change: Partial<CleDEtat> = {}): CleDEtat => ({
  ...{ contrat: CONTRAT, etude: ETUDE, poste: POSTE, famille: 'produits-locaux', trimestre: T1 },
  ...change,
});
const etat = (dossiers: readonly (readonly DossierNouveau[])[], trimestre = T1) =>
  calculer(cle({ trimestre }), dossiers);

/** Five dossiers of a quarter: one unmoved, one paid in part, one paid, one withdrawn, one insolvent. */
function cinq() {
  const [repos, partiel, paye, retire, insolvable] = [10_000, 20_000, 30_000, 40_000, 50_000].map((montant) =>
    dossierRecu('2026-02-02', montant),
  );
  if (!repos || !partiel || !paye || !retire || !insolvable) throw new Error('absent');
  partiel.faire('2026-02-10', versement('V1', '2026-02-10', 8000));
  partiel.faire('2026-02-11', paiement('P1', '2026-02-11', 2000));
  partiel.faire('2026-02-12', versement('C1', '2026-02-12', 1000, { mode: 'cheque-tresor' }));
  paye.faire('2026-03-01', versement('V1', '2026-03-01', 34_518));
  retire.faire('2026-03-02', disparition('2026-03-02'));
  retire.faire('2026-03-03', retrait('disparition', '2026-03-03'));
  insolvable.faire('2026-03-04', insolvabilite('2026-03-04'));
  insolvable.faire('2026-03-05', insolvabiliteRetenue('2026-03-05'));
  const ligne = { reversement: 'R1', mouvement: 'V1', montant: 8000, ordonneLe: '2026-02-20' };
  const reverse: DossierNouveau = { type: 'PrincipalReverse', v: 1, data: ligne };
  return [repos.events(), [...partiel.events(), reverse], paye.events(), retire.events(), insolvable.events()];
}

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

describe('l’état calculé', () => {
  test('compte les dossiers et les sommes du trimestre', () => {
    expect(etat(cinq())).toEqual(ATTENDU);
    expect(equilibre(etat(cinq()))).toEqual({ nombre: 0, montant: 0 });
    expect(calculer(cle({ poste: '052002' }), cinq())).toEqual(CHIFFRES_NULS);
    expect(calculer(cle({ famille: 'amendes-et-condamnations' }), cinq())).toEqual(CHIFFRES_NULS);
  });

  test('reprend le trimestre d’après où celui-ci s’arrête', () => {
    expect(etat(cinq(), T2)).toEqual({
      ...CHIFFRES_NULS,
      stockInitial: compte(2, 19_000),
      stockFinal: compte(2, 19_000),
      resteAReverser: 30_000,
    });
  });

  test('date les faits du jour où ils ont eu lieu, non de celui où on les a dits', () => {
    const parcours = dossierRecu('2026-02-02', 10_000);
    parcours.faire('2026-04-02', versement('V1', '2026-03-31', 4000));
    parcours.passer('2026-04-19');
    expect(etat([parcours.events()])).toMatchObject({ verse: 4000, stockFinal: compte(1, 6000) });
    expect(etat([parcours.events()], T2)).toMatchObject({ verse: 0, closAuTerme: compte(1, 6000) });
  });

  test('défait au trimestre du rejet ce qui avait été compté à celui du versement', () => {
    const parcours = dossierRecu('2026-03-20', 10_000);
    parcours.faire('2026-03-25', versement('V1', '2026-03-25', 10_000, { mode: 'cheque-etude' }));
    parcours.faire('2026-04-03', rejet('V1', '2026-04-03'));
    expect(etat([parcours.events()])).toMatchObject({
      verse: 10_000,
      closSoldes: compte(1, 0),
      stockFinal: compte(0, 0),
    });
    expect(etat([parcours.events()], T2)).toMatchObject({
      ...{ verse: -10_000, rouverts: compte(1, 10_000), stockFinal: compte(1, 10_000), resteAReverser: 0 },
    });
  });

  test('ne sort qu’une fois du stock un dossier soldé, puis impayé après son terme', () => {
    const parcours = dossierRecu('2026-02-02', 10_000);
    parcours.faire('2026-02-10', versement('V1', '2026-02-10', 10_000, { mode: 'cheque-etude' }));
    parcours.faire('2026-04-25', rejet('V1', '2026-04-25'));
    expect(etat([parcours.events()])).toMatchObject({ closSoldes: compte(1, 0) });
    expect(etat([parcours.events()], T2)).toEqual({ ...CHIFFRES_NULS, verse: -10_000 });
  });

  test('un paiement annoncé après l’impayé qu’il précède ne sort pas le dossier d’un trimestre déjà passé', () => {
    const parcours = dossierRecu('2026-02-02', 10_000);
    parcours.faire('2026-02-10', versement('V1', '2026-02-10', 10_000, { mode: 'cheque-etude' }));
    parcours.faire('2026-04-03', rejet('V1', '2026-04-03'));
    parcours.faire('2026-04-05', versement('V2', '2026-03-30', 10_000));
    expect(parcours.dossier().etat).toBe('solde');
    for (const trimestre of [T1, T2])
      expect(equilibre(etat([parcours.events()], trimestre))).toEqual({ nombre: 0, montant: 0 });
    expect(etat([parcours.events()])).toMatchObject({ closSoldes: compte(1, 0) });
    expect(etat([parcours.events()], T2)).toMatchObject({ rouverts: compte(1, 0), closSoldes: compte(1, 0) });
  });

  test('passe un dossier réaffecté d’une étude à l’autre, sans le compter deux fois', () => {
    const contrat = contratNotifie('2024-03-01', {}, enGroupement);
    const parcours = dossierRecu('2026-02-02', 10_000, {}, contrat);
    parcours.faire('2026-02-10', versement('V1', '2026-02-10', 700));
    parcours.faire('2026-02-11', paiement('P1', '2026-02-11', 300));
    parcours.faire('2026-02-12', disparition('2026-02-12'));
    const vers = { message: message(DDFIP), survenuLe: '2026-02-20', etude: AUTRE_ETUDE };
    const decision = reaffecter(parcours.dossier(), vers, contrat, vers.survenuLe);
    if (!decision.ok) throw new Error(decision.refus.phrase);
    const events = [...parcours.events(), ...decision.events];
    expect(etat([events])).toMatchObject({
      recus: compte(1, 10_000),
      transferesVers: compte(1, 9000),
      stockFinal: compte(0, 0),
      resteAReverser: 700,
      directsAuComptable: 300,
      disparitions: 1,
    });
    expect(calculer(cle({ etude: AUTRE_ETUDE }), [events])).toMatchObject({
      recus: compte(0, 0),
      transferesDepuis: compte(1, 9000),
      stockFinal: compte(1, 9000),
      resteAReverser: 0,
      directsAuComptable: 0,
      disparitions: 0,
    });
  });

  test('quoi qu’il arrive, le stock s’équilibre et chaque trimestre s’ouvre sur la clôture du précédent', () => {
    fc.assert(
      fc.property(fc.array(suite, { minLength: 1, maxLength: 3 }), (suites) => {
        const parcours = suites.map((actes) => mener('2026-02-02', actes));
        const dossiers = parcours.map((p) => p.events());
        const etats = trimestresEntre('2026-02-02', '2027-12-31').map((t) => etat(dossiers, t));
        for (const [n, chiffres] of etats.entries()) {
          expect(equilibre(chiffres)).toEqual({ nombre: 0, montant: 0 });
          expect(chiffres.stockInitial).toEqual(etats[n - 1]?.stockFinal ?? compte(0, 0));
        }
        const gardes = parcours.flatMap((p) => p.dossier().compte.mouvements.filter(chezLEtude));
        const verses = gardes.filter(({ rejeteLe }) => rejeteLe === null).reduce((s, { montant }) => s + montant, 0);
        expect(etats.reduce((s, chiffres) => s + chiffres.verse, 0)).toBe(verses);
        const dus = gardes.reduce((s, mouvement) => s + aReverser(mouvement), 0);
        expect(etats.at(-1)?.resteAReverser).toBe(dus);
      }),
      { numRuns: 40 },
    );
  });
});
