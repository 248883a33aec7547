/** `passerelle confiance` keeps the trust store: what goes in, what is said of it, what leaves. */
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ACCORDE, listeSignee, signataireDeListe } from '../confiance/fabrique-de-listes.ts';
import { autorite, type Demande, emettre, emettreCrl } from '../signature/chemin/autorites.ts';
import { usages } from '../signature/chemin/extensions.ts';
import { passerelle } from './commande-lancee.ts';

const temporaire = mkdtempSync(join(tmpdir(), 'confiance-cli-'));
afterAll(() => rmSync(temporaire, { recursive: true }));

/** The commands judge as of now. */
const JOUR = 86_400_000;
const dans = (jours: number) => `${new Date(Date.now() + jours * JOUR).toISOString().slice(0, 19)}Z`;
const dates = (plus: Partial<Demande> = {}) => ({ du: dans(-300), au: dans(300), ...plus });

const RACINE = autorite('Racine d’essai', undefined, dates());
const AC = autorite('AC d’essai', RACINE, dates());
const signe = (serie: number) =>
  emettre({ cn: `Camille ${serie}`, emetteur: AC, serie, extensions: [usages('nonRepudiation')], ...dates() });
const crl = (emetteur: typeof AC, revoques: readonly [number][] = [], au = dans(20)) =>
  emettreCrl({ emetteur, du: dans(-1), au, revoques });

let dossier = '';
let rang = 0;
beforeEach(() => {
  dossier = mkdtempSync(join(temporaire, `${++rang}-`));
});

const fichier = (nom: string, octets: Uint8Array | string) => {
  writeFileSync(join(dossier, nom), octets);
  return nom;
};
const confiance = (...args: readonly string[]) => passerelle(['confiance', ...args], { cwd: dossier, env: {} });
const json = async (...args: readonly string[]) => {
  const { code, sortie } = await confiance(...args, '--json');
  return {
    code,
    lignes: sortie
      .split('\n')
      .filter(Boolean)
      .map((ligne) => JSON.parse(ligne)),
  };
};
const importerLaChaine = async () => {
  fichier('racine.pem', new X509Certificate(RACINE.der).toString());
  fichier('ac.der', AC.der);
  fichier('racine.crl', crl(RACINE));
  fichier('ac.crl', crl(AC, [[666]]));
  expect((await confiance('importer', 'racine.pem', '--famille', 'dgfip')).code).toBe(0);
  expect((await confiance('importer', 'ac.der', '--intermediaire')).code).toBe(0);
  expect((await confiance('importer', 'racine.crl', 'ac.crl')).code).toBe(0);
};

describe('importer', () => {
  test('says what came in, and what was there already', async () => {
    fichier('racine.der', RACINE.der);
    const premier = await confiance('importer', 'racine.der', '--famille', 'rgs');
    expect(premier).toMatchObject({ code: 0, messages: '' });
    expect(premier.sortie).toMatch(
      /^Importé : C=FR, O=Essai, CN=Racine d’essai \(racine\.der\)\n {2}SHA-256 [0-9a-f]{64}\n$/,
    );
    const second = await confiance('importer', 'racine.der', '--famille', 'rgs');
    expect(second).toMatchObject({ code: 0, sortie: expect.stringMatching(/^Déjà au magasin/) });
    expect(readdirSync(join(dossier, 'donnees', 'confiance'))).toContain('magasin.json');
  });

  test('dates are days of Paris, both included', async () => {
    fichier('racine.der', RACINE.der);
    await confiance('importer', 'racine.der', '--famille', 'rgs', '--du', '2026-07-01', '--au', '2026-12-31');
    const { lignes } = await json('lister');
    expect(lignes[0].certificats).toMatchObject([{ du: '2026-06-30T22:00:00.000Z', au: '2026-12-31T23:00:00.000Z' }]);
  });

  test('what is refused is told with its motif, and exits 1', async () => {
    fichier('signataire.der', signe(1).der);
    const { code, lignes } = await json('importer', 'signataire.der', '--famille', 'dgfip');
    expect(code).toBe(1);
    expect(lignes).toMatchObject([{ issue: 'refuse', motif: 'IMPORT_PAS_UNE_AUTORITE', source: 'signataire.der' }]);
  });

  test.each<[string, readonly string[]]>([
    ['no file', ['--famille', 'rgs']],
    ['a file that is not there', ['absent.pem']],
    ['a family that does not exist', ['racine.der', '--famille', 'rgpd']],
    ['two roles', ['racine.der', '--famille', 'rgs', '--intermediaire']],
    ['dates without a family', ['racine.der', '--du', '2026-01-01']],
    ['a day that does not exist', ['racine.der', '--famille', 'rgs', '--du', '2026-02-30']],
    ['an end before its beginning', ['racine.der', '--famille', 'rgs', '--du', '2026-02-02', '--au', '2026-02-01']],
    ['a territory that is none', ['racine.der', '--signataire-de-liste', '--territoire', 'France']],
  ])('%s is a misuse, and changes nothing', async (_, args) => {
    fichier('racine.der', RACINE.der);
    expect((await confiance('importer', ...args)).code).toBe(2);
    expect((await json('lister')).lignes[0].certificats).toEqual([]);
  });

  test('a trusted list, once its signer is pinned', async () => {
    const liste = listeSignee(
      {
        emiseLe: dans(-10),
        prochaineLe: dans(100),
        services: [{ certificats: [AC.der], etats: [ACCORDE] }],
      },
      { signeLe: dans(-10) },
    );
    fichier('fr.xml', liste);
    fichier('signataire.pem', signataireDeListe().pem);
    expect((await json('importer', 'fr.xml')).lignes).toMatchObject([{ motif: 'LISTE_SIGNATAIRE_NON_ADMIS' }]);
    expect((await confiance('importer', 'signataire.pem', '--signataire-de-liste')).code).toBe(0);
    const { code, sortie } = await confiance('importer', 'fr.xml');
    expect([code, sortie]).toEqual([
      0,
      expect.stringContaining('Autorités de certificats qualifiés de signature : 1.'),
    ]);
    const lister = await confiance('lister');
    expect(lister.sortie).toContain('Autorités qualifiées (eidas) tirées de ces listes : 1');
  });
});

