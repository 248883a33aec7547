import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { consoleEprouvee, fluxDeDonnees, SIRET } from './console-eprouvee.ts';

test('a deposit is answered by its accusé, the same one when it comes again', async () => {
  const { deposer } = await consoleEprouvee();
  const flux = fluxDeDonnees();
  const premier = await deposer(flux, 'flux.xml');
  expect(premier.status).toBe(201);
  const accuse = await premier.json();
  expect(accuse).toMatchObject({
    nom: 'flux.xml',
    expediteur: SIRET,
    taille: flux.length,
    sha256: createHash('sha256').update(flux).digest('hex'),
  });
  expect(premier.headers.get('location')).toBe(`/depots/${accuse.depotId}`);
  const second = await deposer(flux, 'flux.xml');
  expect(second.status).toBe(200);
  expect(await second.json()).toMatchObject({ ...accuse, dejaDepose: true, etat: 'en-cours' });
});

test('the same name with other bytes is another deposit', async () => {
  const { deposer } = await consoleEprouvee();
  const un = await (await deposer('<a/>', 'flux.xml')).json();
  const deux = await (await deposer('<b/>', 'flux.xml')).json();
  expect(un.depotId).not.toBe(deux.depotId);
});

test.each([
  ['a SIRET of 13 digits', '0001020460001', 'flux.xml'],
  ['no name', SIRET, ''],
  ['a name with a path', SIRET, '../flux.xml'],
  ['a name with a line break', SIRET, 'flux\n.xml'],
])('%s is refused before the file is read', async (_, siret, nom) => {
  const { deposer, journal } = await consoleEprouvee();
  const avant = (await journal.since(0, 100)).length;
  const reponse = await deposer('<a/>', nom, siret);
  expect(reponse.status).toBe(400);
  expect(await reponse.json()).toEqual({
    ...{ type: 'about:blank', title: expect.any(String), status: reponse.status, code: expect.any(String) },
    ...{ detail: expect.any(String), remede: expect.any(String) },
  });
  expect(await journal.since(0, 100)).toHaveLength(avant);
});

test('a file longer than 100 Mo is refused as it is announced', async () => {
  const { appeler } = await consoleEprouvee();
  const reponse = await appeler(`/depots?siret=${SIRET}&nom=gros.xml`, {
    method: 'POST',
    body: 'x',
    headers: { 'Content-Length': '100000001' },
  });
  expect(reponse.status).toBe(413);
  expect((await reponse.json()).detail).toMatch(/^Le fichier dépasse la taille admise de 100\s000\s000 octets\.$/);
});

test('a file longer than 100 Mo is refused though it announced nothing', async () => {
  const { app, journal } = await consoleEprouvee();
  const avant = (await journal.since(0, 100)).length;
  let reste = 101;
  const corps = new ReadableStream<Uint8Array>({
    pull(flux) {
      if (reste-- > 0) flux.enqueue(new Uint8Array(1_000_000));
      else flux.close();
    },
  });
  const demande = { method: 'POST', body: corps, duplex: 'half', headers: { Host: 'localhost' } };
  const reponse = await app.request(`/depots?siret=${SIRET}&nom=gros.xml`, demande);
  expect(reponse.status).toBe(413);
  expect(await journal.since(0, 100)).toHaveLength(avant);
});

test('a file that travels compressed is refused, and one that says it does not is taken', async () => {
  const { appeler, journal } = await consoleEprouvee();
  const avant = (await journal.since(0, 100)).length;
  const envoyer = (encodage: string, route = `/depots?siret=${SIRET}&nom=a.xml`) =>
    appeler(route, { method: 'POST', body: '<a/>', headers: { 'Content-Encoding': encodage } });
  for (const encodage of ['gzip', 'BR', 'identity, gzip']) {
    const reponse = await envoyer(encodage);
    expect(await reponse.json()).toMatchObject({
      ...{ status: 415, code: 'CONTENU_COMPRESSE' },
      remede: expect.stringContaining('sans compression'),
    });
  }
  expect(await journal.since(0, 100)).toHaveLength(avant);
  expect((await envoyer('identity')).status).toBe(201);
});

test('a name that is not in UTF-8 is refused, never recorded as it is written', async () => {
  const { appeler, journal } = await consoleEprouvee();
  const avant = (await journal.since(0, 100)).length;
  for (const nom of ['%E9.xml', '100%.xml', '%C3%28.xml']) {
    const reponse = await appeler(`/depots?siret=${SIRET}&nom=${nom}`, { method: 'POST', body: '<a/>' });
    expect([reponse.status, await reponse.json()]).toMatchObject([400, { remede: expect.stringContaining('UTF-8') }]);
  }
  expect(await journal.since(0, 100)).toHaveLength(avant);
  const bon = await appeler(`/depots?siret=${SIRET}&nom=%C3%A9t%C3%A9+100%25.xml`, { method: 'POST', body: '<a/>' });
  expect(await bon.json()).toMatchObject({ nom: 'été 100%.xml' });
});

