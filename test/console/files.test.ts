import { expect, test } from 'vitest';
import { CODIQUE, fluxDeDonnees } from './console-eprouvee.ts';
import { exploitationEprouvee } from './exploitation-eprouvee.ts';
import { expectPagePublique } from './page-publique.ts';

const DEPOT = 'a'.repeat(64);
const DE_VERIFICATION = JSON.stringify({ depotId: DEPOT });

test('each queue tells what waits in it, and since when', async () => {
  const { json, deposer, tourner, avancer, page, files } = await exploitationEprouvee();
  await deposer(fluxDeDonnees(), 'flux.xml');
  await tourner();
  await files.send('verifier', { id: DEPOT, group: 'g', body: DE_VERIFICATION });
  avancer(3 * 3600);
  const { files: etats } = await json('/files');
  expect(etats.map(({ file }: { file: string }) => file)).toEqual([
    'verifier',
    'verifier-gros',
    `comptable-${CODIQUE}`,
    'comptable-099077',
  ]);
  expect(etats[0]).toMatchObject({ enAttente: 1, enCours: 0, mortes: 0, plusAncien: '2026-11-02T08:00:00.000Z' });
  expect(etats[2]).toMatchObject({ enAttente: 1, nonConfirmees: 1, nonConfirmeesDepuis: '2026-11-02T08:00:00.000Z' });
  const html = await page('/files');
  expectPagePublique(html);
  expect(html).toContain('<time datetime="2026-11-02T08:00:00.000Z">3\u00a0h\u00a000\u00a0min</time>');
  expect(html).toContain('Aucun message de ces files n’est arrêté.');
});

test('a delivery is told as unconfirmed until its receipt', async () => {
  const { json, deposer, tourner, poster, page } = await exploitationEprouvee();
  const { depotId } = await (await deposer(fluxDeDonnees(), 'flux.xml')).json();
  await tourner();
  const route = `/files/comptable-${CODIQUE}`;
  const { livraisons } = await json(route);
  expect(livraisons).toMatchObject([{ dedupId: `${depotId}-1`, envois: 1, depuis: '2026-11-02T08:00:00.000Z' }]);
  expect(await page(route)).toContain('Livraisons non confirmées');
  await poster(`/mises-a-disposition/${depotId}-1/reception`, {});
  expect((await json(route)).livraisons).toEqual([]);
});

test('a dead letter says what it is about, why it died and how often it was tried', async () => {
  const { enterrer, json, page } = await exploitationEprouvee();
  await enterrer(DEPOT, DE_VERIFICATION, 'Le disque est <plein>.');
  await enterrer('autre', 'pas du JSON');
  const { mortes, lettres } = await json('/files/verifier');
  expect(mortes).toBe(2);
  expect(lettres).toMatchObject([
    { objet: DEPOT, cause: 'Le disque est <plein>.', receptions: 5, envoyeeLe: '2026-11-02T08:00:00.000Z' },
    { objet: null, cause: null },
  ]);
  const html = await page('/files/verifier');
  expectPagePublique(html);
  expect(html).toContain(`<a href="/depots/${DEPOT}">`);
  expect(html).toContain('Le disque est &lt;plein&gt;.');
  expect(html).toContain('Cause inconnue');
  expect(await page('/files')).toContain('2 messages sont arrêtés'.replace(' ', '\u00a0'));
});

