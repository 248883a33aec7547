import { expect, test } from 'vitest';
import { chercher } from '../../functions/console/lecture/exploitation/journal.ts';
import { reprojeterLeJournal } from '../../functions/console/lecture/exploitation/journal-projeter.ts';
import { suivreLesEvenements } from '../../functions/console/lecture/exploitation/journal-suivi.ts';
import type { Perimetre } from '../../functions/habilitation/qui.ts';
import { COMMUNAUTE } from '../../infra/embedded/demonstration/registre.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { CODIQUE, fluxDeDonnees, SIRET } from './console-eprouvee.ts';
import { exploitationEprouvee } from './exploitation-eprouvee.ts';
import { expectPagePublique } from './page-publique.ts';

const RIEN = { objet: null, type: null, du: null, au: null };
const types = ({ evenements }: { evenements: { type: string }[] }) => evenements.map(({ type }) => type);

async function avecUnDepot() {
  const eprouvee = await exploitationEprouvee();
  eprouvee.avancer(60);
  const { depotId } = await (await eprouvee.deposer(fluxDeDonnees(), 'flux.xml')).json();
  await eprouvee.tourner();
  return { ...eprouvee, depotId };
}

test('the journal is told latest first, each event with its sentence, its author and its digest', async () => {
  const { json, page, depotId, journal } = await avecUnDepot();
  const { evenements, suivant } = await json('/journal');
  expect(suivant).toBeNull();
  expect(evenements).toHaveLength((await journal.since(0, 1000)).length);
  const recu = evenements.find(({ type }: { type: string }) => type === 'DepotRecu');
  expect(recu).toMatchObject({
    stream: `depot/${depotId}`,
    seq: 1,
    auteur: `Ordonnateur ${SIRET}`,
    phrase: expect.stringContaining('flux.xml'),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    sceau: null,
  });
  const ordre = evenements.map(({ at }: { at: string }) => at);
  expect(ordre).toEqual([...ordre].sort().reverse());
  const html = await page('/journal');
  expectPagePublique(html);
  expect(html).toContain('Pas encore scellé');
  expect(html).toContain(`Ordonnateur ${SIRET}`);
});

test('it is searched by deposit, short or whole, by delivery, by SIRET, by codique and by queue', async () => {
  const { json, depotId, appeler, enterrer, poster, suivre } = await avecUnDepot();
  const parDepot = types(await json(`/journal?objet=${depotId}`));
  expect(parDepot).toEqual(
    expect.arrayContaining(['DepotRecu', 'VerdictRendu', 'AcquitEmis', 'MiseADispositionDecidee', 'MisADisposition']),
  );
  expect(types(await json(`/journal?objet=${depotId.slice(0, 12)}`))).toEqual(parDepot);
  expect(types(await json(`/journal?objet=${depotId}-1`))).toEqual(['MisADisposition', 'MiseADispositionDecidee']);
  expect(types(await json(`/journal?objet=${SIRET}`))).toEqual(
    expect.arrayContaining(['AdhesionActivee', 'DepotRecu', 'MisADisposition']),
  );
  expect(types(await json(`/journal?objet=${CODIQUE}`))).not.toContain('DepotRecu');
  expect(types(await json(`/journal?objet=${CODIQUE}`))).toEqual(
    expect.arrayContaining(['MisADisposition', 'AdhesionActivee']),
  );
  await enterrer('un', '{}');
  const [{ lettre }] = (await json('/files/verifier')).lettres;
  await poster('/files/verifier/relance', { lettres: [lettre], raison: 'Réparé.' });
  await suivre();
  const { evenements } = await json('/journal?objet=verifier');
  expect(evenements).toMatchObject([
    {
      type: 'LettresRelancees',
      auteur: 'Administrateur exploitant',
      phrase: '1\u00a0lettre morte relancée dans la file « Vérification » : Réparé.',
    },
  ]);
  for (const inconnu of ['zut', 'f'.repeat(64), '1'.repeat(12)]) {
    const reponse = await appeler(`/journal?objet=${inconnu}`);
    expect([inconnu, reponse.status === 404 || types(await reponse.json()).length === 0]).toEqual([inconnu, true]);
  }
});

test('it is searched by type and by civil dates of Paris, both included', async () => {
  const { json, deposer, tourner, avancer } = await avecUnDepot();
  // 23:30Z on the 2nd is the 3rd in Paris.
  avancer(15.5 * 3600 - 60);
  await deposer('<a/>', 'le-3.xml');
  await tourner();
  expect(types(await json('/journal?type=DepotRecu'))).toEqual(['DepotRecu', 'DepotRecu']);
  const le3 = await json('/journal?type=DepotRecu&du=2026-11-03&au=2026-11-03');
  expect(le3.evenements).toMatchObject([{ at: '2026-11-02T23:30:00.000Z' }]);
  expect(types(await json('/journal?type=DepotRecu&au=2026-11-02'))).toHaveLength(1);
  expect(types(await json(`/journal?type=DepotRecu&objet=${SIRET}&du=2026-11-04`))).toEqual([]);
  expect(types(await json('/journal?objet=&type=&du=&au='))).not.toEqual([]);
});

