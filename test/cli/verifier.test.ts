import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { VERSION_DES_REGLES } from '../../functions/format/regles/catalogue.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { poserLeMateriel } from '../confiance/autorite.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { passerelle } from './commande-lancee.ts';
import { type FluxDeDonnees, fluxParNom } from './flux-signes.ts';

let flux: FluxDeDonnees;
beforeAll(async () => {
  flux = await fluxParNom();
});

/** What makes the authority of these flows believed, beside them. */
const CONFIANCE = ['--ancres', 'ancres', '--crl', 'crl'];

function poser(noms: readonly ('signe' | 'modifie')[]): string {
  const cwd = dossierPassager();
  poserLeMateriel(cwd, flux.autorite);
  for (const nom of noms) writeFileSync(join(cwd, `${nom}.xml`), flux[nom]);
  return cwd;
}

const ALLER = 'http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/aller';

const CLES = {
  document:
    'fichier sha256 taille encodage nature verdict jeu regles politique signatures bordereaux pj dossiers anomalies anomaliesOmises',
  signature: 'id portee cible integrite confiance motifs signataire signeLe politique',
  bordereau: 'id domaine type exercice numero verdict motifs',
  pj: 'idUnique nom verdict motifs',
  anomalie: 'code niveau gravite phrase remede ligne colonne chemin numAnoAck',
};
const cles = (objet: object | undefined) => Object.keys(objet ?? {}).join(' ');

test('--json gives the contract: these keys, in this order, one document a line', async () => {
  const cwd = poser(['signe', 'modifie']);
  const { code, sortie, messages } = await passerelle(
    ['verifier', '--json', ...CONFIANCE, 'signe.xml', 'modifie.xml'],
    { cwd },
  );
  expect([code, messages]).toEqual([1, '']);
  const lignes = sortie.trimEnd().split('\n');
  expect(lignes).toHaveLength(2);
  const [signe, modifie] = lignes.map((ligne) => JSON.parse(ligne));
  for (const document of [signe, modifie]) {
    expect(cles(document)).toBe(CLES.document);
    expect(cles(document.signatures[0])).toBe(CLES.signature);
    expect(cles(document.bordereaux[0])).toBe(CLES.bordereau);
  }
  expect(cles(signe.pj[0])).toBe(CLES.pj);
  expect(cles(modifie.anomalies[0])).toBe(CLES.anomalie);
  expect(signe).toMatchObject({
    fichier: 'signe.xml',
    nature: 'PES_Aller',
    verdict: 'accepte',
    encodage: 'ISO-8859-1',
    ...{ jeu: 'v5.12', regles: VERSION_DES_REGLES, politique: POLITIQUE_PAR_DEFAUT.version },
  });
  expect(signe.signatures[0]).toMatchObject({ portee: 'bordereau', integrite: 'intacte', confiance: 'etablie' });
  expect(modifie).toMatchObject({ verdict: 'rejete', signatures: [{ integrite: 'alteree' }] });
  expect(modifie.anomalies[0]).toMatchObject({ code: 'SIGNATURE_CONTENU_MODIFIE', gravite: 'rejet' });
});

test('the exit code is 0 accepted, 1 rejected, 2 misuse, and the worst of several files', async () => {
  const cwd = poser(['signe', 'modifie']);
  const code = async (...args: string[]) => (await passerelle(['verifier', ...CONFIANCE, ...args], { cwd })).code;
  expect(await code('signe.xml')).toBe(0);
  expect(await code('modifie.xml')).toBe(1);
  expect(await code('signe.xml', 'absent.xml')).toBe(2);
  expect(await code('absent.xml', 'modifie.xml', 'signe.xml')).toBe(2);
  expect(await code()).toBe(2);
  expect(await code('signe.xml', '--zut')).toBe(2);
  expect(await code('signe.xml', '--a', 'hier')).toBe(2);
  expect(await code('signe.xml', '--politique', 'signe.xml')).toBe(2);
  expect(await code('signe.xml', '--ancres', 'nulle-part')).toBe(2);
  expect(await code('.')).toBe(2);
});

test('a file that cannot be read is said in French, the others are judged', async () => {
  const cwd = poser(['signe']);
  const { code, sortie, messages } = await passerelle(['verifier', '--json', 'absent.xml', 'signe.xml'], { cwd });
  expect(code).toBe(2);
  expect(messages).toMatch(/^Le fichier « .*absent\.xml » n’existe pas\.\n$/);
  expect(JSON.parse(sortie)).toMatchObject({ fichier: 'signe.xml' });
});

