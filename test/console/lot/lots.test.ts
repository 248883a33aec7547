/** Many dossiers at once: the comptable’s lots, and the file of an étude. */
import { expect, test } from 'vitest';
import { AUTRE_ETUDE, POSTE } from '../../pca/exemples.ts';
import { type DossiersEprouves, dossiersEprouves } from '../dossier/dossiers-eprouves.ts';

async function recus(...numeros: readonly string[]): Promise<DossiersEprouves> {
  const eprouves = await dossiersEprouves('2026-01-12');
  for (const numero of numeros) {
    await eprouves.confier(numero, 50_000);
    expect((await eprouves.lire(`/dossiers/${POSTE}/${numero}`, eprouves.etude)).status).toBe(200);
  }
  await eprouves.tourner();
  return eprouves;
}

const lot = { lot: 'lot-1', acte: 'prolongation', terme: '2026-04-30', motif: 'autre', survenuLe: '2026-01-12' };
const cle = (numero: string) => ({ poste: POSTE, numero });
const issues = async (reponse: Response) =>
  (await reponse.json()).resultats.map(({ numero, issue }: { numero: string; issue: string }) => [numero, issue]);

test('one act for each dossier, with its issue; sent again, the lot does nothing twice and finishes what was left', async () => {
  const { poster, ferrand, lire, journal } = await recus('D-1', 'D-2', 'D-3');
  const premier = await poster('/dossiers/lots', ferrand, { ...lot, dossiers: [cle('D-1'), cle('D-9')] });
  expect(await issues(premier)).toEqual([
    ['D-1', 'fait'],
    ['D-9', 'refuse'],
  ]);
  const dossiers = ['D-1', 'D-2', 'D-3'].map(cle);
  expect(await issues(await poster('/dossiers/lots', ferrand, { ...lot, dossiers }))).toEqual([
    ['D-1', 'deja'],
    ['D-2', 'fait'],
    ['D-3', 'fait'],
  ]);
  expect(journal.tous.filter(({ type }) => type === 'PhaseProlongee')).toHaveLength(3);
  expect((await (await lire(`/dossiers/${POSTE}/D-2`, ferrand)).json()).terme).toBe('2026-04-30');
});

test('scenario 5, in a lot: what its term has passed is refused by itself, with why and what to do', async () => {
  const { poster, ferrand, au, tourner } = await recus('D-1');
  au('2026-03-29');
  await tourner();
  const tardif = { ...lot, survenuLe: '2026-03-29', dossiers: [cle('D-1')] };
  const { resultats } = await (await poster('/dossiers/lots', ferrand, tardif)).json();
  expect(resultats).toMatchObject([
    { issue: 'refuse', phrase: expect.stringMatching(/./), remede: expect.stringMatching(/./) },
  ]);
});

test('by the pages: choose, read again, confirm; a field that is wrong keeps what was chosen', async () => {
  const { soumettre, page, ferrand, journal } = await recus('D-1');
  const choix = await page('/dossiers/lots?acte=retrait', ferrand);
  expect(choix).toContain('Retirer des dossiers');
  const champs = { lot: 'l2', acte: 'retrait', motif: 'retrait', survenuLe: '2026-01-12', dossiers: `${POSTE}/D-1` };
  const faux = await soumettre('/dossiers/lots/recapitulatif', ferrand, { ...champs, survenuLe: '' });
  expect([faux.status, await faux.text()]).toEqual([422, expect.stringMatching(/value="052001\/D-1"[^>]* checked/)]);
  expect(await (await soumettre('/dossiers/lots/recapitulatif', ferrand, champs)).text()).toContain(
    'Retirer ces dossiers',
  );
  expect(journal.tous.some(({ type }) => type === 'DossierRetire')).toBe(false);
  expect(await (await soumettre('/dossiers/lots', ferrand, champs)).text()).toContain('1\u00a0dossier traité');
});

