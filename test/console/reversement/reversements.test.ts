/** Reversements over HTTP: what is due and by when, one transfer of several dossiers, and what the comptable received. */
import { expect, test } from 'vitest';
import { PDF } from '../../pca/departement.ts';
import { AUTRE_ETUDE, CONTRAT, ETUDE, POSTE } from '../../pca/exemples.ts';
import { dossiersEprouves } from '../dossier/dossiers-eprouves.ts';

const iban = 'FR7630006000011234567890189';

async function avecUnCompte() {
  const eprouves = await dossiersEprouves('2026-01-30');
  const mandataire = await eprouves.venir({
    ...{
      role: 'mandataire',
      perimetre: { type: 'groupement', siret: '52000000900014' },
      courriel: 'm@exemple.invalid',
    },
  });
  const confirmation = { contenu: Buffer.from(PDF).toString('base64') };
  const compte = { etude: ETUDE, iban, declareLe: '2026-01-30', depuis: '2026-01-30', confirmation };
  const declare = await eprouves.poster(`/contrats/${CONTRAT}/actes/compte`, mandataire, {
    message: { id: 'c1' },
    ...compte,
  });
  expect(declare.status).toBe(201);
  const recevoir = async (numero: string, montant: number) => {
    await eprouves.confier(numero, montant);
    expect((await eprouves.lire(`/dossiers/${POSTE}/${numero}`, eprouves.etude)).status).toBe(200);
  };
  const verser = async (numero: string, mouvement: string, recuLe: string, montant: number, mode = 'virement') => {
    const fait = await eprouves.acte(numero, 'versement', eprouves.etude, { mouvement, recuLe, montant, mode });
    expect(fait.status).toBe(201);
    await eprouves.tourner();
  };
  const dues = async () => (await (await eprouves.lire('/reversements', eprouves.etude)).json()).sommes.sommes;
  return { ...eprouves, recevoir, verser, dues };
}

test('scenario 6: instalments change the legal day, the cheque has its own, and a failed one takes its fees back', async () => {
  const { au, recevoir, verser, dues, acte, lire, tourner, etude, ferrand, page } = await avecUnCompte();
  const frais = async () => (await (await lire(`/dossiers/${POSTE}/D-6`, ferrand)).json()).compte.fraisAcquisHT;
  await recevoir('D-6', 90_000);
  au('2026-02-05');
  await verser('D-6', 'V1', '2026-02-05', 30_000);
  expect(await dues()).toMatchObject([
    { montant: 30_000, deuxSemaines: '2026-02-19', legal: '2026-03-19', exigibleLe: '2026-02-19' },
  ]);
  au('2026-03-05');
  await verser('D-6', 'V2', '2026-03-05', 30_000);
  expect(await dues()).toMatchObject([
    { mouvement: 'V1', deuxSemaines: '2026-02-19', legal: '2026-05-05' },
    { mouvement: 'V2', deuxSemaines: '2026-03-19', legal: '2026-06-05' },
  ]);
  au('2026-03-09');
  await verser('D-6', 'CH', '2026-03-09', 30_000, 'cheque-tresor');
  expect((await dues()).find((une: { mouvement: string }) => une.mouvement === 'CH')).toMatchObject({
    ...{ nature: 'remise-du-cheque', exigibleLe: '2026-03-24', deuxSemaines: null, legal: null },
  });
  expect(await frais()).toBe(11_295);
  const html = await page('/reversements', etude);
  expect(html).toContain('Dépôt de chèques au Trésor'.toLowerCase());
  expect(html).toContain('En retard');
  au('2026-03-20');
  expect((await acte('D-6', 'impaye', etude, { mouvement: 'CH', rejeteLe: '2026-03-20' })).status).toBe(201);
  await tourner();
  expect((await dues()).map(({ mouvement }: { mouvement: string }) => mouvement)).toEqual(['V1', 'V2']);
  expect(await frais()).toBe(7530);
});

test.each([
  ['deux-semaines', '2026-02-19', true],
  ['legal', '2026-03-19', false],
])('scenario 6: on 27/02, the first instalment is late only under two weeks (%s)', async (regime, exigibleLe, late) => {
  const { au, recevoir, verser, dues, page, lire, poster, venir, etude } = await avecUnCompte();
  const ddfip = await venir({
    ...{ role: 'ddfip', perimetre: { type: 'departement', code: '52' }, courriel: 'ddfip6@exemple.invalid' },
  });
  const { parametresDuJour } = await (await lire(`/contrats/${CONTRAT}`, ddfip)).json();
  const parametres = { ...parametresDuJour, regimeReversement: regime };
  const modification = { message: { id: 'regime' }, depuis: '2026-01-30', parametres };
  expect((await poster(`/contrats/${CONTRAT}/actes/parametres`, ddfip, modification)).status).toBe(201);
  await recevoir('D-6', 90_000);
  au('2026-02-05');
  await verser('D-6', 'V1', '2026-02-05', 30_000);
  au('2026-02-27');
  expect(await dues()).toMatchObject([{ mouvement: 'V1', exigibleLe }]);
  expect((await page('/reversements', etude)).includes('En retard')).toBe(late);
});