test('pages follow one another without a gap nor a repetition, with or without a type', async () => {
  const { json, journal, deposer, tourner } = await avecUnDepot();
  for (let n = 0; n < 4; n += 1) await deposer(`<a>${n}</a>`, `${n}.xml`);
  await tourner();
  const tout = (await journal.since(0, 1000)).map(({ event }) => event);
  for (const [question, voulus] of [
    ['', tout],
    [`objet=${SIRET}&type=VerdictRendu`, tout.filter(({ type }) => type === 'VerdictRendu')],
  ] as const) {
    const vus: string[] = [];
    for (let avant = ''; ; ) {
      const { evenements, suivant } = await json(`/journal?max=2&${question}${avant}`);
      expect(evenements.length).toBeLessThanOrEqual(2);
      vus.push(...evenements.map(({ hash }: { hash: string }) => hash));
      if (suivant === null) break;
      avant = `&avant=${encodeURIComponent(suivant)}`;
    }
    expect([...vus].sort()).toEqual(voulus.map(({ hash }) => hash).sort());
  }
});

test('each sees what concerns him, and of the rest not even that it exists', async () => {
  const { depotId, ...needs } = await avecUnDepot();
  const voir = async (perimetre: Perimetre, objet: string | null = null) =>
    (await chercher(needs, perimetre, { ...RIEN, objet }, { avant: null, max: 100 }))?.evenements.map(
      ({ event }) => event.type,
    ) ?? null;
  const sien = { type: 'ordonnateur', siret: SIRET } as const;
  const autre = { type: 'ordonnateur', siret: COMMUNAUTE.siret } as const;
  const poste = { type: 'poste', codique: CODIQUE } as const;
  expect(await voir(sien)).toContain('VerdictRendu');
  expect(await voir(sien, depotId)).toContain('VerdictRendu');
  expect(await voir(autre)).toEqual(['AdhesionActivee']);
  for (const objet of [depotId, `${depotId}-1`, SIRET, CODIQUE, 'verifier', `depot/${depotId}`])
    expect(await voir(autre, objet)).toBeNull();
  expect(await voir(poste, depotId)).toContain('VerdictRendu');
  expect(await voir({ type: 'poste', codique: '099077' }, depotId)).toBeNull();
  expect(await voir({ type: 'dossier', stream: `depot/${depotId}` })).toContain('VerdictRendu');
  expect(await voir({ type: 'etude', siret: SIRET })).toEqual([]);
  expect(await voir({ type: 'etude', siret: SIRET }, depotId)).toBeNull();
});

test('an event that is sealed names its seal, which is found in its turn', async () => {
  const { json, scellement, depotId, page } = await avecUnDepot();
  await scellement.marquer([{ stream: `depot/${depotId}`, jusqua: 2, sceau: 7 }]);
  const { evenements } = await json(`/journal?objet=${depotId}`);
  const scelles = evenements.filter(({ stream }: { stream: string }) => stream === `depot/${depotId}`);
  expect(scelles.map(({ seq, sceau }: { seq: number; sceau: number }) => [seq, sceau])).toContainEqual([2, 7]);
  expect(scelles.find(({ seq }: { seq: number }) => seq === 3).sceau).toBeNull();
  expect(await page('/journal')).toContain('<a href="/journal?objet=sceau%2F7">Sceau n°\u00a07</a>');
});

test('it is exported for spreadsheets, and nothing in it is a formula', async () => {
  const { appeler, deposer, tourner } = await avecUnDepot();
  await deposer('<a/>', '=SOMME(A1).xml');
  await tourner();
  const reponse = await appeler('/journal.csv?type=DepotRecu');
  expect(reponse.headers.get('content-disposition')).toContain('journal-debut-2026-11-02.csv');
  const lignes = (await reponse.text()).split('\r\n');
  expect(lignes[0]).toBe(
    '"Instant (UTC)";"Événement";"En clair";"Auteur";"Flux";"Rang";"Empreinte";"Empreinte précédente";"Sceau"',
  );
  expect(lignes).toHaveLength(4);
  for (const ligne of lignes.slice(1, -1)) {
    expect(ligne).toMatch(/^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z";"DepotRecu";/);
    for (const cellule of ligne.split('";"')) expect(cellule).not.toMatch(/^"?[=+\-@]/);
  }
});

test('told again, or stream by stream in any order, the index is the same', async () => {
  const { journal, objets, lectures } = await avecUnDepot();
  const tout = (await journal.since(0, 1000)).map(({ event }) => event);
  const { lectures: autres } = plateformePassagere();
  for (const event of [...tout, ...tout].reverse())
    await suivreLesEvenements({ journal, objets, lectures: autres }, [event]);
  const { lectures: relues } = plateformePassagere();
  const streams = [...new Set(tout.map(({ stream }) => stream))].reverse();
  await reprojeterLeJournal({ journal, objets, lectures: relues }, [...streams, ...streams]);
  for (const collection of [
    'journal/tout',
    `journal/ordonnateur/${SIRET}`,
    `journal/poste/${CODIQUE}`,
    'journal/type/DepotRecu',
  ]) {
    const attendu = await lectures.list(collection, { limit: 1000 });
    expect(attendu).not.toEqual([]);
    expect(await autres.list(collection, { limit: 1000 })).toEqual(attendu);
    expect(await relues.list(collection, { limit: 1000 })).toEqual(attendu);
  }
});