test('an étude does not prolong, nor does another poste; neither learns that the dossier exists', async () => {
  const { poster, etude, posteDe } = await recus('D-1');
  expect((await poster('/dossiers/lots', etude, { ...lot, dossiers: [cle('D-1')] })).status).toBe(403);
  const ailleurs = await posteDe('033001');
  const { resultats } = await (await poster('/dossiers/lots', ailleurs, { ...lot, dossiers: [cle('D-1')] })).json();
  expect(resultats).toMatchObject([{ issue: 'refuse', phrase: 'Aucun dossier ne porte ce numéro.' }]);
});

const ENTETE = 'poste;dossier;type;date;reference;mode;montant;motif';
const ligne = (numero: string, reference: string, montant: string) =>
  `${POSTE};${numero};versement;12/01/2026;${reference};virement;${montant};`;
const fichierDe = (...lignes: readonly string[]) => new File([[ENTETE, ...lignes].join('\r\n')], 'import.csv');

test('a file is read whole: one line that is wrong, and nothing of it is done', async () => {
  const { soumettre, etude, journal } = await recus('D-1');
  const fichier = fichierDe(
    ligne('D-1', 'V1', '150,00'),
    ligne('D-1', 'V2', 'beaucoup'),
    `${POSTE};D-1;saisie;12/01/2026;;;;`,
  );
  const refuse = await soumettre('/dossiers/import', etude, { fichier });
  const html = await refuse.text();
  expect(refuse.status).toBe(422);
  expect(html).toMatch(/Ligne 3.*« montant ».*Ligne 4.*« saisie »/s);
  expect(journal.tous.some(({ type }) => type === 'VersementRecu')).toBe(false);
});

test('a file of millions of cells is refused before they are read', async () => {
  const { soumettre, etude } = await recus('D-1');
  const fichier = new File([ENTETE, '\r\n', ';'.repeat(600_000)], 'import.csv');
  const refuse = await soumettre('/dossiers/import', etude, { fichier });
  expect([refuse.status, await refuse.text()]).toEqual([422, expect.stringContaining('trop long')]);
});

test('an accent that a spreadsheet of Windows wrote is the same once it is recorded', async () => {
  const { soumettre, lire, etude, ferrand } = await recus('D-1');
  const texte = [
    'poste;dossier;type;date;département;ressort;certitude;adresse;code postal;commune',
    `${POSTE};D-1;adresse;12/01/2026;oui;oui;confirmee;1 rue de l’Église;52120;Châteauvillain`,
  ].join('\r\n');
  const enWindows = Buffer.from(texte.replaceAll('’', '\u0092'), 'latin1');
  const fait = await soumettre('/dossiers/import', etude, { fichier: new File([enWindows], 'i.csv'), confirme: 'oui' });
  expect([fait.status, await fait.text()]).toEqual([200, expect.stringContaining('est inscrit')]);
  const html = await (await lire(`/dossiers/${POSTE}/D-1`, ferrand, 'text/html')).text();
  const objets = [...html.matchAll(/\/dossiers\/\d+\/D-1\/objets\/[0-9a-f]{64}/g)].map(([lien]) => lien);
  const garde = await lire(objets.at(-1) ?? '', ferrand);
  expect(await garde.json()).toMatchObject({ adresse: { lignes: ['1 rue de l’Église'], commune: 'Châteauvillain' } });
});