test('a redrive is summed up, asks for its reason, happens once, and is in the journal with its author', async () => {
  const { enterrer, page, remplir, json, journal, files } = await exploitationEprouvee();
  await enterrer(DEPOT, DE_VERIFICATION);
  await enterrer('autre', '{}');
  const [premiere] = (await json('/files/verifier')).lettres;
  const resume = await page(`/files/verifier/relance?lettre=${premiere.lettre}`);
  expectPagePublique(resume);
  expect(resume.match(/<input type="hidden" name="lettre"/g)).toHaveLength(1);

  const sansRaison = await remplir('/files/verifier/relance', [
    ['lettre', premiere.lettre],
    ['raison', ' '],
  ]);
  expect(sansRaison.status).toBe(422);
  const refuse = await sansRaison.text();
  expect(refuse).toContain('aria-invalid="true"');
  expect(refuse).toContain('<a href="#raison">');
  expect(await files.counts('verifier')).toMatchObject({ dead: 2 });

  const champs = [
    ['lettre', premiere.lettre],
    ['raison', 'Le disque est agrandi.'],
  ] as const;
  const faite = await remplir('/files/verifier/relance', champs);
  expect([faite.status, faite.headers.get('location')]).toEqual([303, '/files/verifier?relancees=1']);
  expect(await files.counts('verifier')).toMatchObject({ visible: 1, dead: 1 });
  const encore = await remplir('/files/verifier/relance', champs);
  expect(encore.headers.get('location')).toBe('/files/verifier?relancees=0');
  const { events } = await journal.read('exploitation/verifier');
  expect(events).toMatchObject([
    {
      type: 'LettresRelancees',
      data: {
        file: 'verifier',
        lettres: [{ lettre: premiere.lettre, objet: DEPOT }],
        raison: 'Le disque est agrandi.',
        par: { role: 'administrateur', id: 'exploitant', codique: null },
      },
    },
  ]);
  expect(await page('/files/verifier?relancees=1')).toContain('1\u00a0lettre est repartie dans la file.');
});

test('a whole queue leaves in one act, and a program does it in JSON', async () => {
  const { enterrer, json, poster, files, journal } = await exploitationEprouvee();
  for (const id of ['un', 'deux', 'trois']) await enterrer(id, '{}');
  const lettres = (await json('/files/verifier')).lettres.map(({ lettre }: { lettre: string }) => lettre);
  const reponse = await poster('/files/verifier/relance', { lettres, raison: 'Correctif installé.' });
  expect(await reponse.json()).toEqual({ file: 'verifier', relancees: 3 });
  expect(await files.counts('verifier')).toEqual({ visible: 3, leased: 0, dead: 0 });
  expect((await journal.read('exploitation/verifier')).events).toHaveLength(1);
});

test('after a crash between the journal and the queue, the letters leave under the same event', async () => {
  const casse = { une: true };
  const { enterrer, json, poster, files, journal, signales } = await exploitationEprouvee();
  await enterrer('un', '{}');
  const [{ lettre }] = (await json('/files/verifier')).lettres;
  const redrive = files.redrive.bind(files);
  files.redrive = async (...args) => {
    if (!casse.une) return redrive(...args);
    casse.une = false;
    throw new Error('killed');
  };
  const demande = { lettres: [lettre], raison: 'Correctif installé.' };
  expect((await poster('/files/verifier/relance', demande)).status).toBe(500);
  expect(signales).toHaveLength(1);
  expect(await (await poster('/files/verifier/relance', demande)).json()).toEqual({ file: 'verifier', relancees: 1 });
  expect((await journal.read('exploitation/verifier')).events).toHaveLength(1);
});

test('a name that is no queue of ours is unknown', async () => {
  const { appeler } = await exploitationEprouvee();
  for (const nom of ['inconnue', 'comptable-', 'comptable-12', '..%2fverifier', 'verifier-lettres-mortes'])
    expect([nom, (await appeler(`/files/${nom}`)).status]).toEqual([nom, 404]);
});

test('a redrive that cannot be read is refused, and is no fault of ours', async () => {
  const { appeler, signales } = await exploitationEprouvee();
  for (const [type, body] of [
    ['application/json', '{'],
    ['application/json', '{"lettres":[]}'],
    ['application/x-www-form-urlencoded', 'raison=x'],
  ] as const) {
    const reponse = await appeler('/files/verifier/relance', {
      method: 'POST',
      body,
      headers: { 'Content-Type': type },
    });
    expect(reponse.status).toBe(400);
  }
  expect(signales).toEqual([]);
});
