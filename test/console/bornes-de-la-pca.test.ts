/** What a page of the phase comminatoire weighs and reads does not grow with the dossiers; its time is measured elsewhere. */
import { afterAll, describe, expect, test } from 'vitest';
import { dossierEphemere } from '../pca/annee/dossier-ephemere.ts';
import { Annee } from '../pca/annee/simuler.ts';
import { consoleDeLaPca, projeterLaPca } from './console-de-la-pca.ts';
import { expectPagePublique } from './page-publique.ts';
import { type Lecteur, pagesDeLaPca } from './pages-de-la-pca.ts';
import { CONTRATS_AILLEURS, ETUDES_DU_GRAND, POSTES_DU_GRAND } from './pca-extremes.ts';
import { PcaInventee } from './pca-inventee.ts';

const JOUR = '2026-04-10';
const TRIMESTRE = '2026-T1';
const COMBIEN = 400;
const POIDS_MAX = 50_000;
/** Twenty-five dossiers of a page, each read by its id, and a few lists; a search looks at four hundred. */
const APPELS_MAX = 60;
const APPELS_D_UNE_RECHERCHE = 440;
/** The contracts that a page lists, and what it tells of one thing. */
const FLUX_MAX = 40;

const { chemin, detruire } = dossierEphemere();
const annee = new Annee(chemin, 60, { fin: JOUR });
await annee.jouer();
const pca = await PcaInventee.de(annee.needs.journal, COMBIEN, TRIMESTRE);
await projeterLaPca(annee, pca);
const { appeler, lectures, fluxLus, signales } = await consoleDeLaPca(annee, pca, annee.needs.lectures, JOUR);
afterAll(() => {
  annee.fermer();
  detruire();
});

const pages = pagesDeLaPca({ trimestre: TRIMESTRE, jour: JOUR });

test.each(pages)('$nom', async ({ nom, qui, chemin: adresse }) => {
  expectPagePublique(await (await appeler(adresse, qui)).text());
  lectures.appels = 0;
  fluxLus.length = 0;
  const reponse = await appeler(adresse, qui, { 'Accept-Encoding': 'gzip' });
  expect([reponse.status, signales]).toEqual([200, []]);
  expect(reponse.headers.get('content-encoding')).toBe('gzip');
  expect((await reponse.arrayBuffer()).byteLength).toBeLessThan(POIDS_MAX);
  expect(lectures.appels).toBeLessThanOrEqual(nom.includes('recherche') ? APPELS_D_UNE_RECHERCHE : APPELS_MAX);
  expect(fluxLus.length).toBeLessThanOrEqual(FLUX_MAX);
});

test('a statement is shown, and filled in, without reading a dossier', async () => {
  for (const { qui, chemin: adresse } of pages.filter(({ nom }) => nom.startsWith('Un état'))) {
    fluxLus.length = 0;
    expect((await appeler(adresse, qui)).status).toBe(200);
    expect(fluxLus.filter((stream) => stream.startsWith('dossier/'))).toEqual([]);
  }
});

describe('a page after the other, each thing is told once and nothing is left out', () => {
  async function suivre(adresse: string, qui: Lecteur, ids: (page: Page) => string[]): Promise<string[]> {
    const tous: string[] = [];
    for (let apres: string | null = null, pages = 0; pages < 100; pages += 1) {
      const suite = apres === null ? '' : `&apres=${encodeURIComponent(apres)}`;
      const page: Page = await (await appeler(`${adresse}${suite}`, qui, { Accept: 'application/json' })).json();
      tous.push(...ids(page));
      apres = page.suivant;
      if (apres === null) return tous;
    }
    throw new Error('no end');
  }

  test('the statements of twenty études and sixty postes', async () => {
    const cles = ({ etats }: Page) => etats.map(({ etat }) => JSON.stringify(etat));
    for (const [qui, autres] of [
      ['ddfipDuGrand', 0],
      ['administrateur', 30 * (1 + CONTRATS_AILLEURS)],
    ] as const) {
      const tous = await suivre(`/etats?trimestre=${TRIMESTRE}`, qui, cles);
      expect(new Set(tous).size).toBe(2 * ETUDES_DU_GRAND * POSTES_DU_GRAND + autres);
      expect(tous.length).toBe(new Set(tous).size);
    }
  });

  test('the facts of a dossier that was paid in a hundred times', async () => {
    const long = pages.find(({ nom }) => nom.includes('cent versements'));
    if (long === undefined) throw new Error('absent');
    const faits: string[] = [];
    for (let adresse: string | undefined = long.chemin; adresse !== undefined; ) {
      const html: string = await (await appeler(adresse, long.qui)).text();
      faits.unshift(...[...html.matchAll(/id="fait-(\d+)"/g)].map(([, seq = '']) => seq));
      adresse = /href="([^"#]+)#chronologie" rel="next"/.exec(html)?.[1];
    }
    const { chronologie } = await (await appeler(long.chemin, long.qui, { Accept: 'application/json' })).json();
    const dits = chronologie.filter(({ type }: { type: string }) => type !== 'EchangeRecu');
    expect(faits.length).toBeGreaterThan(200);
    expect(faits).toEqual(dits.map(({ seq }: { seq: number }) => String(seq)));
  });
});

interface Page {
  readonly etats: readonly { readonly etat: object }[];
  readonly suivant: string | null;
}
