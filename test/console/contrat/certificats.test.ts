/** Over HTTP, who signs is said by the comptable and by the étude; and what an étude deposits is deposited in its name. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CONTRAT, ETUDE, POSTE } from '../../pca/exemples.ts';
import { SIGNATAIRE } from '../../pca/fichier/redige.ts';
import { dossiersEprouves } from '../dossier/dossiers-eprouves.ts';

const PAGE = `/contrats/${CONTRAT}`;
const ACTE = `${PAGE}/actes/certificat`;
const sha256 = createHash('sha256').update(SIGNATAIRE.certificat).digest('hex');
const certificat = () => new File([SIGNATAIRE.pem], 'certificat.pem');
const champs = { pour: `poste-${POSTE}`, fonction: 'Comptable public', du: '2026-01-01', au: '' };

test('the comptable inscribes and withdraws a certificate by the forms of the contract, and the page shows it', async () => {
  const { soumettre, page, lire, ferrand, etude } = await dossiersEprouves();
  expect(await page(PAGE, ferrand)).toContain('aucun fichier PCA n’est admis');
  expect(await page(PAGE, ferrand)).not.toContain('Mettre le titulaire en demeure');
  expect(await page(ACTE, ferrand)).toContain(`value="poste-${POSTE}" selected`);
  expect((await soumettre(ACTE, ferrand, { ...champs, message: 'c1', certificat: certificat() })).status).toBe(303);
  expect((await (await lire(PAGE, etude)).json()).certificats).toEqual([
    {
      ...{ pour: { type: 'poste', codique: POSTE }, certificat: sha256, fonction: 'Comptable public' },
      ...{ du: '2026-01-01', au: null, enVigueur: true },
    },
  ]);
  expect(await page(PAGE, ferrand)).toContain(sha256.slice(0, 12));
  const retrait = { message: 'c2', pour: `poste-${POSTE}`, certificat: sha256, dernierJour: '2026-01-09' };
  const adresse = `${PAGE}/actes/retrait-certificat`;
  expect((await soumettre(adresse, ferrand, retrait)).status).toBe(200);
  expect((await soumettre(adresse, ferrand, { ...retrait, confirme: 'oui' })).status).toBe(303);
  expect((await (await lire(PAGE, ferrand)).json()).certificats).toMatchObject([
    { au: '2026-01-09', enVigueur: false },
  ]);
});

test('what is wrong is said beside its field: another’s name, a file that is no certificate', async () => {
  const { soumettre, poster, ferrand, etude } = await dossiersEprouves();
  const autrui = await soumettre(ACTE, etude, { ...champs, message: 'c1', certificat: certificat() });
  expect(autrui.status).toBe(403);
  expect(await autrui.text()).toContain('href="#pour"');
  const faux = new File(['rien'], 'rien.pem');
  const illisible = await soumettre(ACTE, ferrand, { ...champs, message: 'c2', certificat: faux });
  expect(illisible.status).toBe(422);
  expect(await illisible.text()).toContain('href="#certificat"');
  const contenu = SIGNATAIRE.certificat.toString('base64');
  const sien = {
    ...{ message: { id: 'c3' }, pour: { type: 'etude', siret: ETUDE }, fonction: 'Associée', du: '2026-01-01' },
    ...{ au: null, certificat: { contenu } },
  };
  expect((await poster(ACTE, etude, sien)).status).toBe(201);
  expect((await poster(ACTE, etude, sien)).status).toBe(200);
  const encore = await poster(ACTE, etude, { ...sien, message: { id: 'c4' } });
  expect([encore.status, (await encore.json()).code]).toEqual([409, 'CERTIFICAT_DEJA_INSCRIT']);
});

test('an étude deposits by ?etude= in its own name, and nobody else does', async () => {
  const { appeler, entetes, etudeDe, ferrand, etude, journal } = await dossiersEprouves();
  const deposer = (lui: typeof etude) =>
    appeler(`/depots?etude=${ETUDE}&nom=retour.xml`, {
      ...{ method: 'POST', body: '<a/>' },
      headers: { ...entetes(lui, 'application/json'), 'Content-Type': 'application/octet-stream' },
    });
  for (const lui of [ferrand, await etudeDe('33000000000011')])
    expect([403, 404]).toContain((await deposer(lui)).status);
  const recu = await deposer(etude);
  expect(recu.status).toBe(201);
  const { depotId } = await recu.json();
  const [premier] = (await journal.read(`depot/${depotId}`)).events;
  expect(premier?.data).toMatchObject({ key: `etudes/${ETUDE}/retour.xml`, expediteur: ETUDE });
});
