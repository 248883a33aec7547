/** The contract through its handler: idempotence, documents, the account, its dates, its epoch; scenarios 7 and 8. */
import { describe, expect, test } from 'vitest';
import { enMemoire } from '../../../functions/platform/en-memoire.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { demandeEnClair, departement, enVigueur, issue, nouveau, PDF, recu, signature } from '../departement.ts';
import { AUTRE_ETUDE, COMPTABLE, CONTRAT, ETUDE, etude, MANDATAIRE } from '../exemples.ts';

const STREAM = `contrat/${CONTRAT}`;
const document = { contenu: PDF };
const IBAN = 'FR76 3000 6000 0112 3456 7890 189';

describe('tenir le contrat', () => {
  test('le document est un objet du contrat ; le même acte deux fois est un seul événement', async () => {
    const d = departement();
    const acte = signature();
    expect(await d.tenir(acte)).toMatchObject({ ok: true, events: [{ type: 'ContratSigne' }] });
    expect(await d.tenir(acte)).toEqual({ ok: true, events: [] });
    expect(await d.tenir({ ...acte, postes: ['052002'] })).toMatchObject({ refus: { code: 'MESSAGE_DEJA_RECU' } });
    const [objet] = await d.objets.versionsSous('pca', `contrats/${CONTRAT}/`);
    expect(await enMemoire(d.objets.read(objet!))).toEqual(Buffer.from(PDF));
  });

  test('refusé à qui n’est pas la DDFiP, rien n’en est gardé', async () => {
    const d = departement();
    expect(await d.tenir(signature(), COMPTABLE)).toMatchObject({ refus: { code: 'ACTE_RESERVE_A_LA_DDFIP' } });
    expect(await d.objets.versionsSous('pca', '')).toEqual([]);
  });

  test('l’IBAN déclaré est vérifié, et le journal n’en tient que l’empreinte', async () => {
    const d = await enVigueur();
    const declarer = (iban: string, par: Acteur = MANDATAIRE) =>
      d.tenir(
        {
          ...{ type: 'CompteDeclare', message: nouveau(), etude: AUTRE_ETUDE, iban, confirmation: document },
          ...{ declareLe: '2026-01-12', depuis: '2026-01-12' },
        },
        par,
      );
    expect(await declarer(`${IBAN.slice(0, -1)}8`)).toMatchObject({ refus: { code: 'IBAN_FAUX' } });
    expect(await declarer('52000000100011')).toMatchObject({ refus: { code: 'IBAN_FAUX' } });
    expect(await declarer(IBAN)).toMatchObject({ ok: true });
    const { events } = await d.journal.read(STREAM);
    expect(JSON.stringify(events)).not.toContain('3456');
  });

  test('un compte qui en remplace un autre attend, du jour où il est dit, quelque date qu’il porte', async () => {
    const d = await enVigueur();
    const declarer = (iban: string, declareLe: string, depuis: string) =>
      d.tenir(
        {
          ...{ type: 'CompteDeclare', message: nouveau(), etude: ETUDE, iban, confirmation: document },
          ...{ declareLe, depuis },
        },
        MANDATAIRE,
      );
    const autre = 'DE89 3704 0044 0532 0130 00';
    expect(await declarer(IBAN, '2025-06-01', '2025-06-01')).toMatchObject({ ok: true });
    expect(await declarer(autre, '2025-12-01', '2026-01-12')).toMatchObject({ refus: { code: 'COMPTE_TROP_TOT' } });
    expect(await declarer(autre, '2026-01-13', '2026-06-01')).toMatchObject({ refus: { code: 'DATE_FUTURE' } });
    expect(await declarer(autre, '2026-01-05', '2026-01-22')).toMatchObject({ ok: true });
  });

  test('ses dates sont posées à la notification, et ôtées à la résiliation', async () => {
    const d = await enVigueur('2026-08-01');
    const dues = async () =>
      Promise.all(
        ['fin-du-contrat', 'anniversaire-du-contrat', 'fin-de-mise-en-demeure'].map(async (regle) =>
          (await d.journal.echeancesDues({ type: `pca-${regle}`, jusquAu: '9999-12-31', limit: 10 })).map(
            ({ date }) => date,
          ),
        ),
      );
    const anniversaires = ['2025-03-01', '2026-03-01', '2027-03-01'];
    expect(await dues()).toEqual([['2027-03-01'], anniversaires, []]);
    await d.tenir({ type: 'ContratMisEnDemeure', message: nouveau(), le: '2026-05-15', document });
    expect(await dues()).toEqual([['2027-03-01'], anniversaires, ['2026-07-15']]);
    await d.tenir({ type: 'ContratResilie', message: nouveau(), le: '2026-07-20', place: 'PLACE-77' });
    expect(await dues()).toEqual([[], [], []]);
  });

  test('son époque avance quand change ce sur quoi un dossier se décide, et seulement alors', async () => {
    const d = await enVigueur();
    const { epoch } = await d.journal.read(STREAM);
    await d.tenir(
      { type: 'TableDeposee', message: nouveau(), table: 'T', depuis: '2026-01-12', lignes: [] },
      MANDATAIRE,
    );
    expect((await d.journal.read(STREAM)).epoch).toBe(epoch);
    await d.tenir({ type: 'TableAcceptee', message: nouveau(), table: 'T' });
    expect((await d.journal.read(STREAM)).epoch).toBe(epoch + 1);
  });
});

