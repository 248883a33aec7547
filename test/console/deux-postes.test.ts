/** One ordonnateur, two postes: neither is told of what is the other's. */
import { expect, test } from 'vitest';
import { activer } from '../../functions/adhesion/handler.ts';
import { suivreLesEvenements } from '../../functions/console/lecture/exploitation/journal-suivi.ts';
import { formulaire } from '../depot/exemples.ts';
import { alterer, BASE, CODIQUE, fluxDeSaintAubin, SIRET, suspensionEprouvee } from './suspension-eprouvee.ts';

const AUTRE = '033009';
const SIGNE = { signeLe: '2026-11-02T07:30:00.000Z' };

/** Both flows are the first poste's: one altered, one delivered during the suspension that followed. */
async function deuxPostes() {
  const eprouvee = await suspensionEprouvee('2026-11-02T08:00:00.000Z');
  await activer(eprouvee)({
    formulaire: formulaire({ siret: SIRET, codiques: [CODIQUE, AUTRE] }),
    saisiPar: { role: 'administrateur', id: 'demonstration', codique: null },
  });
  const autre = await eprouvee.venir({
    role: 'comptable',
    perimetre: { type: 'poste', codique: AUTRE },
    courriel: 'autre@exemple.invalid',
    nom: 'Autre',
  });
  const alteration = await eprouvee.deposer(
    alterer(await fluxDeSaintAubin({ premierBordereau: 47 }, SIGNE)),
    'altere.xml',
  );
  await eprouvee.tourner();
  await eprouvee.dire(`${BASE}/suspension`, { motif: 'alterations-graves', raison: 'Fichier altéré.' });
  const livre = await eprouvee.deposer(await fluxDeSaintAubin({ premierBordereau: 51 }, SIGNE), 'livre.xml');
  await eprouvee.tourner();
  const json = async (chemin: string, qui = eprouvee.ferrand) => (await eprouvee.lire(chemin, { qui })).json();
  return { ...eprouvee, autre, alteration, livre, json };
}

test('the paper of a poste is listed to it, to the ordonnateur and to the administrateur, and not to another poste', async () => {
  const { autre, ferrand, maire, administrateur, livre, json, page } = await deuxPostes();
  const chemin = `${BASE}/suspension/papier`;
  for (const qui of [ferrand, maire, administrateur])
    expect((await json(chemin, qui)).papiers).toMatchObject([{ dedupId: `${livre}-1`, destinataire: CODIQUE }]);
  expect((await json(chemin, autre)).papiers).toEqual([]);
  expect(await page(`${chemin}/bordereau`, autre)).not.toContain(livre.slice(0, 12));
  expect((await json(`${BASE}/suspension`)).papierDu).toBe(1);
  expect((await json(`${BASE}/suspension`, autre)).papierDu).toBe(0);
});

test('an alteration is shown to the poste of its deposit, and is neither shown to another nor qualified by it', async () => {
  const { autre, ferrand, alteration, json, lire, dire, page } = await deuxPostes();
  const chemin = `${BASE}/suspension/alterations/${alteration}`;
  expect((await json(`${BASE}/suspension`)).alterations).toMatchObject([{ depotId: alteration }]);
  expect((await json(`${BASE}/suspension`, autre)).alterations).toEqual([]);
  expect((await lire(chemin, { qui: ferrand })).status).toBe(200);
  expect((await lire(chemin, { qui: autre })).status).toBe(403);
  const constat = { grave: false, raison: 'Sans conséquence.' };
  expect((await dire(chemin, constat, { qui: autre })).status).toBe(403);
  const aQualifier = async (qui = ferrand) => (await json('/suspensions?section=a-qualifier', qui)).sections[0].lignes;
  expect(await aQualifier()).toMatchObject([{ siret: SIRET, aQualifier: [{ depotId: alteration }] }]);
  expect(await aQualifier(autre)).toEqual([]);
  const ATTEND = /Ordonnateurs dont une altération est à qualifier<\/a><span[^>]*>[^<]*<\/span><\/th>\s*<td>1</;
  expect(await page('/')).toMatch(ATTEND);
  expect(await page('/', autre)).not.toMatch(ATTEND);
  expect((await dire(chemin, constat)).status).toBe(200);
});

test('a delivery is found in the journal by its poste, and by no other poste of its ordonnateur', async () => {
  const { autre, ferrand, maire, livre, lire } = await deuxPostes();
  for (const objet of [`${livre}-1`, livre, CODIQUE]) {
    expect((await lire(`/journal?objet=${objet}`, { qui: ferrand })).status).toBe(200);
    expect((await lire(`/journal?objet=${objet}`, { qui: autre })).status).toBe(404);
  }
  expect((await lire(`/journal?objet=${livre}-1`, { qui: maire })).status).toBe(200);
});