test('a deposit is followed to its answer, in JSON', async () => {
  const { deposer, appeler, tourner } = await consoleEprouvee();
  const { depotId } = await (await deposer(fluxDeDonnees({ bordereaux: 2 }), 'flux.xml')).json();
  expect(await (await appeler(`/depots/${depotId}`)).json()).toMatchObject({ etat: 'en-cours', repondu: false });
  await tourner();
  const depot = await (await appeler(`/depots/${depotId}`)).json();
  expect(depot).toMatchObject({
    etat: 'accepte',
    repondu: true,
    bordereaux: { total: 2, acceptes: 2, rejetes: 0, indetermines: 0 },
    misesADisposition: [
      { n: 1, etat: 'mise' },
      { n: 2, etat: 'mise' },
    ],
    liens: { fichier: `/depots/${depotId}/fichier`, acquit: `/depots/${depotId}/acquit` },
  });
  const { etapes }: { etapes: { evenement: string }[] } = depot;
  expect(etapes.map(({ evenement }) => evenement)).toEqual(['DepotRecu', 'VerdictRendu', 'AcquitEmis']);
  const liste = await (await appeler('/depots')).json();
  expect(liste).toMatchObject({ depots: [{ depotId, etat: 'accepte', mises: { envoyees: 2 } }], suivant: null });
  const court = await (await appeler(`/depots/${depotId.slice(0, 12)}`)).json();
  expect(court.depotId).toBe(depotId);
});

test('the answer is XML, the evidence is the deposited bytes and no browser shows it', async () => {
  const { deposer, appeler, tourner } = await consoleEprouvee();
  const flux = fluxDeDonnees();
  const { depotId } = await (await deposer(flux, 'flux « été ».xml')).json();
  expect((await appeler(`/depots/${depotId}/acquit`)).status).toBe(404);
  await tourner();
  const acquit = await appeler(`/depots/${depotId}/acquit`);
  expect(acquit.headers.get('content-type')).toBe('application/xml; charset=ISO-8859-1');
  expect(await acquit.text()).toContain('<n:PES_ACQUIT');
  const fichier = await appeler(`/depots/${depotId}/fichier`);
  expect(Buffer.from(await fichier.arrayBuffer())).toEqual(flux);
  expect(fichier.headers.get('content-type')).toBe('application/octet-stream');
  expect(fichier.headers.get('content-disposition')).toMatch(
    /^attachment; filename="[\w.-]+"; filename\*=UTF-8''flux%20/,
  );
});

test('the answer is plain text for whoever asks, and says what the XML says', async () => {
  const { deposer, appeler, tourner } = await consoleEprouvee();
  const { depotId } = await (await deposer(fluxDeDonnees({ pj: 1 }), 'flux.xml')).json();
  await tourner();
  const route = `/depots/${depotId}/acquit`;
  const texte = await appeler(route, { headers: { Accept: 'text/plain' } });
  expect(texte.headers.get('content-type')).toMatch(/^text\/plain; ?charset=UTF-8$/i);
  expect(await texte.text()).toMatch(
    /^Fichier « flux\.xml », reçu le 02\/11\/2026 à 09 h 00 : accepté\.\nBordereau de dépense 47 \(exercice 2026\) : accepté\.\nPièce justificative \w+ : acceptée\.\n/,
  );
  const parAdresse = await appeler(`${route}?format=texte`, { headers: { Accept: 'text/html' } });
  expect(parAdresse.headers.get('content-type')).toMatch(/^text\/plain/);
  const navigateur = await appeler(route, { headers: { Accept: 'text/html,application/xml;q=0.9,*/*;q=0.8' } });
  expect(navigateur.headers.get('content-type')).toContain('application/xml');
});

test('each bordereau and each PJ is given with its address', async () => {
  const { deposer, appeler, page, tourner } = await consoleEprouvee();
  const flux = fluxDeDonnees({ bordereaux: 2, pj: 2 });
  const { depotId } = await (await deposer(flux, 'flux.xml')).json();
  await tourner();
  const depot = await (await appeler(`/depots/${depotId}`)).json();
  const html = await page(`/depots/${depotId}`);
  for (const { lien } of [...depot.detailBordereaux, ...depot.detailPj]) {
    expect((await appeler(lien)).status).toBe(200);
    expect(html).toContain(`href="${lien}"`);
  }
});

test('anomalies stand under the object that they concern', async () => {
  const { deposer, page, tourner } = await consoleEprouvee();
  const flux = fluxDeDonnees({ bordereaux: 2, pj: 1 })
    .toString('latin1')
    .replace(/<NbrPce V="3"/g, '<NbrPce V="7"');
  const { depotId } = await (await deposer(Buffer.from(flux, 'latin1'), 'flux.xml')).json();
  await tourner();
  const [, premier = '', second = ''] = (await page(`/depots/${depotId}`)).split('<h3>');
  for (const [groupe, rang] of [
    [premier, 1],
    [second, 2],
  ] as const) {
    expect(groupe).toContain(
      `<a href="/depots/${depotId}/bordereaux/${rang}">Bordereau de dépense n°\u00a0${46 + rang}`,
    );
    expect(groupe.split('</section>')[0]?.match(/Que faire : /g)).toHaveLength(1);
  }
});

test('the list is given a page at a time', async () => {
  const { deposer, appeler, tourner, avancer } = await consoleEprouvee();
  for (const nom of ['a', 'b', 'c']) {
    await deposer(`<${nom}/>`, `${nom}.xml`);
    avancer(1);
  }
  await tourner();
  const { depots, suivant } = await (await appeler('/depots?max=2')).json();
  expect(depots.map(({ nom }: { nom: string }) => nom)).toEqual(['c.xml', 'b.xml']);
  const suite = await (await appeler(`/depots?max=2&avant=${encodeURIComponent(suivant)}`)).json();
  expect(suite).toMatchObject({ depots: [{ nom: 'a.xml' }], suivant: null });
  expect((await appeler('/depots?max=0')).status).toBe(400);
});

test('an unknown or malformed id is said so', async () => {
  const { appeler } = await consoleEprouvee();
  expect((await appeler(`/depots/${'0'.repeat(64)}`)).status).toBe(404);
  expect((await appeler('/depots/zut')).status).toBe(400);
  expect((await appeler('/nulle-part')).status).toBe(404);
});
