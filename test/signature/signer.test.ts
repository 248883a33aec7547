/** The signer: what it writes is judged by xml-crypto, and by our own verification. */
import { createHash, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { lirePkcs12 } from '../../functions/signature/signer/pkcs12.ts';
import { SignatureImpossible } from '../../functions/signature/signer/signature-impossible.ts';
import { signerFlux } from '../../functions/signature/signer/signer.ts';
import { type GenreDeCle, identite } from '../autorites.ts';
import { DSIG, MORE } from './autre-signataire.ts';
import { bordereau, DEUX_BORDEREAUX, dire, flux, SIGNE_LE, signataire, signer, verifier } from './flux.ts';

const SIGNATURES = /<ds:Signature [\s\S]*?<\/ds:Signature>/g;
const { cle, certificat } = signataire();
const base = { cle, certificat, qualite: 'Maire', signeLe: SIGNE_LE, portee: 'bordereau' as const };

/** xml-crypto's word on each signature of the file. */
function autreAvis(xml: string, pem: string): boolean[] {
  const utf8 = Buffer.from(xml, 'latin1').toString('latin1');
  return [...utf8.matchAll(SIGNATURES)].map(([bloc]) => {
    const juge = new SignedXml({ publicCert: pem, getCertFromKeyInfo: () => null });
    juge.loadSignature(bloc);
    return juge.checkSignature(utf8);
  });
}

describe('signerFlux', () => {
  it('inserts signatures and leaves every other byte alone', async () => {
    const signe = await signer(DEUX_BORDEREAUX);
    expect(signe.replace(SIGNATURES, '')).toBe(DEUX_BORDEREAUX);
    expect(autreAvis(signe, signataire().pem)).toEqual([true, true]);
    expect(signe).toMatch(/<\/ds:Signature><\/Bordereau>/);
  });

  it.each<GenreDeCle>(['rsa-2048', 'ec-256', 'ec-384', 'ec-521'])('with a key %s', async (genre) => {
    const qui = identite({ cle: genre });
    const signe = await signer(DEUX_BORDEREAUX, { ...qui, portee: 'fichier' });
    expect(dire(signe)).toBe('intacte');
  });

  it.each(['rsa-sha256', 'rsa-sha384', 'rsa-sha512'])('with the method %s', async (nom) => {
    expect(dire(await signer(DEUX_BORDEREAUX, { algorithme: `${MORE}${nom}` }))).toBe('intacte');
  });

  it('writes the shape seen in the field', async () => {
    const [s] = verifier(await signer(DEUX_BORDEREAUX)).signatures;
    expect(s).toMatchObject({
      id: 'B1_SIG_1',
      signataire: 'CN=Camille Durand, O=Commune de Saint-Aubin-du-Test, C=FR',
      signeLe: '2026-09-30T08:15:00Z',
      politique: 'urn:oid:1.2.250.1.131.1.5.18.21.1.7',
      faits: { roles: ['Maire'], cle: { type: 'rsa', bits: 2048 }, valideDu: '2026-01-01T00:00:00.000Z' },
    });
  });

  it('keeps accents in any encoding, and in what the signer declares', async () => {
    const options = {
      qualite: 'Adjointe déléguée & élue <1> "œ"',
      lieu: { ville: 'Liré', codePostal: '49530', pays: 'France' },
    };
    const signe = await signer(DEUX_BORDEREAUX, options);
    expect(dire(signe)).toBe('intacte');
    expect(autreAvis(signe, signataire().pem)).toEqual([true, true]);
    const utf8 = Buffer.from(DEUX_BORDEREAUX.replace('ISO-8859-1', 'UTF-8'), 'utf8').toString('latin1');
    expect(dire(await signer(utf8, options))).toBe('intacte');
    expect(dire(await signer(`\u00ef\u00bb\u00bf${utf8}`, options))).toBe('intacte');
  });

  it('signs the same whatever the chunks, accents before the signatures included', async () => {
    const entier = await signer(DEUX_BORDEREAUX);
    const octets = Buffer.from(DEUX_BORDEREAUX, 'latin1');
    for (const taille of [1, 7, 64]) {
      const source = () =>
        Array.from({ length: Math.ceil(octets.length / taille) }, (_, i) =>
          octets.subarray(i * taille, (i + 1) * taille),
        );
      const morceaux: Uint8Array[] = [];
      const lieu = { ville: 'Saint-Aubin', codePostal: '35140', pays: 'France' };
      for await (const m of signerFlux(source, { ...base, lieu })) morceaux.push(m);
      expect(Buffer.concat(morceaux).toString('latin1')).toBe(entier);
    }
  });

  it('streams a large file: what it holds does not grow with it', async () => {
    const piece = '<Piece><IdPce V="1"/><MtHT V="18450.00"/></Piece>\n'.repeat(20_000);
    const grand = flux([bordereau(1, piece), bordereau(2, piece)]);
    expect(dire(await signer(grand), {}, 1)).toBe('intacte');
  });

  it.each<[string, string, Partial<Parameters<typeof signer>[1]>, RegExp]>([
    ['no Id', DEUX_BORDEREAUX.replace(' Id="B2"', ''), {}, /L’élément Bordereau \(ligne 5\) n’a pas d’attribut Id/],
    ['no bordereau', flux([]), {}, /aucun bordereau/],
    ['not well-formed', DEUX_BORDEREAUX.slice(0, -20), {}, /./],
    ['an Id twice', flux([bordereau(1), bordereau(1)]), {}, /« B1 » est porté par plusieurs/],
    ['an Id that is no name', DEUX_BORDEREAUX.replace('Id="B1"', 'Id="1"'), {}, /n’est pas un nom XML/],
    ['an empty bordereau', flux(['<Bordereau Id="B1"/>']), {}, /est vide/],
    [
      'its own Id taken',
      DEUX_BORDEREAUX.replace('<EnTeteDepense/>', '<EnTeteDepense Id="B1_SIG_1"/>'),
      {},
      /déjà pris/,
    ],
    [
      'a key that is not the certificate’s',
      DEUX_BORDEREAUX,
      { certificat: identite({ variante: 'autre' }).certificat },
      /n’est pas celle du certificat/,
    ],
    ['a method for another key', DEUX_BORDEREAUX, { algorithme: `${MORE}ecdsa-sha256` }, /ne convient pas/],
    ['a method that is not one', DEUX_BORDEREAUX, { algorithme: `${DSIG}hmac-sha1` }, /ne convient pas/],
    ['an unreadable certificate', DEUX_BORDEREAUX, { certificat: 'x' }, /illisible/],
    ['no quality', DEUX_BORDEREAUX, { qualite: ' ' }, /qualité/],
    ['a control character', DEUX_BORDEREAUX, { qualite: 'a\u0001' }, /caractère interdit/],
  ])('refuses: %s', async (_, xml, options, phrase) => {
    const echec = signer(xml, options);
    await expect(echec).rejects.toThrow(SignatureImpossible);
    await expect(echec).rejects.toThrow(phrase);
  });

  it('refuses a second signature at the same place, and accepts the file’s over those of bordereaux', async () => {
    const signe = await signer(DEUX_BORDEREAUX);
    await expect(signer(signe)).rejects.toThrow(/déjà signé/);
    const deux = await signer(signe, { portee: 'fichier' });
    await expect(signer(deux, { portee: 'fichier' })).rejects.toThrow(/déjà signé/);
  });

  it('refuses a source that changes between the two readings', async () => {
    let lectures = 0;
    const source = () => [
      Buffer.from(lectures++ === 0 ? DEUX_BORDEREAUX : DEUX_BORDEREAUX.replace('18450', '18950'), 'latin1'),
    ];
    const tout = async () => {
      for await (const _ of signerFlux(source, base));
    };
    await expect(tout()).rejects.toThrow(/a changé/);
  });
});

describe('lirePkcs12', () => {
  const p12 = (motDePasse: string) => {
    const { pki, pkcs12, asn1 } = forge;
    const privee = pki.privateKeyFromPem(cle.export({ type: 'pkcs1', format: 'pem' }).toString());
    const autre = identite({ nom: 'AC', variante: 'ac' });
    const chaine = [pki.certificateFromPem(signataire().pem), pki.certificateFromPem(autre.pem)];
    const sac = pkcs12.toPkcs12Asn1(privee, chaine, motDePasse, { algorithm: 'aes256' });
    return Buffer.from(asn1.toDer(sac).getBytes(), 'latin1');
  };

  it('gives key, certificate and chain, byte for byte', async () => {
    const lu = await lirePkcs12(p12('sésame'), 'sésame');
    expect(lu.certificat.raw).toEqual(certificat);
    expect(lu.chaine.map((c) => c.subject)).toMatchObject([expect.stringContaining('CN=AC')]);
    expect(new X509Certificate(certificat).checkPrivateKey(lu.cle)).toBe(true);
    const signe = await signer(DEUX_BORDEREAUX, { cle: lu.cle, certificat: lu.certificat.raw });
    expect(createHash('sha256').update(signe).digest('hex')).toBe(
      createHash('sha256')
        .update(await signer(DEUX_BORDEREAUX))
        .digest('hex'),
    );
  });

  it('says why not, in French', async () => {
    await expect(lirePkcs12(p12('sésame'), 'autre')).rejects.toThrow(
      'Le mot de passe du fichier PKCS#12 est incorrect.',
    );
    await expect(lirePkcs12(Buffer.from('rien'), '')).rejects.toThrow('Le fichier n’est pas un PKCS#12 lisible.');
  });
});