test('by type and in the export, the journal tells a poste nothing of the deliveries to another', async () => {
  const eprouvee = await deuxPostes();
  const { autre, ferrand, livre, lire, journal } = eprouvee;
  await suivreLesEvenements(eprouvee, journal.tous);
  for (const chemin of ['/journal?type=MiseADispositionDecidee', '/journal', '/journal.csv']) {
    expect(await (await lire(chemin, { qui: ferrand })).text()).toContain(livre);
    expect(await (await lire(chemin, { qui: autre })).text()).not.toContain(livre);
  }
});

test('the journal of a poste, searched or exported, tells nothing of the alterations of another', async () => {
  const eprouvee = await deuxPostes();
  const { autre, ferrand, maire, alteration, dire, lire, journal } = eprouvee;
  await dire(`${BASE}/suspension/alterations/${alteration}`, { grave: true, raison: 'Montant changé.' });
  await suivreLesEvenements(eprouvee, journal.tous);
  for (const chemin of ['/journal', '/journal.csv', '/journal?type=AlterationDetectee']) {
    for (const qui of [ferrand, maire])
      expect(await (await lire(chemin, { qui })).text()).toContain(alteration.slice(0, 12));
    expect(await (await lire(chemin, { qui: autre })).text()).not.toContain(alteration.slice(0, 12));
  }
  expect(await (await lire('/journal', { qui: autre })).text()).toContain('SuspensionPrononcee');
  // Nor does the history of the adhésion.
  expect(await (await lire(BASE, { qui: ferrand })).text()).toContain(alteration.slice(0, 12));
  expect(await (await lire(BASE, { qui: autre })).text()).not.toContain(alteration.slice(0, 12));
});

test('a poste founds its suspension on its own alterations: those of another are neither offered nor taken', async () => {
  const { autre, ferrand, alteration, dire, page, lire } = await deuxPostes();
  await dire(`${BASE}/suspension/alterations/${alteration}`, { grave: true, raison: 'Montant changé.' });
  await dire(`${BASE}/levee`, { raison: 'Corrigé.' });
  const formulaire = `${BASE}/suspension/decider`;
  expect(await page(formulaire)).toContain(alteration);
  expect(await page(formulaire, autre)).not.toContain(alteration);
  const suspendre = { motif: 'alterations-graves', raison: 'Fichiers altérés.' };
  const citee = await dire(`${BASE}/suspension`, { ...suspendre, alterations: [alteration] }, { qui: autre });
  expect(await citee.json()).toMatchObject({ status: 404, code: 'ALTERATION_INCONNUE' });
  expect((await dire(`${BASE}/suspension`, suspendre, { qui: autre })).status).toBe(200);
  const prononcee = async () => (await (await lire(`${BASE}/suspension`, { qui: ferrand })).json()).enCours.prononcee;
  expect(await prononcee()).not.toHaveProperty('alterations');
});

test('a delivery to one poste of a deposit that concerns two is not in the journal of the other', async () => {
  const { autre, livre, lectures, json, lire } = await deuxPostes();
  const resume = JSON.parse((await lectures.get('depots', livre)) ?? '');
  await lectures.put('depots', livre, {
    rank: 'r',
    body: JSON.stringify({ ...resume, destinataires: [CODIQUE, AUTRE] }),
  });
  expect((await lire(`/journal?objet=${livre}-1`, { qui: autre })).status).toBe(404);
  const { evenements } = await json(`/journal?objet=${livre}`, autre);
  expect(evenements.map(({ stream }: { stream: string }) => stream)).not.toContain(`mise/${livre}/1`);
});

test('a refused tick is answered as refused, with the list to whoever may read it and alone to whoever may not', async () => {
  const { ferrand, livre, remplir, venir } = await deuxPostes();
  const [chemin, coche] = [`/mises-a-disposition/${livre}-1/papier`, { objet: 'bordereau', recuLe: '2030-01-01' }];
  const refusee = await remplir(chemin, coche);
  expect(refusee.status).toBeGreaterThanOrEqual(400);
  expect(await refusee.text()).toContain(livre.slice(0, 12));
  const agent = await venir({
    ...{ role: 'agent-comptable', perimetre: { type: 'poste', codique: CODIQUE }, nom: 'Agent' },
    ...{ courriel: 'agent@exemple.invalid', actes: ['traiter-mise'], delegant: ferrand.id },
  });
  const alui = await remplir(chemin, coche, { qui: agent });
  expect(alui.status).toBe(refusee.status);
  expect(await alui.text()).not.toContain(livre.slice(0, 12));
});
