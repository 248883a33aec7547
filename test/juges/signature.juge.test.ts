/** xmlsec1 judges what our signer writes; openssl makes PKCS#12 files that forge did not. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lirePkcs12 } from '../../functions/signature/signer/pkcs12.ts';
import { type GenreDeCle, identite } from '../autorites.ts';
import { ALLER, DEUX_BORDEREAUX, dire, retoucher, signataire, signer } from '../signature/flux.ts';

const dossier = mkdtempSync(join(tmpdir(), 'juge-'));
afterAll(() => rmSync(dossier, { recursive: true }));

const IDS = [
  ['--id-attr:Id', 'Bordereau'],
  ['--id-attr:Id', `${ALLER}:PES_Aller`],
  ['--id-attr:Id', 'http://uri.etsi.org/01903/v1.1.1#:SignedProperties'],
].flat();

/** Whether xmlsec1 accepts the signature of rank `rang` (from 1) with that certificate. */
function xmlsec1(xml: string, pem: string, rang: number): boolean {
  const fichier = join(dossier, 'signe.xml');
  const certificat = join(dossier, 'certificat.pem');
  writeFileSync(fichier, Buffer.from(xml, 'latin1'));
  writeFileSync(certificat, pem);
  const noeud = `(//*[local-name()="Signature"])[${rang}]`;
  const options = [
    '--verify',
    '--pubkey-cert-pem',
    certificat,
    '--enabled-key-data',
    'rsa,ec',
    '--node-xpath',
    noeud,
    ...IDS,
    fichier,
  ];
  try {
    execFileSync('xmlsec1', options, { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

describe('xmlsec1', () => {
  it.each<GenreDeCle>(['rsa-2048', 'ec-256', 'ec-384', 'ec-521'])(
    'verifies the signatures of both bordereaux, key %s',
    async (genre) => {
      const qui = identite({ cle: genre });
      const signe = await signer(DEUX_BORDEREAUX, { ...qui, qualite: 'Adjoint délégué — œuvres' });
      expect([xmlsec1(signe, qui.pem, 1), xmlsec1(signe, qui.pem, 2)]).toEqual([true, true]);
      const faux = retoucher(signe, '18450', '18950');
      expect([xmlsec1(faux, qui.pem, 1), xmlsec1(faux, qui.pem, 2)]).toEqual([false, true]);
    },
  );

  it('verifies a signature of the file over those of its bordereaux', async () => {
    const signe = await signer(await signer(DEUX_BORDEREAUX), { portee: 'fichier' });
    expect([1, 2, 3].map((rang) => xmlsec1(signe, signataire().pem, rang))).toEqual([true, true, true]);
    expect(xmlsec1(retoucher(signe, '21350000100011', '21350000100029'), signataire().pem, 3)).toBe(false);
  });
});

describe('openssl', () => {
  it.each<GenreDeCle>(['rsa-2048', 'ec-256'])('makes a PKCS#12 that is read, key %s', async (genre) => {
    const qui = identite({ cle: genre });
    const autre = identite({ nom: 'AC', variante: 'ac', cle: genre });
    const chemin = (nom: string) => join(dossier, nom);
    writeFileSync(chemin('cle.pem'), qui.cle.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(chemin('moi.pem'), qui.pem);
    writeFileSync(chemin('ac.pem'), autre.pem);
    const options = [
      '-inkey',
      chemin('cle.pem'),
      '-in',
      chemin('moi.pem'),
      '-certfile',
      chemin('ac.pem'),
      '-passout',
      'pass:essai',
    ];
    execFileSync('openssl', ['pkcs12', '-export', ...options, '-out', chemin('moi.p12')], { stdio: 'pipe' });
    const lu = await lirePkcs12(readFileSync(chemin('moi.p12')), 'essai');
    expect(lu.certificat.raw).toEqual(qui.certificat);
    expect(lu.chaine.map((c) => c.raw)).toEqual([autre.certificat]);
    expect(dire(await signer(DEUX_BORDEREAUX, { cle: lu.cle, certificat: lu.certificat.raw }))).toBe('intacte');
    await expect(lirePkcs12(readFileSync(chemin('moi.p12')), 'faux')).rejects.toThrow(/mot de passe/);
  });
});