test('absent values are null, and a file that is no XML is judged too', async () => {
  const cwd = dossierPassager();
  writeFileSync(join(cwd, 'vide.xml'), '');
  const { code, sortie } = await passerelle(['verifier', '--json', 'vide.xml'], { cwd });
  expect(code).toBe(1);
  const document = JSON.parse(sortie);
  expect(cles(document)).toBe(CLES.document);
  expect(document).toMatchObject({
    ...{ taille: 0, encodage: null, nature: 'inconnue', verdict: 'rejete', jeu: null, signatures: [], bordereaux: [] },
    anomalies: [{ code: 'FICHIER_VIDE', ligne: 1, colonne: 1 }],
  });
});

test('paths are those of INIT_CWD', async () => {
  const ici = poser(['signe']);
  const { code } = await passerelle(['verifier', ...CONFIANCE, 'signe.xml'], { cwd: '/', env: { INIT_CWD: ici } });
  expect(code).toBe(0);
});

test('--a and --politique decide', async () => {
  const cwd = poser(['signe']);
  const ancien = await passerelle(['verifier', 'signe.xml', ...CONFIANCE, '--json', '--a', '2020-01-01T00:00:00Z'], {
    cwd,
  });
  expect(ancien.code).toBe(1);
  expect(JSON.parse(ancien.sortie).anomalies[0].code).toBe('SIGNATURE_DATEE_DU_FUTUR');
  const faible = 'SIGNATURE_CLE_FAIBLE';
  const stricte = { ...POLITIQUE_PAR_DEFAUT, version: 'essai', rsaBitsMin: 4096 };
  writeFileSync(join(cwd, 'stricte.json'), JSON.stringify(stricte));
  const args = ['verifier', 'signe.xml', '--json', '--politique', 'stricte.json', ...CONFIANCE];
  const { code, sortie } = await passerelle(args, { cwd });
  expect(code).toBe(1);
  expect(JSON.parse(sortie)).toMatchObject({
    politique: 'essai',
    signatures: [{ motifs: [faible] }, { motifs: [faible] }],
  });
});

test('people get the verdict, the bordereaux, and each anomaly with its place and remedy', async () => {
  const cwd = poser(['modifie', 'signe']);
  const { sortie } = await passerelle(['verifier', ...CONFIANCE, 'modifie.xml', 'signe.xml'], { cwd });
  expect(sortie).toContain('modifie.xml : Rejeté');
  expect(sortie).toContain('signe.xml : Accepté');
  expect(sortie).toContain(`jugé par : schémas v5.12, règles ${VERSION_DES_REGLES}, politique `);
  expect(sortie).toMatch(/dépense +\d+ +\d{4} +/);
  expect(sortie).toMatch(/^ {2}\d+:\d+ rejet La signature .* \[SIGNATURE_CONTENU_MODIFIE\]\n {6}Que faire : /m);
  expect(sortie).not.toContain('\u001b');
  const colore = await passerelle(['verifier', 'modifie.xml'], { cwd, couleur: true });
  expect(colore.sortie).toContain('\u001b[31mRejeté');
});

test('what a file says cannot drive the terminal', async () => {
  const cwd = dossierPassager();
  writeFileSync(join(cwd, 'a.xml'), '<?xml version="1.0" encoding="UTF-8"?><a\u009b2J/>');
  const { sortie } = await passerelle(['verifier', 'a.xml'], { cwd });
  expect(sortie).not.toContain('\u009b');
});

test('the installed command does the same', () => {
  const cwd = poser(['signe']);
  const bin = fileURLToPath(new URL('../../bin/passerelle.ts', import.meta.url));
  const env = { ...process.env, INIT_CWD: '' };
  const { status, stdout } = spawnSync(process.execPath, [bin, 'verifier', ...CONFIANCE, '--json', 'signe.xml'], {
    cwd,
    env,
  });
  expect(status).toBe(0);
  expect(JSON.parse(stdout.toString())).toMatchObject({ verdict: 'accepte' });
});

test.skipIf(process.platform === 'win32')(
  'only a regular file is judged: a pipe or a device is said so, and never waited for',
  () => {
    const cwd = poser(['signe']);
    const bin = fileURLToPath(new URL('../../bin/passerelle.ts', import.meta.url));
    const env = { ...process.env, INIT_CWD: '' };
    const verifier = (...args: string[]) =>
      spawnSync(process.execPath, [bin, 'verifier', ...CONFIANCE, ...args], {
        cwd,
        env,
        input: flux.signe,
        timeout: 20_000,
      });
    for (const special of ['/dev/stdin', '/dev/zero']) {
      const { status, stdout, stderr } = verifier(special, 'signe.xml');
      expect(status).toBe(2);
      expect(stderr.toString()).toMatch(/^« .+ » n’est pas un fichier ordinaire .* : enregistrez d’abord son contenu/);
      expect(stderr.toString()).not.toContain('at ');
      expect(stdout.toString()).toContain('signe.xml : Accepté');
    }
  },
  60_000,
);

