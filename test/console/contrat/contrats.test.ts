/** Contracts over HTTP: who sees which, what the page says, and the acts of the DDFiP and of the mandataire. */
import { expect, test } from 'vitest';
import { PDF } from '../../pca/departement.ts';
import { AUTRE_ETUDE, CONTRAT, ETUDE, POSTE } from '../../pca/exemples.ts';
import { dossiersEprouves } from '../dossier/dossiers-eprouves.ts';

const GROUPEMENT = '52000000900014';
const PAGE = `/contrats/${CONTRAT}`;
const iban = 'FR7630006000011234567890189';

async function avecLaDdfip() {
  const eprouves = await dossiersEprouves();
  const ddfip = await eprouves.venir({
    ...{ role: 'ddfip', perimetre: { type: 'departement', code: '52' }, courriel: 'ddfip@exemple.invalid' },
  });
  const mandataire = await eprouves.venir({
    ...{
      role: 'mandataire',
      perimetre: { type: 'groupement', siret: GROUPEMENT },
      courriel: 'mandataire@exemple.invalid',
    },
  });
  await eprouves.tourner();
  const acte = (chemin: string, lui: typeof ddfip, corps: object) =>
    eprouves.poster(`${PAGE}/actes/${chemin}`, lui, { message: { id: `c-${chemin}` }, ...corps });
  return { ...eprouves, ddfip, mandataire, acte };
}

test('each sees the contracts that bind him, and nobody else’s is known to him', async () => {
  const { lire, venir, ddfip, mandataire, etude, ferrand, etudeDe } = await avecLaDdfip();
  const ailleurs = [
    await etudeDe('33000000000011'),
    await venir({ role: 'ddfip', perimetre: { type: 'departement', code: '33' }, courriel: 'ddfip33@exemple.invalid' }),
    await venir({
      role: 'comptable',
      perimetre: { type: 'poste', codique: '033001' },
      courriel: 'p33@exemple.invalid',
    }),
  ];
  for (const lui of [ddfip, mandataire, etude, ferrand]) {
    expect((await (await lire('/contrats', lui)).json()).contrats).toMatchObject([
      { contrat: CONTRAT, situation: 'en-vigueur' },
    ]);
    expect((await lire(PAGE, lui)).status).toBe(200);
  }
  for (const lui of ailleurs) {
    expect((await (await lire('/contrats', lui)).json()).contrats).toEqual([]);
    expect((await lire(PAGE, lui)).status).toBe(404);
  }
});

test('the page says where the contract stands, its parameters and its dates', async () => {
  const { page, ddfip } = await avecLaDdfip();
  const html = await page(PAGE, ddfip);
  for (const dit of [
    'En vigueur',
    '01/03/2025',
    '01/03/2028',
    'Durée de la phase',
    '75\u00a0jours',
    '45\u202f%',
    GROUPEMENT,
  ])
    expect(html).toContain(dit);
  expect(html).toContain('Mettre le titulaire en demeure');
  expect(html).not.toContain('Constater la conformité');
});

test('the DDFiP fixes a rate at an anniversary only, and is told why and what to do', async () => {
  const { acte, ddfip, soumettre } = await avecLaDdfip();
  const hors = await acte('taux', ddfip, { depuis: '2026-03-02', taux: 1500 });
  expect(hors.status).toBe(422);
  expect(await hors.json()).toMatchObject({ code: 'HORS_ANNIVERSAIRE', remede: expect.stringMatching(/./) });
  const fixe = await acte('taux', ddfip, { message: { id: 'bon' }, depuis: '2026-03-01', taux: 1500 });
  expect((await fixe.json()).tauxDesAmendes.fixes).toEqual([{ depuis: '2026-03-01', taux: 1500 }]);
  const saisi = await soumettre(`${PAGE}/actes/taux`, ddfip, { message: 'm', depuis: '2027-03-01', taux: '101' });
  expect(saisi.status).toBe(422);
  const html = await saisi.text();
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('href="#taux"');
});

