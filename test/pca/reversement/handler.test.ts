/** One transfer through its handler: whole or refused whole, carried to each dossier whatever dies on the way. */
import { describe, expect, test } from 'vitest';
import { aReverser, assiette } from '../../../functions/pca/argent/compte.ts';
import { fraisAcquis } from '../../../functions/pca/argent/frais.ts';
import type { Append, Journal } from '../../../functions/platform/ports.ts';
import { avecUnCompte, IBAN, ligne, verser, virement } from '../argent-et-horloge.ts';
import { nouveau, recu } from '../departement.ts';
import { AUTRE_ETUDE, COMPTABLE, ETUDE, etude, POSTE } from '../exemples.ts';

const FLUX = `reversement/${ETUDE}-R1`;
const A_PORTER = { type: 'pca-reversement-a-porter', jusquAu: '9999-12-31', limit: 1 };

/** Three dossiers of one debtor each, with a payment of 100 € each. */
async function trois() {
  const monde = await avecUnCompte('2026-02-02');
  const { d } = monde;
  const numeros: string[] = [];
  for (const n of [0, 1, 2]) numeros.push(await recu(d, 30_000 + n));
  d.au('2026-02-10');
  for (const [n, numero] of numeros.entries())
    expect(await d.agir(numero, etude(), verser(`V${n}`, '2026-02-10', 10_000))).toMatchObject({ ok: true });
  d.au('2026-02-20');
  const reste = async () =>
    Promise.all(numeros.map(async (numero) => (await d.lire(numero)).compte.mouvements.map(aReverser)));
  return { ...monde, numeros, reste, lignes: numeros.map((numero, n) => ligne(numero, `V${n}`, 10_000)) };
}

/** The journal dies at its nth append: before it, or once it is done. */
function mourant(journal: Journal, rang: number, apres: boolean): Journal {
  let appels = 0;
  return {
    read: (stream) => journal.read(stream),
    holders: (keys) => journal.holders(keys),
    outboxDue: (options) => journal.outboxDue(options),
    echeancesDues: (options) => journal.echeancesDues(options),
    append: async (append: Append) => {
      appels += 1;
      if (appels === rang && apres) await journal.append(append);
      if (appels >= rang) throw new Error('killed');
      return journal.append(append);
    },
  };
}

