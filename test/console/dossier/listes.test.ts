/** The lists of dossiers: each reader has his own, in the order that he needs, a page at a time; rebuilt, they are the same. */
import { expect, test } from 'vitest';
import { projeter } from '../../../functions/console/lecture/projeter.ts';
import { reprojeter } from '../../../functions/console/lecture/reprojeter.ts';
import { LecturesEnMemoire } from '../../desastre/plateforme/lectures.ts';
import { AUTRE_ETUDE, ETUDE, POSTE } from '../../pca/exemples.ts';
import { type DossiersEprouves, dossiersEprouves } from './dossiers-eprouves.ts';

const numeros = async (reponse: Response): Promise<string[]> =>
  (await reponse.json()).dossiers.map(({ numero }: { numero: string }) => numero);

async function troisDossiers(): Promise<DossiersEprouves> {
  const eprouves = await dossiersEprouves('2026-02-02');
  const { confier, au, lire, acte, etude } = eprouves;
  await confier('A-1', 30_000);
  await lire(`/dossiers/${POSTE}/A-1`, etude);
  au('2026-02-03');
  await confier('A-2', 40_000);
  await lire(`/dossiers/${POSTE}/A-2`, etude);
  const versement = { mouvement: 'V1', montant: 10_000, mode: 'virement', recuLe: '2026-02-03' };
  expect((await acte('A-2', 'versement', etude, versement)).status).toBe(201);
  au('2026-02-04');
  await confier('B-1', 50_000);
  return eprouves;
}

test('by state, by last day, by what is to be handed over, and by number', async () => {
  const { lire, ferrand, etude, tourner } = await troisDossiers();
  await tourner();
  const liste = async (recherche: string, lui = ferrand) => numeros(await lire(`/dossiers${recherche}`, lui));
  expect(await liste('')).toEqual(['B-1', 'A-2', 'A-1']);
  expect(await liste('', etude)).toEqual(['B-1', 'A-2', 'A-1']);
  expect(await liste('?etat=recu')).toEqual(['A-1']);
  expect(await liste('?etat=en-cours')).toEqual(['A-2']);
  expect(await liste('?etat=transmis', etude)).toEqual(['B-1']);
  expect(await liste('?vue=termes')).toEqual(['A-1', 'A-2']);
  expect(await liste('?du=2026-04-19&au=2026-04-19')).toEqual(['A-2']);
  expect(await liste('?vue=a-reverser')).toEqual(['A-2']);
  expect(await liste('?q=A-')).toEqual(['A-1', 'A-2']);
  expect(await liste(`?etude=${ETUDE}&etat=recu`)).toEqual(['A-1']);
  expect(await liste(`?etude=${AUTRE_ETUDE}`)).toEqual([]);
  for (const faux of ['?etat=perdu', '?du=hier', '?etude=1', '?max=0'])
    expect((await lire(`/dossiers${faux}`, ferrand)).status).toBe(400);
});

test('page after page, each dossier once', async () => {
  const { lire, ferrand, tourner } = await troisDossiers();
  await tourner();
  const vus: string[] = [];
  for (let apres = ''; ; ) {
    const page = await (await lire(`/dossiers?max=1${apres === '' ? '' : `&apres=${apres}`}`, ferrand)).json();
    vus.push(...page.dossiers.map(({ numero }: { numero: string }) => numero));
    if (page.suivant === null) break;
    apres = encodeURIComponent(page.suivant);
  }
  expect(vus).toEqual(['B-1', 'A-2', 'A-1']);
});

test('as CSV, with no name in it', async () => {
  const { lire, ferrand, tourner } = await troisDossiers();
  await tourner();
  const csv = await (await lire('/dossiers.csv?q=A-', ferrand)).text();
  const lignes = csv.trimEnd().split('\r\n');
  expect(lignes).toHaveLength(3);
  expect(lignes[2]).toContain('"A-2";"PCA52-2024";"produit-local"');
  expect(lignes[2]).toContain('"400.00";"100.00";"300.00";"100.00";"2026-02-17"');
  expect(csv).not.toContain('Dupré');
});

test('another étude and another poste have none of them, and each is as unknown to them as what never was', async () => {
  const eprouves = await troisDossiers();
  const { lire, tourner, etudeDe, posteDe, acte } = eprouves;
  await tourner();
  const autres = [await etudeDe(AUTRE_ETUDE), await posteDe('052002')];
  for (const autre of autres) {
    expect(await numeros(await lire('/dossiers', autre))).toEqual([]);
    for (const suite of ['', '/diligences', `/objets/${'0'.repeat(64)}`, '/actes/versement']) {
      const [sien, rien] = await Promise.all(
        ['A-1', 'Z-9'].map((numero) => lire(`/dossiers/${POSTE}/${numero}${suite}`, autre)),
      );
      expect([sien?.status, await sien?.text()]).toEqual([404, await rien?.text()]);
    }
    expect((await acte('A-1', 'prise-en-charge', autre, { le: '2026-02-04' })).status).toBe(404);
  }
});

test('made anew from the streams, in any lots, the lists are the same', async () => {
  const { journal, objets, lectures } = await troisDossiers();
  const suivis = journal.tous.map((event, rang) => ({ event, position: rang + 1 }));
  await projeter({ journal, objets, lectures }, suivis);
  const [parUn, refaites] = [new LecturesEnMemoire(), new LecturesEnMemoire()];
  for (const suivi of suivis) await projeter({ journal, objets, lectures: parUn }, [suivi]);
  await reprojeter({ journal, objets, lectures: refaites }, [...new Set(journal.tous.map(({ stream }) => stream))]);
  const tout = async (de: typeof parUn) =>
    Promise.all(
      [
        'tous',
        'numeros',
        'termes',
        'a-reverser',
        'etat/recu',
        'etat/en-cours',
        'etat/transmis',
        `etude/${ETUDE}`,
      ].flatMap((liste) =>
        [`poste/${POSTE}`, `etude/${ETUDE}`].map((portee) => de.list(`dossiers/${portee}/${liste}`, { limit: 100 })),
      ),
    );
  expect(await tout(parUn)).toEqual(await tout(lectures));
  expect(await tout(refaites)).toEqual(await tout(lectures));
  expect(await refaites.get('dossiers', `${POSTE}-A-2`)).toBe(await lectures.get('dossiers', `${POSTE}-A-2`));
});
