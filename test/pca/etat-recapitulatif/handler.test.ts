/** The quarter's statement through its handler: computed from the journal, compared, late or not, and what it closes. */
import { describe, expect, test } from 'vitest';
import { CHIFFRES_NULS } from '../../../functions/pca/etat-recapitulatif/calculer.ts';
import { avecUnCompte, cle, ligne, verser, virement } from '../argent-et-horloge.ts';
import { nouveau, recu } from '../departement.ts';
import { AUTRE_ETUDE, COMPTABLE, ETUDE, etude, MANDATAIRE, POSTE } from '../exemples.ts';

const FLUX = `etat/${ETUDE}-${POSTE}-produits-locaux-2026-T1`;

/** One dossier paid in part and reversed, one at its term: the first quarter of 2026. */
async function trimestre() {
  const monde = await avecUnCompte('2026-01-12');
  const { d, annoncer, passer } = monde;
  const paye = await recu(d, 30_000);
  const muet = await recu(d, 50_000);
  d.au('2026-02-10');
  await d.agir(paye, etude(), verser('V1', '2026-02-10', 10_000));
  d.au('2026-02-20');
  await annoncer(virement('2026-02-20', [ligne(paye, 'V1', 10_000)]));
  d.au('2026-03-30');
  await passer();
  return { ...monde, paye, muet };
}

describe('l’état d’un trimestre', () => {
  test('se calcule du journal, et son ouverture est la clôture du précédent', async () => {
    const { calculer } = await trimestre();
    const T1 = await calculer(cle('2026-T1'));
    expect(T1).toMatchObject({
      recus: { nombre: 2, montant: 80_000 },
      closAuTerme: { nombre: 2, montant: 70_000 },
      ...{ verse: 10_000, reverse: 10_000, resteAReverser: 0, diminution: 10_000 },
      stockFinal: { nombre: 0, montant: 0 },
    });
    const T2 = await calculer(cle('2026-T2'));
    expect(T2.stockInitial).toEqual(T1.stockFinal);
    expect(await calculer(cle('2026-T1', { famille: 'amendes-et-condamnations' }))).toEqual(CHIFFRES_NULS);
  });

  test('déposé le 5 au soir, il est à l’heure ; identique au nôtre, il est sans écart', async () => {
    const { d, calculer, deposer } = await trimestre();
    d.au('2026-04-05', '21:59');
    const nos = await calculer(cle('2026-T1'));
    expect(await deposer(cle('2026-T1'), nos)).toMatchObject({
      events: [{ stream: FLUX, data: { ecarts: 0, tardif: false } }],
    });
    d.au('2026-04-05', '22:00');
    const faux = { ...nos, verse: nos.verse + 1 };
    expect(await deposer(cle('2026-T1'), faux)).toMatchObject({ events: [{ data: { ecarts: 1, tardif: true } }] });
  });

  test('déposé deux fois, il ne compte qu’une fois ; d’autres chiffres sous le même message sont refusés', async () => {
    const { d, calculer, deposer } = await trimestre();
    d.au('2026-04-02');
    const nos = await calculer(cle('2026-T1'));
    const message = nouveau();
    await deposer(cle('2026-T1'), nos, { message });
    expect(await deposer(cle('2026-T1'), nos, { message })).toEqual({ ok: true, events: [] });
    const autre = await deposer(cle('2026-T1'), CHIFFRES_NULS, { message });
    expect(autre).toMatchObject({ refus: { code: 'MESSAGE_DEJA_RECU' } });
    expect((await d.journal.read(FLUX)).seq).toBe(1);
  });

  test('est celui de l’étude, ou du mandataire, pour un poste du contrat', async () => {
    const { d, deposer } = await trimestre();
    d.au('2026-04-02');
    const T1 = cle('2026-T1');
    expect(await deposer(T1, CHIFFRES_NULS, {}, COMPTABLE)).toMatchObject({
      refus: { code: 'ACTE_RESERVE_A_L_ETUDE' },
    });
    expect(await deposer(T1, CHIFFRES_NULS, {}, etude(AUTRE_ETUDE))).toMatchObject({ refus: { code: 'AUTRE_ETUDE' } });
    expect(await deposer({ ...T1, poste: '052009' }, CHIFFRES_NULS)).toMatchObject({
      refus: { code: 'POSTE_HORS_CONTRAT' },
    });
    expect(await deposer({ ...T1, contrat: 'PCA99-2020' }, CHIFFRES_NULS)).toMatchObject({
      refus: { code: 'CONTRAT_INACTIF' },
    });
    expect(await deposer({ ...T1, etude: '52000000300017' }, CHIFFRES_NULS)).toMatchObject({
      refus: { code: 'ETUDE_INCONNUE' },
    });
    expect(await deposer(T1, CHIFFRES_NULS, {}, MANDATAIRE)).toMatchObject({ ok: true });
  });

  test('ferme les dossiers dont tout est dit et reversé, et eux seuls', async () => {
    const { d, calculer, deposer, passer, paye, muet } = await trimestre();
    d.au('2026-04-02');
    const enCours = await recu(d, 20_000);
    await deposer(cle('2026-T1'), await calculer(cle('2026-T1')));
    expect(await passer()).toMatchObject({ clos: 2 });
    expect([(await d.lire(paye)).etat, (await d.lire(muet)).etat, (await d.lire(enCours)).etat]).toEqual([
      'clos',
      'clos',
      'recu',
    ]);
    expect(await passer()).toMatchObject({ clos: 0 });
  });
});