test('the mandataire files a table and an account; the DDFiP accepts the table, and nobody does the other’s act', async () => {
  const { acte, soumettre, lire, page, ddfip, mandataire, etude } = await avecLaDdfip();
  const lignes = [{ secteur: '52121', etude: AUTRE_ETUDE }];
  expect((await acte('table', ddfip, { table: 'T1', depuis: '2026-02-01', lignes })).status).toBe(403);
  const fichier = new File([`Secteur;Étude\r\n52121;${AUTRE_ETUDE}\r\n`], 'table.csv');
  const depose = { message: 'm1', table: 'T1', depuis: '2026-02-01', lignes: '' };
  expect((await soumettre(`${PAGE}/actes/table`, mandataire, { ...depose, fichier })).status).toBe(303);
  expect((await acte('acceptation', mandataire, { table: 'T1' })).status).toBe(403);
  expect((await acte('acceptation', ddfip, { table: 'T1' })).status).toBe(201);
  const csv = await (await lire(`${PAGE}/tables/T1`, etude)).text();
  expect(csv).toContain(`"52121";"${AUTRE_ETUDE}"`);
  const compte = { etude: ETUDE, iban, declareLe: '2026-01-10', depuis: '2026-01-10' };
  const confirmation = { contenu: Buffer.from(PDF).toString('base64') };
  const faux = await acte('compte', mandataire, { ...compte, iban: 'FR7630006000011234567890180', confirmation });
  expect(await faux.json()).toMatchObject({ code: 'IBAN_FAUX' });
  expect((await acte('compte', mandataire, { message: { id: 'c2' }, ...compte, confirmation })).status).toBe(201);
  const html = await page(PAGE, etude);
  expect(html).toContain('Comptes affectés des études');
  expect(html).not.toContain('123456789');
});