describe('verifier', () => {
  test('an empty store has no one to believe', async () => {
    expect(await confiance('verifier')).toMatchObject({
      code: 1,
      sortie: 'Défaut : Le magasin n’a aucune autorité de confiance.\n',
    });
  });

  test('a store in good order', async () => {
    await importerLaChaine();
    expect(await confiance('verifier')).toMatchObject({ code: 0, sortie: expect.stringContaining('est en ordre') });
  });

  test('a CRL that has run out is a default, an authority that soon will is not one yet', async () => {
    await importerLaChaine();
    const { code, lignes } = await json('verifier', '--a', dans(250));
    expect(code).toBe(1);
    const gravites = lignes[0].remarques.map((r: { gravite: string }) => r.gravite);
    expect(gravites).toEqual(['alerte', 'alerte', 'defaut', 'defaut']);
  });

  test('a content altered is told, and nothing else works on it', async () => {
    await importerLaChaine();
    const certificats = join(dossier, 'donnees', 'confiance', 'certificats');
    for (const nom of readdirSync(certificats)) writeFileSync(join(certificats, nom), 'autre chose');
    const { code, lignes } = await json('verifier');
    expect([code, lignes[0].remarques.length]).toEqual([1, 2]);
    expect(await confiance('importer', 'ac.crl')).toMatchObject({ code: 0 });
    fichier('neuve.crl', crl(AC));
    const refuse = await confiance('importer', 'neuve.crl');
    expect([refuse.code, refuse.messages]).toEqual([3, expect.stringContaining('a été modifié')]);
  });

  test('what was damaged is repaired by importing it again', async () => {
    await importerLaChaine();
    const certificats = join(dossier, 'donnees', 'confiance', 'certificats');
    for (const nom of readdirSync(certificats)) writeFileSync(join(certificats, nom), 'autre chose');
    expect((await confiance('verifier')).sortie).toContain('Que faire : importez de nouveau ce fichier');
    expect((await json('importer', 'racine.pem', '--famille', 'dgfip')).lignes).toMatchObject([{ issue: 'repare' }]);
    expect((await confiance('importer', 'ac.der', '--intermediaire')).sortie).toMatch(/^Réparé/);
    expect((await confiance('verifier')).code).toBe(0);
  });

  test.each<[string, string]>([
    ['cut', '{"version":1,'],
    ['of a later version', '{"version":2}'],
  ])('a register %s is told in French with what to do, by every command that reads it', async (_, registre) => {
    await importerLaChaine();
    writeFileSync(join(dossier, 'donnees', 'confiance', 'magasin.json'), registre);
    fichier('flux.xml', '<a/>');
    const commandes = [
      ['confiance', 'lister'],
      ['confiance', 'verifier'],
      ['verifier', 'flux.xml'],
    ];
    for (const commande of commandes) {
      const { code, messages } = await passerelle(commande, { cwd: dossier, env: {} });
      expect([code, messages]).toEqual([3, expect.stringMatching(/^« .*magasin\.json » .* Que faire : [^\n]*\.\n$/)]);
    }
  });

  test('a folder that is not there is no empty store, where it was named', async () => {
    fichier('flux.xml', '<a/>');
    for (const commande of [
      ['confiance', 'lister'],
      ['confiance', 'verifier'],
      ['verifier', 'flux.xml'],
    ]) {
      const args = [...commande, '--magasin', 'abesnt'];
      const { code, messages } = await passerelle(args, { cwd: dossier, env: {} });
      expect([code, messages]).toEqual([2, expect.stringContaining('Le dossier « abesnt » n’existe pas')]);
    }
    expect((await confiance('lister')).code).toBe(0);
    fichier('racine.der', RACINE.der);
    expect((await confiance('importer', 'racine.der', '--famille', 'rgs', '--magasin', 'neuf')).code).toBe(0);
    expect((await confiance('lister', '--magasin', 'neuf')).code).toBe(0);
  });

  test('a certificate that the store links to an authority, and one that was revoked', async () => {
    await importerLaChaine();
    fichier('bon.der', signe(42).der);
    fichier('revoque.der', signe(666).der);
    expect(await json('verifier', 'bon.der')).toMatchObject({
      code: 0,
      lignes: [{ titulaire: 'Camille 42', confiance: 'etablie', famille: 'dgfip', motif: null }],
    });
    expect(await json('verifier', 'revoque.der')).toMatchObject({
      code: 1,
      lignes: [{ confiance: 'refusee', motif: 'CHEMIN_CERTIFICAT_REVOQUE' }],
    });
    const { sortie } = await confiance('verifier', 'bon.der');
    expect(sortie).toMatch(/^Camille 42 : confiance établie \(dgfip\)\n/);
  });

  test('a certificate of no one’s, and what is no certificate', async () => {
    fichier('bon.der', signe(42).der);
    expect((await json('verifier', 'bon.der')).code).toBe(1);
    fichier('texte.pem', 'bonjour');
    expect((await confiance('verifier', 'texte.pem')).code).toBe(2);
    expect((await confiance('verifier', 'bon.der', '--a', 'hier')).code).toBe(2);
  });
});