test('read, summed up, then done with a verdict for each line; sent again, it adds nothing', async () => {
  const { soumettre, poster, etude, journal, etudeDe } = await recus('D-1', 'D-2');
  const lignes = [
    ligne('D-1', 'V1', '150,00'),
    ligne('D-2', 'V2', '1 000,50'),
    ligne('D-9', 'V9', '10'),
    `${POSTE};D-1;disparition;12/01/2026;;;;inconnu`,
  ];
  const recapitulatif = await (await soumettre('/dossiers/import', etude, { fichier: fichierDe(...lignes) })).text();
  expect(recapitulatif).toContain('Inscrire 4\u00a0lignes');
  const contenu = [ENTETE, ...lignes].join('\r\n');
  const fait = await (await soumettre('/dossiers/import', etude, { contenu, confirme: 'oui' })).text();
  expect(fait).toContain('3\u00a0lignes inscrites, 1\u00a0refusée');
  const encore = await (await poster('/dossiers/import', etude, { contenu })).json();
  expect(encore.lignes.map(({ rang, issue }: { rang: number; issue: string }) => [rang, issue])).toEqual([
    [2, 'deja'],
    [3, 'deja'],
    [4, 'refuse'],
    [5, 'deja'],
  ]);
  expect(journal.tous.filter(({ type }) => type === 'VersementRecu')).toHaveLength(2);
  const autre = await etudeDe(AUTRE_ETUDE);
  const { lignes: siennes } = await (
    await poster('/dossiers/import', autre, { contenu: [ENTETE, ligne('D-1', 'X', '1')].join('\n') })
  ).json();
  expect(siennes).toMatchObject([{ issue: 'refuse', phrase: 'Aucun dossier ne porte ce numéro.' }]);
});

const INSOLVABLE = `poste;dossier;type;date;motif;justificatif\r\n${POSTE};D-1;insolvabilite;12/01/2026;rsa;carence é.pdf|avis.pdf`;
const preuve = (nom: string) => new File([`%PDF-1.7 ${nom}`], nom);

test('an insolvency names its proofs, which are joined where the file is confirmed; without them nothing is done', async () => {
  const { soumettre, lire, entetes, appeler, etude, ferrand, journal } = await recus('D-1');
  const sans = INSOLVABLE.replace('carence é.pdf|avis.pdf', '');
  const refuse = await soumettre('/dossiers/import', etude, { fichier: new File([sans], 'i.csv') });
  expect([refuse.status, await refuse.text()]).toEqual([422, expect.stringContaining('« justificatif »')]);
  const relu = await (await soumettre('/dossiers/import', etude, { fichier: new File([INSOLVABLE], 'i.csv') })).text();
  expect(relu).toMatch(/type="file" multiple required/);
  expect(relu).toContain('carence é.pdf, avis.pdf');
  const confirmer = (...noms: readonly string[]) => {
    const body = new FormData();
    body.append('contenu', INSOLVABLE);
    body.append('confirme', 'oui');
    for (const nom of noms) body.append('justificatifs', preuve(nom));
    return appeler('/dossiers/import', { method: 'POST', body, headers: entetes(etude, 'text/html') });
  };
  const manque = await confirmer('avis.pdf');
  expect([manque.status, await manque.text()]).toEqual([422, expect.stringContaining('href="#justificatifs"')]);
  expect(journal.tous.some(({ type }) => type === 'InsolvabiliteSignalee')).toBe(false);
  // A Mac writes its accents apart.
  const fait = await confirmer('carence é.pdf'.normalize('NFD'), 'avis.pdf');
  expect([fait.status, await fait.text()]).toEqual([200, expect.stringContaining('1\u00a0ligne inscrite')]);
  const { documents } = await (await lire(`/dossiers/${POSTE}/D-1`, ferrand)).json();
  expect(documents.filter(({ nom }: { nom: string }) => nom.startsWith('Justificatif'))).toHaveLength(2);
});

test('by a program the proofs come in base64 under their names; sent again, the line adds nothing', async () => {
  const { poster, etude } = await recus('D-1');
  const justificatifs = ['carence é.pdf', 'avis.pdf'].map((nom) => ({
    nom,
    contenu: Buffer.from(`%PDF-1.7 ${nom}`).toString('base64'),
  }));
  const envoyer = (joints: unknown) =>
    poster('/dossiers/import', etude, { contenu: INSOLVABLE, justificatifs: joints });
  expect((await envoyer(undefined)).status).toBe(422);
  expect((await envoyer([{ nom: 'avis.pdf' }])).status).toBe(400);
  const issues = async () => (await (await envoyer(justificatifs)).json()).lignes.map((une: object) => une);
  expect(await issues()).toMatchObject([{ rang: 2, sorte: 'insolvabilite', issue: 'fait' }]);
  expect(await issues()).toMatchObject([{ rang: 2, issue: 'deja' }]);
});