describe('un virement de plusieurs dossiers', () => {
  test('est annoncé, puis porté à chacun ; chaque versement lui reste, et rien n’attend plus', async () => {
    const { d, annoncer, lignes, numeros, reste } = await trois();
    expect(await annoncer(virement('2026-02-20', lignes))).toMatchObject({ ok: true, events: [{ stream: FLUX }] });
    expect(await reste()).toEqual([[0], [0], [0]]);
    for (const numero of numeros) expect((await d.types(numero)).at(-1)).toBe('PrincipalReverse');
    expect([...d.journal.claims].filter(([nom]) => nom.startsWith('reversement/'))).toEqual(
      numeros.map((numero, n) => [`reversement/${POSTE}-${numero}/V${n}/1`, FLUX]),
    );
    expect(await d.journal.echeancesDues(A_PORTER)).toEqual([]);
  });

  test('dit deux fois, il ne compte qu’une fois ; un autre sous sa référence est refusé', async () => {
    const { annoncer, lignes, reste } = await trois();
    const acte = virement('2026-02-20', lignes);
    await annoncer(acte);
    expect(await annoncer(acte)).toEqual({ ok: true, events: [] });
    expect(await reste()).toEqual([[0], [0], [0]]);
    const autre = virement('2026-02-19', lignes);
    expect(await annoncer(autre)).toMatchObject({ refus: { code: 'REVERSEMENT_DEJA_ANNONCE' } });
  });

  test('refusé pour une seule ligne, il ne laisse rien', async () => {
    const { d, annoncer, lignes, reste } = await trois();
    const fausse = virement('2026-02-20', [...lignes.slice(0, 2), { ...lignes[2]!, montant: 9_999 }]);
    expect(await annoncer(fausse)).toMatchObject({ refus: { code: 'REVERSEMENT_LIGNE_FAUSSE' } });
    expect(await annoncer(virement('2026-02-20', [ligne('inconnu', 'V0', 1)]))).toMatchObject({
      refus: { code: 'DOSSIER_INCONNU' },
    });
    expect(await annoncer(virement('2026-02-20', lignes), COMPTABLE)).toMatchObject({
      refus: { code: 'ACTE_RESERVE_A_L_ETUDE' },
    });
    expect(await annoncer(virement('2026-02-20', lignes), etude(AUTRE_ETUDE))).toMatchObject({ ok: false });
    const ailleurs = virement('2026-02-20', lignes, { iban: 'FR14 2004 1010 0505 0001 3M02 606' });
    expect(await annoncer(ailleurs)).toMatchObject({ refus: { code: 'COMPTE_NON_ADMIS' } });
    expect((await d.journal.read(FLUX)).seq).toBe(0);
    expect(await reste()).toEqual([[10_000], [10_000], [10_000]]);
  });

  test('l’IBAN n’est nulle part dans le journal', async () => {
    const { d, annoncer, lignes } = await trois();
    await annoncer(virement('2026-02-20', lignes));
    expect(JSON.stringify(d.journal.tous)).not.toContain(IBAN.replaceAll(' ', ''));
  });

  test('tué à chaque écriture, avant ou après, il se termine par une nouvelle annonce, ou par le travail du jour', async () => {
    for (const reprise of ['annonce', 'travail du jour'] as const)
      for (const apres of [false, true])
        for (let rang = 1; rang <= 5; rang += 1) {
          const { d, annoncer, lignes, reste, passer } = await trois();
          const acte = virement('2026-02-20', lignes);
          const tue = annoncer(acte, etude(), mourant(d.journal, rang, apres));
          await expect(tue, `${rang} ${apres}`).rejects.toThrow();
          const annonce = (await d.journal.read(FLUX)).seq > 0;
          if (reprise === 'annonce' || !annonce) await annoncer(acte);
          else await passer();
          expect(await reste(), `${reprise} ${rang} ${apres}`).toEqual([[0], [0], [0]]);
          expect((await d.journal.read(FLUX)).events.length).toBe(1);
          expect(await d.journal.echeancesDues(A_PORTER)).toEqual([]);
        }
  });

  test('deux virements du même versement : le second est refusé, même quand le premier est resté en route', async () => {
    const { d, annoncer, lignes, reste } = await trois();
    const tue = annoncer(virement('2026-02-20', lignes), etude(), mourant(d.journal, 1, true));
    await expect(tue).rejects.toThrow();
    const second = virement('2026-02-20', lignes.slice(1), { reversement: 'R2' });
    expect(await annoncer(second)).toMatchObject({ refus: { code: 'REVERSEMENT_LIGNE_FAUSSE' } });
    expect(await reste()).toEqual([[0], [0], [0]]);
  });

  test('annoncés en même temps, un seul des deux compte', async () => {
    const { annoncer, lignes, reste } = await trois();
    const issues = await Promise.all(
      ['R1', 'R2'].map((reversement) => annoncer(virement('2026-02-20', lignes, { reversement }))),
    );
    expect(issues.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await reste()).toEqual([[0], [0], [0]]);
  });

  test('décidé sur ce qu’un autre a entièrement porté entre la lecture et l’écriture, il est refusé', async () => {
    const { d, annoncer, lignes, reste } = await trois();
    const journal = d.avantDAppendre(async () => {
      expect(await annoncer(virement('2026-02-20', lignes))).toMatchObject({ ok: true });
    });
    const second = virement('2026-02-20', lignes, { reversement: 'R2' });
    expect(await annoncer(second, etude(), journal)).toMatchObject({ refus: { code: 'REVERSEMENT_LIGNE_FAUSSE' } });
    expect(await reste()).toEqual([[0], [0], [0]]);
  });

  test('un versement reversé puis revenu impayé est repris une fois, avec l’accord du comptable', async () => {
    const { d, annoncer, lignes, numeros, reste } = await trois();
    await annoncer(virement('2026-02-20', lignes));
    const [numero = ''] = numeros;
    await d.agir(numero, etude(), { type: 'MouvementRejete', mouvement: 'V0', rejeteLe: '2026-02-20' });
    await d.agir(numero, etude(), verser('V9', '2026-02-20', 15_000));
    const reprise = [ligne(numero, 'V0', -10_000), ligne(numero, 'V9', 15_000)];
    const acte = (reversement: string) => virement('2026-02-20', reprise, { reversement });
    expect(await annoncer(acte('R2'))).toMatchObject({ refus: { code: 'REVERSEMENT_SANS_ACCORD' } });
    const accord = { type: 'RegularisationAccordee', le: '2026-02-20', mouvement: 'V0' };
    expect(await d.agir(numero, COMPTABLE, accord)).toMatchObject({ ok: true });
    const journal = d.avantDAppendre(async () => {
      expect(await annoncer(acte('R3'))).toMatchObject({ ok: true });
    });
    expect(await annoncer(acte('R2'), etude(), journal)).toMatchObject({ refus: { code: 'REVERSEMENT_LIGNE_FAUSSE' } });
    expect(await reste()).toEqual([[0, 0], [0], [0]]);
  });

  test('soixante lignes tiennent dans une annonce', async () => {
    const { d, annoncer } = await avecUnCompte('2026-02-02');
    const numero = await recu(d, 900_000);
    d.au('2026-02-10');
    const lignes = [];
    for (let n = 0; n < 60; n += 1) {
      await d.agir(numero, etude(), verser(`V${n}`, '2026-02-10', 1000));
      lignes.push(ligne(numero, `V${n}`, 1000));
    }
    d.au('2026-02-20');
    expect(await annoncer(virement('2026-02-20', lignes))).toMatchObject({ ok: true });
    expect((await d.lire(numero)).compte.mouvements.map(aReverser)).toEqual(Array(60).fill(0));
  });
});

