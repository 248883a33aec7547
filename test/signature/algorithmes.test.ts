/** Algorithms and keys: attaques.md §3, cases 24 to 27. Forged blocks are signed again, each in its own way. */
import { constants, createHmac, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cle, identite } from '../autorites.ts';
import { DSIG, MORE, signerAutrement, XMLENC } from './autre-signataire.ts';
import { refaireSignedInfo, signerValeur } from './faussaire.ts';
import { DEUX_BORDEREAUX, dire, retoucher, signataire, signer, verifier } from './flux.ts';

const signe = await signer(DEUX_BORDEREAUX);
const refaire = (avant: string | RegExp, apres: string) =>
  dire(refaireSignedInfo(signe, (si) => retoucher(si, avant, apres)));
const STRUCTURE = 'illisible SIGNATURE_STRUCTURE';
const signedInfo = /<ds:SignedInfo [\s\S]*?<\/ds:SignedInfo>/.exec(signe)?.[0] ?? '';
const valeur = /<ds:SignatureValue[^>]*>([^<]*)/.exec(signe)?.[1] ?? '';

describe('algorithmes', () => {
  it('24. HMAC keyed with the certificate or its public key', () => {
    const { certificat } = signataire();
    const publique = createPublicKey(signataire().cle).export({ type: 'spki', format: 'der' });
    for (const [uri, hash] of [
      [`${DSIG}hmac-sha1`, 'sha1'],
      [`${MORE}hmac-sha256`, 'sha256'],
    ] as const) {
      for (const secret of [certificat, publique]) {
        const hmac = (si: string) => createHmac(hash, secret).update(si).digest('base64');
        const xml = refaireSignedInfo(signe, (si) => retoucher(si, `${MORE}rsa-sha256`, uri), hmac);
        expect(dire(xml)).toBe('illisible SIGNATURE_ALGORITHME_NON_ADMIS');
      }
    }
  });

  it('25. md5 digest and rsa-md5', () => {
    expect(refaire(`${XMLENC}sha256`, `${MORE}md5`)).toBe('illisible SIGNATURE_ALGORITHME_NON_ADMIS');
    expect(refaire(`${MORE}rsa-sha256`, `${MORE}rsa-md5`)).toBe('illisible SIGNATURE_ALGORITHME_NON_ADMIS');
    expect(refaire(`${MORE}rsa-sha256`, `${DSIG}dsa-sha1`)).toBe('illisible SIGNATURE_ALGORITHME_NON_ADMIS');
  });

  it('25. weak RSA keys: computed, and said', async () => {
    const faible = identite({ cle: 'rsa-1024' });
    expect(dire(await signer(DEUX_BORDEREAUX, faible))).toBe('intacte SIGNATURE_CLE_FAIBLE');
    const trois = identite({ cle: 'rsa-e3' });
    const xml = await signer(DEUX_BORDEREAUX, trois);
    expect(dire(xml)).toBe('intacte SIGNATURE_CLE_FAIBLE');
    expect(verifier(xml).signatures[0]?.confiance).toBe('refusee');
    expect(dire(retoucher(xml, '18450.00', '18950.00'))).toBe('alteree SIGNATURE_CONTENU_MODIFIE SIGNATURE_CLE_FAIBLE');
  });

  it('26. RSA-PSS and HMACOutputLength', () => {
    const pss = (si: string) =>
      sign('sha256', Buffer.from(si), {
        key: signataire().cle,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: 0,
      }).toString('base64');
    const uri = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';
    expect(dire(refaireSignedInfo(signe, (si) => retoucher(si, `${MORE}rsa-sha256`, uri), pss))).toBe(
      'illisible SIGNATURE_ALGORITHME_NON_ADMIS',
    );
    expect(dire(refaireSignedInfo(signe, (si) => si, pss))).toBe('alteree SIGNATURE_VALEUR_FAUSSE');
    expect(refaire('</ds:SignatureMethod>', '<ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>')).toBe(
      STRUCTURE,
    );
  });

  it('27. ECDSA in DER, with r or s zero, or of a wrong length', async () => {
    const ec = identite({ cle: 'ec-256' });
    const xml = await signer(DEUX_BORDEREAUX, ec);
    expect(dire(xml)).toBe('intacte');
    const avec = (faire: (si: string) => Buffer) =>
      dire(
        refaireSignedInfo(
          xml,
          (si) => si,
          (si) => faire(si).toString('base64'),
        ),
      );
    const p1363 = (si: string) => sign('sha256', Buffer.from(si), { key: ec.cle, dsaEncoding: 'ieee-p1363' });
    expect(avec(p1363)).toBe('intacte');
    const fausses: ((si: string) => Buffer)[] = [
      (si) => sign('sha256', Buffer.from(si), ec.cle),
      (si) => p1363(si).fill(0, 0, 32),
      (si) => p1363(si).fill(0, 32),
      () => Buffer.alloc(64),
      (si) => p1363(si).subarray(0, 63),
      (si) => Buffer.concat([Buffer.alloc(1), p1363(si).subarray(0, 32), Buffer.alloc(1), p1363(si).subarray(32)]),
    ];
    for (const fausse of fausses) expect(avec(fausse)).toBe('alteree SIGNATURE_VALEUR_FAUSSE');
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