test('an intact signature without authorities, or without their revocations, is undetermined and says why', async () => {
  const cwd = poser(['signe']);
  mkdirSync(join(cwd, 'vide'));
  const juger = async (...args: string[]) => {
    const { code, sortie } = await passerelle(['verifier', 'signe.xml', '--json', ...args], { cwd });
    const { verdict, signatures, bordereaux, anomalies } = JSON.parse(sortie);
    expect([code, verdict, signatures[0].confiance, bordereaux[0].verdict]).toEqual([
      ...[1, 'indetermine', 'indeterminee', 'indetermine'],
    ]);
    expect(anomalies[0].gravite).toBe('alerte');
    return anomalies[0].code;
  };
  expect(await juger()).toBe('MAGASIN_SANS_AUTORITE');
  expect(await juger('--crl', 'crl')).toBe('MAGASIN_SANS_AUTORITE');
  expect(await juger('--ancres', 'ancres')).toBe('CHEMIN_REVOCATION_INDETERMINEE');
  expect(await juger('--ancres', 'ancres', '--crl', 'vide')).toBe('CHEMIN_REVOCATION_INDETERMINEE');
});

test('an authority that is not among those given is refused; a folder that holds something else is a misuse', async () => {
  const cwd = poser(['signe']);
  const { autorite } = await fluxParNom();
  writeFileSync(join(cwd, 'ancres', 'ac.der'), autorite.certificat);
  const { code, sortie } = await passerelle(['verifier', 'signe.xml', '--json', ...CONFIANCE], { cwd });
  expect(code).toBe(1);
  expect(JSON.parse(sortie)).toMatchObject({ verdict: 'rejete', signatures: [{ confiance: 'refusee' }, {}] });
  writeFileSync(join(cwd, 'ancres', 'notes.txt'), 'AC du département');
  const faux = await passerelle(['verifier', 'signe.xml', ...CONFIANCE], { cwd });
  expect(faux.code).toBe(2);
  expect(faux.messages).toContain('notes.txt');
});

test.each(['2026-02-31', '2026-02-31T08:00:00Z', '2025-02-29', '2026-04-31T00:00:00+02:00', '2026-01-01T24:00:00Z'])(
  'the instant %s does not exist: it is refused',
  async (instant) => {
    const cwd = poser(['signe']);
    const { code, messages } = await passerelle(['verifier', 'signe.xml', '--a', instant], { cwd });
    expect(code).toBe(2);
    expect(messages).toMatch(/^L’instant « .* » est incorrect/);
  },
);

test.each(['2028-02-29', '2028-02-29T00:30:00+02:00'])('the instant %s exists', async (instant) => {
  const cwd = poser(['signe']);
  expect((await passerelle(['verifier', 'signe.xml', '--a', instant], { cwd })).code).not.toBe(2);
});

test('--schemas judges by the sets of an operator; one that does not compile is a misuse, told with its file and line', async () => {
  const cwd = poser(['signe']);
  const racine = { nature: 'PES_Aller', espace: ALLER, element: 'PES_Aller', fichier: 'aller.xsd' };
  const versions = [{ id: 'v9', origine: 'dgfip', du: null, jusquAu: null, racines: [racine] }];
  mkdirSync(join(cwd, 'jeux', 'v9'), { recursive: true });
  writeFileSync(join(cwd, 'jeux', 'versions.json'), JSON.stringify(versions));
  const juger = async (contenu: string) => {
    writeFileSync(join(cwd, 'jeux', 'v9', 'aller.xsd'), contenu);
    return passerelle(['verifier', 'signe.xml', '--json', '--schemas', 'jeux'], { cwd });
  };
  const schema = (corps: string) =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${ALLER}">\n${corps}</xs:schema>`;
  const faux = await juger(schema('<xs:element name="PES_Aller" type="Absent"/>'));
  expect([faux.code, faux.messages]).toEqual([
    2,
    expect.stringMatching(/^Le jeu de schémas ne se compile pas\. aller\.xsd:2 : /),
  ]);
  const vide = await juger(schema('<xs:element name="PES_Aller"><xs:complexType/></xs:element>'));
  expect([vide.code, JSON.parse(vide.sortie)]).toMatchObject([1, { jeu: 'v9', verdict: 'rejete' }]);
});