describe('l’encaissement', () => {
  test('est dit par le comptable, une fois ; ce qui manque est gardé', async () => {
    const { d, annoncer, encaisser, lignes } = await trois();
    expect(await encaisser({ encaisseLe: '2026-02-20', montant: 1 })).toMatchObject({
      refus: { code: 'REVERSEMENT_NON_ANNONCE' },
    });
    await annoncer(virement('2026-02-20', lignes));
    d.au('2026-02-23');
    const acte = { message: nouveau(), encaisseLe: '2026-02-23', montant: 29_990 };
    expect(await encaisser(acte)).toMatchObject({ events: [{ data: { ecart: -10 } }] });
    expect(await encaisser(acte)).toEqual({ ok: true, events: [] });
    expect(await encaisser({ encaisseLe: '2026-02-23', montant: 30_000 })).toMatchObject({ ok: false });
  });
});

describe('6. Acomptes : 900 €, deux virements et un chèque au Trésor', () => {
  const REGIMES = {
    'deux-semaines': { premier: '2026-02-19', ensemble: ['2026-02-19', '2026-03-19'], retard: true },
    legal: { premier: '2026-03-19', ensemble: ['2026-05-05', '2026-06-05'], retard: false },
  } as const;

  test.each(Object.keys(REGIMES) as (keyof typeof REGIMES)[])(
    'au régime « %s », par les actes, au jour et au centime',
    async (regimeReversement) => {
      const { premier, ensemble, retard } = REGIMES[regimeReversement];
      const monde = await avecUnCompte('2026-02-02', { regimeReversement });
      const { d, annoncer, passer, dits } = monde;
      const numero = await recu(d, 90_000);
      const dues = async (regle: string) =>
        (await d.journal.echeancesDues({ type: `pca-${regle}`, jusquAu: '9999-12-31', limit: 9 })).map((e) => e.date);
      d.au('2026-02-05');
      await d.agir(numero, etude(), verser('V1', '2026-02-05', 30_000));
      expect(await dues('reversement')).toEqual([premier]);
      d.au('2026-02-20');
      await passer();
      const tard = (await dits(`etude-${ETUDE}`)).filter(({ regle }) => regle === 'reversement');
      expect(tard.map(({ situation }) => situation)).toEqual(retard ? ['en-retard'] : []);
      d.au('2026-02-27');
      if (retard) await annoncer(virement('2026-02-27', [ligne(numero, 'V1', 30_000)]));
      d.au('2026-03-05');
      await d.agir(numero, etude(), verser('V2', '2026-03-05', 30_000));
      expect(await dues('reversement')).toEqual(retard ? [ensemble[1]] : ensemble);
      d.au('2026-03-09');
      await d.agir(numero, etude(), verser('C1', '2026-03-09', 30_000, 'cheque-tresor'));
      expect(await dues('remise-du-cheque')).toEqual(['2026-03-24']);
      const frais = async () => {
        const { compte, reception } = await d.lire(numero);
        return fraisAcquis(assiette(compte), reception!.conditions.bareme).ht;
      };
      expect(await frais()).toBe(11_295);
      expect((await d.lire(numero)).etat).toBe('solde');
      d.au('2026-03-16');
      const impaye = { type: 'MouvementRejete', mouvement: 'C1', rejeteLe: '2026-03-16' };
      expect(await d.agir(numero, COMPTABLE, impaye)).toMatchObject({ ok: true });
      expect(await frais()).toBe(7530);
      expect((await d.lire(numero)).etat).toBe('en-cours');
    },
  );
});
