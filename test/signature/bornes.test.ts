/** What a hostile file can make us keep or compute is bounded. */
import { describe, expect, it } from 'vitest';
import { Octets } from '../../functions/signature/octets.ts';
import { avecCleRsa, avecSerie } from './certificat-retouche.ts';
import { bordereau, codes, DEUX_BORDEREAUX, dire, flux, retoucher, signataire, signer, verifier } from './flux.ts';

const VIDE = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>';
const signe = await signer(DEUX_BORDEREAUX);
const joindre = (der: Buffer) =>
  retoucher(signe, /<ds:X509Certificate>[^<]*/, `<ds:X509Certificate>${der.toString('base64')}`);

describe('signatures out of place', () => {
  it('past some tens they are counted in one anomaly that rejects the flux', () => {
    const { signatures, anomalies } = verifier(retoucher(signe, '</Enveloppe>', `${VIDE.repeat(3000)}</Enveloppe>`));
    expect(signatures).toHaveLength(22);
    expect(signatures.filter((s) => codes(s).includes('SIGNATURE_MAL_PLACEE'))).toHaveLength(20);
    expect(anomalies).toMatchObject([
      {
        code: 'SIGNATURES_EN_TROP',
        niveau: 'flux',
        gravite: 'rejet',
        phrase: 'Le fichier porte 3000 signatures mal placées ou en trop ; seules les 20 premières sont détaillées.',
      },
    ]);
  });

  it('thousands on one bordereau leave one anomaly on its first', () => {
    const { signatures, anomalies } = verifier(retoucher(signe, '</Bordereau>', `${VIDE.repeat(3000)}</Bordereau>`));
    expect(codes(signatures[0])).toEqual(['SIGNATURE_MULTIPLE']);
    expect(signatures).toHaveLength(22);
    expect(anomalies.map((a) => a.code)).toEqual(['SIGNATURES_EN_TROP']);
  });

  it('one past the limit still makes unreadable the signature that it stands beside', () => {
    const ailleurs = retoucher(signe, '</Enveloppe>', `${VIDE.repeat(20)}</Enveloppe>`);
    const [premiere] = verifier(retoucher(ailleurs, '</Bordereau>', `${VIDE}</Bordereau>`)).signatures.slice(20);
    expect(premiere).toMatchObject({ cible: 'B1', integrite: 'illisible' });
    expect(codes(premiere)).toEqual(['SIGNATURE_MULTIPLE']);
  });

  it('what follows a signature, a thousand times, is said once', () => {
    const suivie = retoucher(signe, '</ds:Signature></Bordereau>', `</ds:Signature>${'<X/>'.repeat(1000)}</Bordereau>`);
    expect(dire(suivie)).toBe('illisible SIGNATURE_NON_FINALE');
  });
});

describe('what is kept of a value', () => {
  const long = 'x'.repeat(100_000);

  it('a long Id is cut, and cannot be named by what is left of it', async () => {
    const long257 = `B${'x'.repeat(300)}`;
    const xml = await signer(flux([bordereau(1).replace('Id="B1"', `Id="${long257}"`)]));
    const { signatures, bordereaux } = verifier(xml);
    expect(bordereaux[0]?.id).toHaveLength(257);
    expect(codes(signatures[0])).toEqual(['SIGNATURE_REFERENCE_AUTRE']);
  });

  it('long identifiers that differ by their end are not taken for one; repeated, they are', async () => {
    const signe = await signer(DEUX_BORDEREAUX);
    const deux = (a: string, b: string) =>
      retoucher(signe, /(?=<\/[^<]*>\s*$)/, `<x Id="${long}${a}"/><x Id="${long}${b}"/>`);
    expect(verifier(deux('1', '2')).anomalies).toEqual([]);
    const [a] = verifier(deux('1', '1')).anomalies;
    expect(a?.code).toBe('IDENTIFIANT_EN_DOUBLE');
    expect(a?.phrase.length).toBeLessThan(200);
  });

  it('a long IdBord is cut', () => {
    const xml = retoucher(DEUX_BORDEREAUX, 'IdBord V="47"', `IdBord V="${'4'.repeat(100_000)}"`);
    expect(verifier(xml).bordereaux[0]?.numero).toHaveLength(257);
  });
});

