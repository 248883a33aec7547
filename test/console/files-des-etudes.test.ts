/** Études have queues as postes have: what waits in them, and what of a dossier nobody has confirmed. */
import { expect, test } from 'vitest';
import { visible } from '../../functions/console/lecture/exploitation/files.ts';
import { clesDe } from '../../functions/habilitation/personne.ts';
import { tenirLeContrat } from '../../functions/pca/contrat/handler.ts';
import { confier } from '../../functions/pca/dossier/handler.ts';
import { confirmerReceptionPca } from '../../functions/pca/envoi/handler.ts';
import { demandeEnClair, nouveau, qui, signature } from '../pca/en-clair.ts';
import { AUTRE_ETUDE, COMPTABLE, CONTRAT, DDFIP, ETUDE, etude, POSTE } from '../pca/noms.ts';
import { exploitationEprouvee } from './exploitation-eprouvee.ts';
import { expectPagePublique } from './page-publique.ts';

const FILE = `etude-${ETUDE}`;
const ECHANGE = `pca.${POSTE}.D-1.1`;

/** One dossier has left for its étude, which has not fetched it. */
async function unDossierParti() {
  const console = await exploitationEprouvee();
  const { journal, objets, horloge } = console;
  const needs = { journal, objets, horloge, cles: clesDe(new Uint8Array(32).fill(7)) };
  const tenir = tenirLeContrat(needs);
  await tenir(qui(DDFIP), CONTRAT, signature());
  await tenir(qui(DDFIP), CONTRAT, { type: 'ContratNotifie', message: nouveau(), le: '2026-01-01' });
  const demande = demandeEnClair(30_000, { numero: 'D-1', signeeLe: '2026-11-02' });
  expect(await confier(needs)(qui(COMPTABLE), demande)).toMatchObject({ ok: true });
  await console.tourner();
  return { ...console, needs };
}

test('the queue of each étude that a contract names is listed after those of the postes', async () => {
  const { json, page, appeler, avancer } = await unDossierParti();
  avancer(3 * 3600);
  const { files } = await json('/files');
  const noms = files.map(({ file }: { file: string }) => file);
  expect(noms.slice(noms.findIndex((nom: string) => nom.startsWith('etude-')))).toEqual(
    [`etude-${ETUDE}`, `etude-${AUTRE_ETUDE}`].sort(),
  );
  expect(files.find(({ file }: { file: string }) => file === FILE)).toMatchObject({
    ...{ enAttente: 1, nonConfirmees: 1, nonConfirmeesDepuis: '2026-11-02T08:00:00.000Z' },
  });
  expect(await page('/files')).toContain(`<a href="/files/${FILE}">Étude ${ETUDE}</a>`);
  expect((await appeler(`/files?codique=${ETUDE}`)).headers.get('location')).toBe(`/files/${FILE}`);
});

test('its page names the dossier that waits, which whoever runs the service may not open, until its receipt', async () => {
  const { json, page, needs } = await unDossierParti();
  expect((await json(`/files/${FILE}`)).livraisons).toMatchObject([
    { dedupId: ECHANGE, envois: 1, depuis: '2026-11-02T08:00:00.000Z' },
  ]);
  const html = await page(`/files/${FILE}`);
  expectPagePublique(html);
  expect(html).toContain(`Dossier <code>D-1</code> du poste ${POSTE}, événement 1`);
  expect(html).not.toContain('href="/depots/pca');
  await confirmerReceptionPca(needs)(qui(etude()), ECHANGE);
  expect((await json(`/files/${FILE}`)).livraisons).toEqual([]);
});

test('the list goes on from the postes to the études, and tells each once', async () => {
  const { json, lectures } = await unDossierParti();
  const nommer = (collection: string, ids: readonly string[]) =>
    Promise.all(ids.map((id) => lectures.put(collection, id, { rank: id, body: id })));
  await nommer(
    'postes',
    Array.from({ length: 70 }, (_, n) => `0440${10 + n}`),
  );
  await nommer(
    'etudes',
    Array.from({ length: 60 }, (_, n) => `443000000000${10 + n}`),
  );
  const vus: string[] = [];
  for (let avant: string | null = ''; avant !== null; ) {
    const page = await json(`/files${avant && `?avant=${avant}`}`);
    vus.push(...page.files.map(({ file }: { file: string }) => file));
    avant = page.suivant;
  }
  expect(new Set(vus).size).toBe(vus.length);
  const [postes, etudes] = ['comptable-', 'etude-'].map((debut) => vus.filter((nom) => nom.startsWith(debut)));
  expect([postes?.length, etudes?.length]).toEqual([73, 62]);
  expect(vus.indexOf(etudes?.[0] ?? '')).toBe(2 + 73);
});

test('an étude sees its own queue only', () => {
  const sien = { type: 'etude', siret: ETUDE } as const;
  expect([FILE, `etude-${AUTRE_ETUDE}`, `comptable-${POSTE}`, 'verifier'].map((nom) => visible(sien, nom))).toEqual([
    ...[true, false, false, false],
  ]);
});
