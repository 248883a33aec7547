/** Art. 6 in local mode: whoever runs the machine acts for all, names the comptable, and joins his decision. */
import { expect, test } from 'vitest';
import { CODIQUE, consoleEprouvee, fluxDeDonnees, SIRET } from './console-eprouvee.ts';
import { expectPagePublique } from './page-publique.ts';

const BASE = `/adhesions/${SIRET}`;
const comptable = { role: 'comptable', id: 'poste', codique: CODIQUE };
const acte = { raison: 'Fichiers illisibles.', decidePar: comptable, saisiPar: comptable };
const DOCUMENT = 'd'.repeat(64);

async function console_() {
  const eprouvee = await consoleEprouvee();
  const remplir = (chemin: string, champs: Readonly<Record<string, string>>) =>
    eprouvee.appeler(chemin, {
      ...{ method: 'POST', body: new URLSearchParams(champs), headers: { Accept: 'text/html' } },
    });
  return { ...eprouvee, remplir };
}

test('every page of art. 6 is a public page, before and during a suspension', async () => {
  const { page, poster, deposer, tourner } = await console_();
  const pages = ['/suspensions', `${BASE}/suspension`, `${BASE}/suspension/decider`, `${BASE}/suspension/papier`];
  const ensuite = [`${BASE}/levee/decider`, `${BASE}/levee/proposer`, `${BASE}/suspension/papier/bordereau`];
  const toutes = [...pages, ...ensuite, `${BASE}/suspension/confirmer`, `/comptables/${CODIQUE}/politique`];
  for (const chemin of toutes) expectPagePublique(await page(chemin));
  await poster(`${BASE}/suspension`, { ...acte, motif: 'acces-empeche' });
  await deposer(fluxDeDonnees(), 'flux.xml');
  await tourner();
  for (const chemin of toutes) {
    const html = await page(chemin);
    expectPagePublique(html);
    expect(Buffer.byteLength(html)).toBeLessThan(50_000);
  }
  expect(await page('/suspensions')).toContain('1 à recevoir');
  expect(await page(`${BASE}/suspension`)).toContain('Aucune adresse de notification');
});

test('the form of the exploitant asks for the comptable and his document', async () => {
  const { page, remplir, journal } = await console_();
  const html = await page(`${BASE}/suspension/decider`);
  expect(html).toContain(`<option value="${CODIQUE}"`);
  expect(html).toContain('name="fichier"');
  const champs = { motif: 'acces-empeche', raison: 'Fichiers illisibles.', codique: CODIQUE };
  expect((await remplir(`${BASE}/suspension`, champs)).status).toBe(422);
  expect((await remplir(`${BASE}/suspension`, { ...champs, document: DOCUMENT })).status).toBe(303);
  const event = (await journal.read(`adhesion/${SIRET}`)).events.at(-1);
  expect(event?.data).toMatchObject({
    ...{ decidePar: { role: 'comptable', id: `poste-${CODIQUE}` }, saisiPar: { id: 'exploitant' }, document: DOCUMENT },
  });
});

test.each([
  ['without a ground', { raison: 'Oui.', codique: CODIQUE }, 'motif'],
  ['without a reason', { motif: 'acces-empeche', raison: ' ', codique: CODIQUE, document: DOCUMENT }, 'raison'],
  ['of no poste', { motif: 'acces-empeche', raison: 'Oui.', codique: 'X' }, 'codique'],
])('a decision %s comes back with its error beside the field', async (_, champs, champ) => {
  const { remplir, journal } = await console_();
  const reponse = await remplir(`${BASE}/suspension/decider`, champs);
  expect(reponse.status).toBeGreaterThanOrEqual(400);
  const html = await reponse.text();
  expectPagePublique(html);
  expect(html).toContain(`<a href="#${champ}">`);
  expect(html).toMatch(
    new RegExp(`id="${champ}"[^>]*aria-describedby="[^"]*erreur-${champ}[^"]*" aria-invalid="true"`),
  );
  expect((await journal.read(`adhesion/${SIRET}`)).seq).toBe(1);
});

test('a body that is neither JSON nor a form is refused, not a fault of ours', async () => {
  const { appeler, signales } = await console_();
  for (const corps of ['{', '[]', 'null', '"x"']) {
    const envoi = { method: 'POST', body: corps, headers: { 'Content-Type': 'application/json' } };
    for (const chemin of ['suspension', 'levee', `suspension/alterations/${DOCUMENT}`, 'suspension/envoi'])
      expect((await appeler(`${BASE}/${chemin}`, envoi)).status).toBe(400);
  }
  expect(signales).toEqual([]);
});

test('what is not there is not found', async () => {
  const { appeler, poster } = await console_();
  const inconnu = '/adhesions/00099999900014';
  for (const chemin of [`${inconnu}/suspension`, `${inconnu}/suspension/decider`, `${BASE}/suspension/lettre`])
    expect((await appeler(chemin, { headers: { Accept: 'text/html' } })).status).toBe(404);
  expect((await appeler(`${BASE}/suspension/documents/${DOCUMENT}`)).status).toBe(404);
  expect((await appeler(`${BASE}/suspension/alterations/${DOCUMENT}`)).status).toBe(404);
  const papier = { objet: 'bordereau', recuLe: '2026-11-02' };
  expect((await poster(`/mises-a-disposition/${DOCUMENT}-1/papier`, papier)).status).toBe(404);
  expect((await poster(`/mises-a-disposition/${DOCUMENT}-1/papier`, { ...papier, recuLe: '2026-02-31' })).status).toBe(
    400,
  );
});