test('retirer takes out what an unambiguous beginning names, and keeps why', async () => {
  await importerLaChaine();
  const [{ certificats, version }] = (await json('lister')).lignes;
  const { sha256 } = certificats[0];
  expect((await confiance('retirer', sha256.slice(0, 7), '--motif', 'compromise')).code).toBe(2);
  expect((await confiance('retirer', sha256.slice(0, 8))).code).toBe(2);
  expect((await confiance('retirer', '0'.repeat(64), '--motif', 'compromise')).code).toBe(2);
  expect(await confiance('retirer', sha256.slice(0, 8), '--motif', 'compromise')).toMatchObject({
    code: 0,
    sortie: `Retiré du magasin : ${sha256}\n`,
  });
  const [apres] = (await json('lister')).lignes;
  expect(apres.certificats).toHaveLength(1);
  expect(apres.retraits).toMatchObject([{ sha256, motif: 'compromise' }]);
  expect(apres.version).not.toBe(version);
});

test('rafraichir fetches what sources declare, once', async () => {
  await importerLaChaine();
  const neuve = crl(AC, [], dans(30));
  const serveur = createServer((requete, reponse) => {
    if (requete.url === '/ac.crl') reponse.end(neuve);
    else reponse.writeHead(404).end();
  });
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
  const site = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  try {
    expect((await confiance('rafraichir')).messages).toContain('Aucune adresse');
    expect((await confiance('sources', 'ajouter', 'file:///etc/passwd', '--genre', 'crl')).code).toBe(2);
    expect((await confiance('sources', 'ajouter', `${site}/ac.crl`)).code).toBe(2);
    await confiance('sources', 'ajouter', `${site}/ac.crl`, '--genre', 'crl');
    expect(await json('rafraichir')).toMatchObject({
      code: 0,
      lignes: [{ echec: null, pieces: [{ issue: 'importe' }] }],
    });
    await confiance('sources', 'ajouter', `${site}/fr.xml`, '--genre', 'liste');
    const { code, sortie } = await confiance('rafraichir');
    expect([code, sortie]).toEqual([1, expect.stringContaining(`Échec : ${site}/fr.xml répond 404.`)]);
    await confiance('sources', 'retirer', `${site}/fr.xml`);
    expect((await confiance('sources')).sortie).toBe(`crl    ${site}/ac.crl\n`);
  } finally {
    serveur.close();
  }
});

test.each([[['zut']], [['lister', 'x']], [['sources', 'changer', 'x']], [['sources', 'ajouter']]])(
  '%j is a misuse',
  async (args) => {
    expect((await confiance(...args)).code).toBe(2);
  },
);