describe('7. Reconduction, à 41,8 % pour 45 %, puis à 47 %', () => {
  test.each([
    ['objectif manqué', 4180, ['2027-05-06', '2027-05-01']],
    ['objectif atteint', 4700, ['2027-05-06', '2027-05-16']],
  ])('%s', async (_, produitsLocaux, termes) => {
    const d = await enVigueur('2027-02-20');
    const avant = await recu(d, 30_000);
    d.au('2027-03-01');
    const taux = { produitsLocaux, amendes: null };
    expect(await d.tenir({ type: 'ContratReconduit', message: nouveau(), le: '2027-03-01', taux })).toMatchObject({
      ok: true,
    });
    d.au('2027-03-02');
    const apres = await recu(d, 30_000);
    expect([(await d.lire(avant)).terme, (await d.lire(apres)).terme]).toEqual(termes);
  });

  test('reconduit entre la lecture et l’accusé de réception, c’est le nouveau délai qui vaut', async () => {
    const d = await enVigueur('2027-03-01');
    const demande = demandeEnClair(30_000, { signeeLe: '2027-03-01' });
    await d.confier(demande);
    await d.expedier();
    const journal = d.avantDAppendre(async () => {
      const taux = { produitsLocaux: 4180, amendes: null };
      await d.tenir({ type: 'ContratReconduit', message: nouveau(), le: '2027-03-01', taux });
    });
    await d.accuserPar(journal, `pca.052001.${demande.numero}.1`);
    expect((await d.lire(demande.numero)).terme).toBe('2027-04-30');
  });
});

test('8. Résiliation : le dossier du 18/07 va à son terme, la demande du 21/07 est refusée', async () => {
  const d = await enVigueur('2026-05-15');
  await d.tenir({ type: 'ContratMisEnDemeure', message: nouveau(), le: '2026-05-15', document });
  d.au('2026-07-18');
  const numero = await recu(d, 30_000);
  d.au('2026-07-20');
  expect(
    await d.tenir({ type: 'ContratResilie', message: nouveau(), le: '2026-07-20', place: 'PLACE-77' }),
  ).toMatchObject({ ok: true });
  d.au('2026-07-21');
  expect(await d.confier(demandeEnClair(1000, { signeeLe: '2026-07-21' }))).toMatchObject({
    refus: { code: 'CONTRAT_INACTIF' },
  });
  expect((await d.lire(numero)).terme).toBe('2026-10-01');
  d.au('2026-08-10');
  await d.releve(`comptable-052001`);
  const demenage = {
    ...{ type: 'AdresseSignalee', survenuLe: '2026-08-10', dansDepartement: false, dansRessort: false },
    ...{ certitude: 'confirmee', adresse: { lignes: ['1 place Neuve'], codePostal: '13001', commune: 'Marseille' } },
  };
  expect(issue(await d.agir(numero, etude(ETUDE), demenage))).toEqual(['DossierPrisEnCharge', 'AdresseSignalee']);
  await d.expedier();
  const dits = await d.releve('comptable-052001');
  expect(dits.map(({ evenement }) => evenement.type)).toContain('AdresseSignalee');
  expect(JSON.stringify(dits)).not.toContain('Marseille');
  const retrait = { type: 'DossierRetire', survenuLe: '2026-08-10', motif: 'hors-ressort' };
  expect(issue(await d.agir(numero, COMPTABLE, retrait))).toEqual(['DossierRetire']);
  await d.expedier();
  expect((await d.releve(`etude-${ETUDE}`)).at(-1)).toMatchObject({
    evenement: { type: 'DossierRetire' },
    consigne: 'arreter',
  });
});
