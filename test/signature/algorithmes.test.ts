/** Keys that do not go with their method, beside the hostile files of attaques/algorithmes.ts. */
import { createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cle, identite } from '../autorites.ts';
import { MORE, signerAutrement } from './autre-signataire.ts';
import { refaireSignedInfo, signerValeur } from './faussaire.ts';
import { DEUX_BORDEREAUX, dire, retoucher, signataire, signer } from './flux.ts';

const signe = await signer(DEUX_BORDEREAUX);
const STRUCTURE = 'illisible SIGNATURE_STRUCTURE';
const signedInfo = /<ds:SignedInfo [\s\S]*?<\/ds:SignedInfo>/.exec(signe)?.[0] ?? '';
const valeur = /<ds:SignatureValue[^>]*>([^<]*)/.exec(signe)?.[1] ?? '';

describe('algorithmes', () => {
  it('a weak RSA key is computed with: what was changed shows', async () => {
    const xml = await signer(DEUX_BORDEREAUX, identite({ cle: 'rsa-e3' }));
    expect(dire(retoucher(xml, '18450.00', '18950.00'))).toBe('alteree SIGNATURE_CONTENU_MODIFIE SIGNATURE_CLE_FAIBLE');
  });

  it('a key that does not go with the announced method', async () => {
    const ed = identite({ cle: 'ed25519' });
    const xml = retoucher(
      signe,
      /<ds:X509Certificate>[^<]*/,
      `<ds:X509Certificate>${ed.certificat.toString('base64')}`,
    );
    expect(dire(xml)).toBe('illisible SIGNATURE_ALGORITHME_NON_ADMIS');
    const koblitz = identite({ cle: 'ec-secp256k1' });
    const courbe = retoucher(
      signe,
      /<ds:X509Certificate>[^<]*/,
      `<ds:X509Certificate>${koblitz.certificat.toString('base64')}`,
    );
    expect(dire(courbe)).toBe(STRUCTURE);
    const ecdsa = refaireSignedInfo(
      courbe,
      (si) => retoucher(si, 'rsa-sha256', 'ecdsa-sha256'),
      (si) =>
        sign('sha256', Buffer.from(si), { key: cle('ec-secp256k1'), dsaEncoding: 'ieee-p1363' }).toString('base64'),
    );
    expect(dire(ecdsa)).toBe('illisible SIGNATURE_ALGORITHME_NON_ADMIS');
  });

  it('accepts what an independent signer writes', () => {
    expect(dire(signerAutrement(DEUX_BORDEREAUX))).toBe('intacte');
    const autres = { ...signataire() };
    expect(dire(signerAutrement(DEUX_BORDEREAUX, { identite: autres, methode: `${MORE}rsa-sha512` }))).toBe('intacte');
  });

  it('checks the value over the very bytes of SignedInfo', () => {
    expect(
      verify('sha256', Buffer.from(signedInfo), createPublicKey(signataire().cle), Buffer.from(valeur, 'base64')),
    ).toBe(true);
    expect(signerValeur(signedInfo)).toBe(valeur);
  });
});