test('one transfer covers several dossiers; the comptable confirms it, and the difference is said', async () => {
  const { au, recevoir, verser, dues, soumettre, etude, ferrand, tourner, page, lire, poster } = await avecUnCompte();
  await recevoir('D-1', 50_000);
  await recevoir('D-2', 20_000);
  au('2026-02-05');
  await verser('D-1', 'V1', '2026-02-05', 10_000);
  await verser('D-2', 'V2', '2026-02-05', 20_000);
  const choisi = { etude: ETUDE, poste: POSTE, mode: 'virement' };
  const champs = { ...choisi, lignes: 'D-1 V1 10000' };
  const recapitulatif = await soumettre('/reversements/recapitulatif', etude, champs);
  expect(await recapitulatif.text()).toContain('Annoncer le reversement');
  expect((await soumettre('/reversements/recapitulatif', etude, choisi)).status).toBe(422);
  const lignes = [
    { dossier: 'D-1', mouvement: 'V1', montant: 10_000 },
    { dossier: 'D-2', mouvement: 'V2', montant: 20_000 },
  ];
  const annonce = {
    message: { id: 'r1' },
    reversement: 'VIR-1',
    poste: POSTE,
    ordonneLe: '2026-02-05',
    mode: 'virement',
    total: 30_000,
    lignes,
    iban,
  };
  const deduit = await poster('/reversements', etude, { ...annonce, total: 29_000 });
  expect(await deduit.json()).toMatchObject({
    code: 'REVERSEMENT_TOTAL_FAUX',
    detail: expect.stringContaining('300,00'),
  });
  expect((await poster('/reversements', etude, annonce)).status).toBe(201);
  expect((await poster('/reversements', etude, annonce)).status).toBe(200);
  await tourner();
  expect(await dues()).toEqual([]);
  expect(await page('/reversements', ferrand)).toContain('VIR-1');
  const adresse = `/reversements/${ETUDE}/VIR-1`;
  expect(
    (
      await poster(`${adresse}/encaissement`, etude, {
        message: { id: 'e0' },
        encaisseLe: '2026-02-05',
        montant: 30_000,
      })
    ).status,
  ).toBe(403);
  const encaisse = await soumettre(`${adresse}/encaissement`, ferrand, {
    message: 'e1',
    encaisseLe: '2026-02-05',
    montant: '299,00',
  });
  expect(encaisse.status).toBe(303);
  await tourner();
  expect(await page(adresse, etude)).toContain('1,00\u00a0€ en moins');
  const { reversements, aEncaisser } = await (await lire('/reversements', ferrand)).json();
  expect(reversements.reversements).toMatchObject([{ reversement: 'VIR-1', encaisse: { ecart: -100 }, dossiers: 2 }]);
  expect(aEncaisser).toEqual([]);
});

test('an étude knows nothing of what another reverses, nor a poste of another’s', async () => {
  const { au, recevoir, verser, poster, etude, etudeDe, posteDe, lire, tourner } = await avecUnCompte();
  await recevoir('D-1', 50_000);
  au('2026-02-05');
  await verser('D-1', 'V1', '2026-02-05', 10_000);
  const lignes = [{ dossier: 'D-1', mouvement: 'V1', montant: 10_000 }];
  const annonce = {
    message: { id: 'r1' },
    reversement: 'VIR-1',
    poste: POSTE,
    ordonneLe: '2026-02-05',
    mode: 'virement',
    total: 10_000,
    lignes,
    iban,
  };
  const autre = await etudeDe(AUTRE_ETUDE);
  expect(await (await poster('/reversements', autre, annonce)).json()).toMatchObject({ code: 'COMPTE_NON_ADMIS' });
  expect((await poster('/reversements', etude, annonce)).status).toBe(201);
  await tourner();
  for (const lui of [autre, await posteDe('033001')]) {
    expect((await lire(`/reversements/${ETUDE}/VIR-1`, lui)).status).toBe(404);
    expect(await (await lire('/reversements', lui)).json()).toMatchObject({
      sommes: { sommes: [] },
      reversements: { reversements: [] },
    });
  }
});
