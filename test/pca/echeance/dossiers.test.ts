/** The dates of dossiers: terms of every open state, and what is near, due or late, said to whom it concerns. */
import { describe, expect, test } from 'vitest';
import { reaffecter } from '../../../functions/pca/dossier/handler.ts';
import { avecUnCompte, brefs, monde, verser } from '../argent-et-horloge.ts';
import { demandeEnClair, issue, nouveau, qui, recu } from '../departement.ts';
import { AUTRE_ETUDE, COMPTABLE, DDFIP, ETUDE, etude, POSTE } from '../exemples.ts';

const ETUDE_ = `etude-${ETUDE}`;
const COMPTABLE_ = `comptable-${POSTE}`;

describe('le terme de la phase', () => {
  test('est annoncé sept jours avant, le jour même, puis constaté le lendemain', async () => {
    const { d, passer, dits } = await monde();
    const numero = await recu(d, 30_000);
    const histoire: string[][] = [];
    for (const jour of ['2026-03-20', '2026-03-21', '2026-03-22', '2026-03-28', '2026-03-29', '2026-03-30']) {
      d.au(jour);
      await passer();
      histoire.push(brefs(await dits(ETUDE_), 'terme-de-la-phase'));
    }
    expect(histoire).toEqual([[], ['bientot 2026-03-28'], [], ['due 2026-03-28'], ['en-retard 2026-03-28'], []]);
    expect((await d.lire(numero)).etat).toBe('terme-echu');
    expect((await d.types(numero)).filter((type) => type === 'TermeEchu')).toHaveLength(1);
  });

  test('vaut de tout état ouvert, même après plusieurs jours d’arrêt, daté de son dernier jour', async () => {
    const { d, passer } = await monde();
    const [neuf, pris, suspendu, enJustice] = [await recu(d, 1), await recu(d, 2), await recu(d, 3), await recu(d, 4)];
    d.au('2026-01-20');
    await d.agir(pris!, etude(), { type: 'InformationTransmise', survenuLe: '2026-01-20', sorte: 'tiers' });
    const contester = (numero: string, sorte: string) =>
      d.agir(numero, COMPTABLE, {
        type: 'ContestationEnregistree',
        survenuLe: '2026-01-20',
        sorte,
        effet: 'suspendre',
      });
    await contester(suspendu!, 'gracieuse');
    await contester(enJustice!, 'juridiction');
    d.au('2026-04-09');
    expect(await passer()).toMatchObject({ termes: 3 });
    for (const numero of [neuf!, pris!, suspendu!]) {
      const dossier = await d.lire(numero);
      expect([dossier.etat, dossier.finLe]).toEqual(['terme-echu', '2026-03-28']);
    }
    expect((await d.lire(enJustice!)).etat).toBe('suspendu');
  });

  test('réaffecté, le dossier est annoncé à la nouvelle étude, une fois, même où l’ancienne l’a su', async () => {
    const { d, passer, dits } = await monde();
    const numero = await recu(d, 30_000);
    d.au('2026-03-21');
    await passer();
    const acte = { message: nouveau(), survenuLe: '2026-03-21', etude: AUTRE_ETUDE, motif: 'changement-de-secteur' };
    expect(await reaffecter(d.needs)(qui(DDFIP), { poste: POSTE, numero }, acte)).toMatchObject({ ok: true });
    d.au('2026-03-22');
    await passer();
    await passer();
    const siens = async (siret: string) => brefs(await dits(`etude-${siret}`), 'terme-de-la-phase');
    expect(await siens(AUTRE_ETUDE)).toEqual(['bientot 2026-03-28']);
    d.au('2026-03-23');
    await passer();
    expect([await siens(AUTRE_ETUDE), await siens(ETUDE)]).toEqual([[], []]);
  });

  test('prolongé par le comptable, il suit le nouveau', async () => {
    const { d, passer } = await monde();
    const numero = await recu(d, 30_000);
    d.au('2026-03-27');
    const prolonger = { type: 'PhaseProlongee', survenuLe: '2026-03-27', terme: '2026-04-30', motif: 'autre' };
    expect(issue(await d.agir(numero, COMPTABLE, prolonger))).toEqual(['PhaseProlongee']);
    d.au('2026-04-29');
    expect(await passer()).toMatchObject({ termes: 0 });
    d.au('2026-05-01');
    expect(await passer()).toMatchObject({ termes: 1 });
    expect((await d.lire(numero)).finLe).toBe('2026-04-30');
  });
});

describe('les autres délais d’un dossier', () => {
  test('un dossier que l’étude ne relève pas est signalé le deuxième jour ouvré, aux deux le troisième', async () => {
    const { d, passer, dits } = await monde('2026-01-09');
    await d.confier(demandeEnClair(30_000, { signeeLe: '2026-01-09' }));
    await d.expedier();
    for (const [jour, aLEtude, auComptable] of [
      ['2026-01-12', [], []],
      ['2026-01-13', ['due 2026-01-13'], []],
      ['2026-01-14', ['en-retard 2026-01-13'], ['en-retard 2026-01-13']],
    ] as const) {
      d.au(jour);
      await passer();
      expect(brefs(await dits(ETUDE_), 'lecture-par-l-etude'), jour).toEqual(aLEtude);
      expect(brefs(await dits(COMPTABLE_), 'lecture-par-l-etude'), jour).toEqual(auComptable);
    }
  });

  test('un versement à reverser : trois jours avant, le jour même, en retard ; au comptable, en retard seulement', async () => {
    const { d, passer, dits } = await avecUnCompte('2026-02-02');
    const numero = await recu(d, 30_000);
    d.au('2026-02-05');
    await d.agir(numero, etude(), verser('V1', '2026-02-05', 10_000));
    for (const [jour, aLEtude, auComptable] of [
      ['2026-02-15', [], []],
      ['2026-02-16', ['bientot 2026-02-19'], []],
      ['2026-02-19', ['due 2026-02-19'], []],
      ['2026-02-20', ['en-retard 2026-02-19'], ['en-retard 2026-02-19']],
      ['2026-02-25', [], []],
    ] as const) {
      d.au(jour);
      await passer();
      expect(brefs(await dits(ETUDE_), 'reversement'), jour).toEqual(aLEtude);
      expect(brefs(await dits(COMPTABLE_), 'reversement'), jour).toEqual(auComptable);
    }
  });

  test('prescription, contrôle trimestriel et silence de l’ordonnateur vont au comptable', async () => {
    const { d, passer, dits } = await monde();
    const numero = await recu(d, 30_000);
    const contester = {
      type: 'ContestationEnregistree',
      survenuLe: '2026-01-12',
      sorte: 'gracieuse',
      effet: 'informer',
    };
    await d.agir(numero, COMPTABLE, contester);
    const prolonger = { type: 'PhaseProlongee', survenuLe: '2026-01-12', terme: '2027-03-01', motif: 'autre' };
    await d.agir(numero, COMPTABLE, prolonger);
    for (const [jour, regle, dit] of [
      ['2026-03-13', 'silence-de-l-ordonnateur', 'en-retard 2026-03-12'],
      ['2026-04-05', 'controle-de-l-etude', 'bientot 2026-04-12'],
      ['2026-04-13', 'controle-de-l-etude', 'en-retard 2026-04-12'],
      ['2027-01-13', 'controle-maximum', 'en-retard 2027-01-12'],
    ] as const) {
      d.au(jour);
      await passer();
      expect(brefs(await dits(COMPTABLE_), regle), jour).toEqual([dit]);
      expect(brefs(await dits(ETUDE_), regle), jour).toEqual([]);
    }
  });
});