test('what confirms the account of an étude is opened to no other étude', async () => {
  const { acte, lire, page, mandataire, etudeDe, ddfip } = await avecLaDdfip();
  const confirmation = { contenu: Buffer.from(`${Buffer.from(PDF)} IBAN`).toString('base64') };
  const compte = { etude: ETUDE, iban, declareLe: '2026-01-10', depuis: '2026-01-10', confirmation };
  expect((await acte('compte', mandataire, compte)).ok).toBe(true);
  const [lien = ''] =
    /\/contrats\/[^"]+\/documents\/[0-9a-f]{64}(?=(?:(?!documents).)*$)/s.exec(await page(PAGE, ddfip)) ?? [];
  const elle = await etudeDe(ETUDE);
  const autre = await etudeDe(AUTRE_ETUDE);
  const issues = await Promise.all([ddfip, elle, autre].map(async (lui) => (await lire(lien, lui)).status));
  expect(issues).toEqual([200, 200, 404]);
  expect(await page(PAGE, autre)).not.toContain(lien);
});

test('a table with one line that cannot be read is not filed by halves', async () => {
  const { soumettre, lire, mandataire } = await avecLaDdfip();
  const lignes = `52121;${ETUDE}\n52122;123`;
  const refuse = await soumettre(`${PAGE}/actes/table`, mandataire, {
    message: 'm',
    table: 'T1',
    depuis: '2026-02-01',
    lignes,
  });
  expect([refuse.status, await refuse.text()]).toEqual([422, expect.stringContaining('La ligne 2')]);
  expect((await (await lire(PAGE, mandataire)).json()).tables).toEqual([]);
});

test('a résiliation is read again before it is done, and only after the two months', async () => {
  const { acte, soumettre, au, ddfip, lire, page } = await avecLaDdfip();
  au('2026-05-15');
  const document = { contenu: Buffer.from(PDF).toString('base64') };
  expect((await acte('mise-en-demeure', ddfip, { le: '2026-05-15', document })).status).toBe(201);
  expect(await (await acte('resiliation', ddfip, { le: '2026-07-15', place: 'PLACE-1' })).json()).toMatchObject({
    code: 'RESILIATION_PREMATUREE',
  });
  au('2026-07-20');
  const champs = { message: 'r1', le: '2026-07-20', place: 'PLACE-2' };
  const recapitulatif = await soumettre(`${PAGE}/actes/resiliation`, ddfip, champs);
  expect(await recapitulatif.text()).toContain('Récapitulatif : résilier le contrat pour faute');
  expect((await (await lire(PAGE, ddfip)).json()).situation).toBe('mis-en-demeure');
  expect((await soumettre(`${PAGE}/actes/resiliation`, ddfip, { ...champs, confirme: 'oui' })).status).toBe(303);
  expect((await soumettre(`${PAGE}/actes/resiliation`, ddfip, { ...champs, confirme: 'oui' })).status).toBe(303);
  const html = await page(PAGE, ddfip);
  expect(html).toContain('PLACE-2');
  expect(html.match(/Contrat résilié pour faute/g)).toHaveLength(1);
});

test('a contract is recorded by the DDFiP of its département, and by no other', async () => {
  const { poster, venir, ddfip, mandataire, lire, tourner } = await avecLaDdfip();
  const { parametresDuJour: parametres } = await (await lire(PAGE, ddfip)).json();
  const contrat = {
    ...{ contrat: 'PCA52-2026', departement: '52', titulaire: { type: 'etude', siret: ETUDE }, signataire: ETUDE },
    ...{ etudes: [ETUDE], postes: [POSTE], parametres, document: { contenu: Buffer.from(PDF).toString('base64') } },
  };
  const autre = await venir({
    role: 'ddfip',
    perimetre: { type: 'departement', code: '33' },
    courriel: 'd33@exemple.invalid',
  });
  expect((await poster('/contrats', autre, { message: { id: 's' }, ...contrat })).status).toBe(403);
  expect((await poster('/contrats', mandataire, { message: { id: 's' }, ...contrat })).status).toBe(403);
  expect((await poster('/contrats', ddfip, { message: { id: 's' }, ...contrat })).status).toBe(201);
  await tourner();
  expect((await (await lire('/contrats', ddfip)).json()).contrats).toHaveLength(2);
});

test('the home page of a DDFiP and of a mandataire tells what is late and what ends, and no dossier', async () => {
  const { au, page, ddfip, mandataire, confier, lire, etude, tourner } = await avecLaDdfip();
  await confier('D-SECRET', 50_000);
  await lire(`/dossiers/${POSTE}/D-SECRET`, etude);
  au('2026-04-06');
  await tourner();
  for (const lui of [ddfip, mandataire]) {
    const html = await page('/', lui);
    expect(html).toContain('États récapitulatifs en retard');
    expect(html).toContain('/etats?trimestre=2026-T1');
    expect(html).not.toContain('D-SECRET');
    expect((await lire(`/dossiers/${POSTE}/D-SECRET`, lui)).status).toBe(403);
  }
  au('2028-01-15');
  expect(await page('/', ddfip)).toContain('<time datetime="2028-03-01">01/03/2028</time>');
});

test('scenario 7: reconduit under its objective, what is received from then on has 60 days, and its twin keeps 75', async () => {
  const { acte, au, ddfip, confier, lire, etude, ferrand, tourner } = await avecLaDdfip();
  const terme = async (numero: string) => (await (await lire(`/dossiers/${POSTE}/${numero}`, ferrand)).json()).terme;
  const recevoir = async (numero: string) => {
    await confier(numero, 50_000);
    await lire(`/dossiers/${POSTE}/${numero}`, etude);
    await tourner();
  };
  au('2027-02-20');
  await recevoir('D-75');
  au('2027-03-01');
  const manque = await acte('reconduction', ddfip, { le: '2027-03-01', taux: { produitsLocaux: 4180, amendes: null } });
  expect((await manque.json()).reconductions).toMatchObject([{ objectifsManques: true }]);
  au('2027-03-02');
  await recevoir('D-60');
  expect([await terme('D-75'), await terme('D-60')]).toEqual(['2027-05-06', '2027-05-01']);
  const jumeau = { message: { id: 'jumeau' }, le: '2027-03-02', taux: { produitsLocaux: 4700, amendes: null } };
  expect((await (await acte('reconduction', ddfip, jumeau)).json()).reconductions.at(-1)).toMatchObject({
    objectifsManques: false,
  });
  await recevoir('D-47');
  expect(await terme('D-47')).toBe('2027-05-16');
});

test('the rate is told in both readings, beside its objective', async () => {
  const { acte, au, ddfip, confier, lire, etude, ferrand, tourner, page, poster } = await avecLaDdfip();
  await confier('D-1', 100_000);
  await lire(`/dossiers/${POSTE}/D-1`, etude);
  const dossier = (chemin: string, lui: typeof etude, corps: object) =>
    poster(`/dossiers/${POSTE}/D-1/actes/${chemin}`, lui, { message: { id: chemin }, ...corps });
  const recu = { recuLe: '2026-01-10', mode: 'virement' };
  expect((await dossier('versement', etude, { ...recu, mouvement: 'V1', montant: 30_000 })).status).toBe(201);
  expect((await dossier('paiement', ferrand, { ...recu, mouvement: 'P1', montant: 20_000 })).status).toBe(201);
  expect((await dossier('retrait', ferrand, { survenuLe: '2026-01-10', motif: 'retrait' })).status).toBe(201);
  await tourner();
  await tourner();
  const { annees } = await (await lire(PAGE, ddfip)).json();
  expect(annees.at(-1)).toMatchObject({
    debut: '2025-03-01',
    taux: { 'produits-locaux': { dossiers: 1, confie: 100_000, taux: 5000, tauxDeLEtude: 3000 } },
    objectif: { 'produits-locaux': 4500 },
  });
  const html = await page(PAGE, ddfip);
  expect(html).toContain('<svg class="graphique"');
  expect(html).toMatch(/50\u202f%.*30\u202f%.*45\u202f%/s);
  expect((await acte('taux', ddfip, { depuis: '2026-03-01', taux: 1200 })).status).toBe(201);
  au('2026-03-02');
  expect((await (await lire(PAGE, ddfip)).json()).annees.at(-1).objectif['amendes-et-condamnations']).toBe(1200);
});