describe('certificates and keys', () => {
  const refus = 'illisible SIGNATURE_CERTIFICAT_HORS_NORME';

  it('a serial number above 20 octets, or a certificate above 32 kB, is refused', () => {
    expect(dire(joindre(avecSerie(20)))).not.toContain('HORS_NORME');
    expect(dire(joindre(avecSerie(21)))).toBe(refus);
    expect(dire(joindre(avecSerie(33_000)))).toBe(refus);
    const [a] = verifier(joindre(avecSerie(21))).signatures[0]?.anomalies ?? [];
    expect(a).toMatchObject({
      numAnoAck: 'ERREUR_CERTIFICAT',
      phrase:
        'La signature du bordereau n° 47 porte un certificat hors norme (un numéro de série de plus de 20 octets).',
    });
    const joint = `<ds:X509Certificate>${avecSerie(33_000).toString('base64')}</ds:X509Certificate>`;
    expect(dire(retoucher(signe, '</ds:X509Certificate>', `</ds:X509Certificate>${joint}`))).toBe(refus);
  });

  it('an RSA key that would cost too much is refused before any computation', () => {
    const usuel = Buffer.from([1, 0, 1]);
    expect(dire(joindre(avecCleRsa(8192, usuel)))).toContain('illisible SIGNATURE_VALEUR_FAUSSE');
    expect(dire(joindre(avecCleRsa(16_384, usuel)))).toBe('illisible SIGNATURE_ALGORITHME_NON_ADMIS');
    expect(dire(joindre(avecCleRsa(3072, Buffer.alloc(384, 0x7f))))).toBe('illisible SIGNATURE_ALGORITHME_NON_ADMIS');
    expect(dire(joindre(avecCleRsa(2048, Buffer.from([1, 0, 0, 0, 1]))))).toBe(
      'illisible SIGNATURE_ALGORITHME_NON_ADMIS',
    );
    const borne = { politique: { rsaBitsMax: 2047 } };
    expect(verifier(signe, borne).signatures[0]?.anomalies[0]?.phrase).toBe(
      'La signature du bordereau n° 47 emploie un algorithme non admis (« clé RSA de 2048 bits, 2047 au plus »).',
    );
  });

  it('one certificate under many spellings is one', () => {
    const lignes = (n: number) =>
      signataire()
        .certificat.toString('base64')
        .replace(/.{64}/g, `$&${' '.repeat(n)}\n`);
    const rangs = [1, 2].map((n) =>
      verifier(retoucher(signe, /<ds:X509Certificate>[^<]*/, `<ds:X509Certificate>${lignes(n)}`)),
    );
    for (const { signatures } of rangs) {
      expect(signatures.map((s) => s.integrite)).toEqual(['intacte', 'intacte']);
      // The two signatures of a file share the octets, though they spell them differently.
      expect(signatures[0]?.certificat).toBe(signatures[1]?.certificat);
    }
  });
});

describe('canonical octets', () => {
  it('a block too large is given up, and its octets with it', () => {
    const gros = retoucher(
      signe,
      '<ds:SignedInfo',
      `<ds:SignedInfo>${'<a/>'.repeat(200_000)}</ds:SignedInfo><ds:SignedInfo`,
    );
    expect(dire(gros)).toBe('illisible SIGNATURE_TROP_VOLUMINEUSE');
  });

  it('names count too: a small text between long tags is too large', () => {
    const nom = 'n'.repeat(500);
    const gros = retoucher(signe, '</ds:SignedInfo>', `${`<${nom}/>`.repeat(4000)}</ds:SignedInfo>`);
    expect(dire(gros)).toContain('illisible');
  });

  it('are kept up to a bound, whatever the runs', () => {
    const octets = new Octets();
    for (let i = 0; i < 1_000_000; i++) octets.update(Buffer.from('ab'));
    expect([octets.deborde, octets.lire()?.length, octets.lire()?.subarray(-3).toString()]).toEqual([
      false,
      2_000_000,
      'bab',
    ]);
    octets.update(Buffer.alloc(200_000));
    expect([octets.deborde, octets.lire()]).toEqual([true, null]);
    octets.update(Buffer.from('a'));
    expect(octets.lire()).toBeNull();
  });
});
