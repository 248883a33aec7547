import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';
import { beforeAll, expect, test } from 'vitest';
import { AutoriteJetable } from '../../infra/embedded/demonstration/autorite-jetable.ts';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { dossierPassager } from '../platform/dossier.ts';
import { passerelle } from './commande-lancee.ts';

const MOT_DE_PASSE = 'phrase à plusieurs mots';
const AN_MS = 365 * 24 * 3_600_000;
let p12: Buffer;

beforeAll(async () => {
  const autorite = new AutoriteJetable({ nom: 'AC jetable', organisation: 'Essai' });
  const [du, au] = [new Date(Date.now() - AN_MS), new Date(Date.now() + AN_MS)];
  const { cle, certificat } = await autorite.identite({ nom: 'Anaël Pérignoux', organisation: 'Essai' }, du, au);
  const contenu = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(cle),
    [forge.pki.certificateFromPem(certificat)],
    MOT_DE_PASSE,
    { algorithm: '3des', count: 2048 },
  );
  p12 = Buffer.from(forge.asn1.toDer(contenu).getBytes(), 'latin1');
});

function poser(): string {
  const cwd = dossierPassager();
  writeFileSync(join(cwd, 'flux.xml'), fluxDeDonnees({ bordereaux: 2, signature: 'bordereau', date: '2026-09-30' }));
  writeFileSync(join(cwd, 'cle.p12'), p12);
  writeFileSync(join(cwd, 'mdp.txt'), `${MOT_DE_PASSE}\n`);
  return cwd;
}

const SIGNER = ['signer', 'flux.xml', '--pkcs12', 'cle.p12', '-o', 'signe.xml'];

test('what it signs is verified: one signature per bordereau, the password from a file', async () => {
  const cwd = poser();
  const args = [...SIGNER, '--mot-de-passe-fichier', 'mdp.txt', '--qualite', 'Maire', '--json'];
  const { code, sortie, messages } = await passerelle(args, { cwd });
  expect([code, messages]).toEqual([0, '']);
  const { sha256, portee } = JSON.parse(sortie);
  const verification = await passerelle(['verifier', '--json', 'signe.xml'], { cwd });
  const document = JSON.parse(verification.sortie);
  expect(document).toMatchObject({ sha256, verdict: 'indetermine', signatures: [{ portee }, { portee: 'bordereau' }] });
  expect(document.signatures[0]).toMatchObject({ integrite: 'intacte', signataire: expect.stringContaining('Anaël') });
  expect(readFileSync(join(cwd, 'signe.xml'), 'latin1')).toContain('Maire');
});

test('the password from the environment, one signature for the file', async () => {
  const cwd = poser();
  writeFileSync(join(cwd, 'flux.xml'), fluxDeDonnees({ signature: 'fichier' }));
  const env = { PASSERELLE_MOT_DE_PASSE: MOT_DE_PASSE };
  expect(await passerelle([...SIGNER, '--portee', 'fichier'], { cwd, env })).toMatchObject({ code: 0 });
  const document = JSON.parse((await passerelle(['verifier', '--json', 'signe.xml'], { cwd })).sortie);
  expect(document.signatures).toMatchObject([{ portee: 'fichier', integrite: 'intacte' }]);
});

test('a wrong password or a file that cannot be signed says so, and leaves nothing', async () => {
  const cwd = poser();
  const faux = await passerelle(SIGNER, { cwd, env: { PASSERELLE_MOT_DE_PASSE: 'faux' } });
  expect(faux).toMatchObject({ code: 1, messages: 'Le mot de passe du fichier PKCS#12 est incorrect.\n' });
  writeFileSync(join(cwd, 'flux.xml'), '<a/>');
  const env = { PASSERELLE_MOT_DE_PASSE: MOT_DE_PASSE };
  expect((await passerelle(SIGNER, { cwd, env })).code).toBe(1);
  expect(readdirSync(cwd).sort()).toEqual(['cle.p12', 'flux.xml', 'mdp.txt']);
});

test.each([
  ['no password', SIGNER],
  ['no key', ['signer', 'flux.xml', '-o', 'signe.xml']],
  ['no output', ['signer', 'flux.xml', '--pkcs12', 'cle.p12', '--mot-de-passe-fichier', 'mdp.txt']],
  [
    'its own input as output',
    ['signer', 'flux.xml', '--pkcs12', 'cle.p12', '-o', 'flux.xml', '--mot-de-passe-fichier', 'mdp.txt'],
  ],
  ['a wrong scope', [...SIGNER, '--mot-de-passe-fichier', 'mdp.txt', '--portee', 'piece']],
  [
    'an absent file',
    ['signer', 'absent.xml', '--pkcs12', 'cle.p12', '-o', 's.xml', '--mot-de-passe-fichier', 'mdp.txt'],
  ],
])('%s is a misuse', async (_, args) => {
  expect((await passerelle(args, { cwd: poser() })).code).toBe(2);
});
