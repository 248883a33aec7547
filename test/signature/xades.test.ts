import { describe, expect, it } from 'vitest';
import { identite } from '../autorites.ts';
import { DEUX_BORDEREAUX, dire, retoucher, signataire, signer, verifier } from './flux.ts';

const signe = await signer(DEUX_BORDEREAUX);

describe('XAdES', () => {
  it('a certificate of another key proves nothing against the content, unless its digest is wrong too', () => {
    const intrus = identite({ nom: 'Sacha Petit', variante: 'intrus' }).certificat.toString('base64');
    const xml = retoucher(signe, /<ds:X509Certificate>[^<]*/, `<ds:X509Certificate>${intrus}`);
    expect(dire(xml)).toBe('illisible SIGNATURE_VALEUR_FAUSSE CERTIFICAT_NON_DECLARE');
    expect(dire(retoucher(xml, '18450', '18950'))).toBe(
      'alteree SIGNATURE_VALEUR_FAUSSE SIGNATURE_CONTENU_MODIFIE CERTIFICAT_NON_DECLARE',
    );
  });

  it('takes the declared certificate among several, and keeps the others', () => {
    const autre = identite({ nom: 'AC', serie: '3' });
    const xml = retoucher(
      signe,
      '<ds:X509Certificate>',
      `<ds:X509Certificate>${autre.certificat.toString('base64')}</ds:X509Certificate><ds:X509Certificate>`,
    );
    const [s] = verifier(xml).signatures;
    expect(s).toMatchObject({ integrite: 'intacte', anomalies: [] });
    expect(s?.certificat).toEqual(signataire().certificat);
    expect(s?.autresCertificats).toEqual([autre.certificat]);
  });

  it('bounds the certificates, and reads exactly one per element', () => {
    const un = `<ds:X509Certificate>${signataire().certificat.toString('base64')}</ds:X509Certificate>`;
    expect(dire(retoucher(signe, un, un.repeat(33)))).toBe('illisible SIGNATURE_STRUCTURE');
    const rallonge = Buffer.concat([signataire().certificat, Buffer.from('x')]).toString('base64');
    expect(dire(retoucher(signe, un, `<ds:X509Certificate>${rallonge}</ds:X509Certificate>`))).toBe(
      'illisible SIGNATURE_CERTIFICAT_ILLISIBLE',
    );
    expect(dire(retoucher(signe, un, '<ds:X509Certificate>AAAA</ds:X509Certificate>'))).toBe(
      'illisible SIGNATURE_CERTIFICAT_ILLISIBLE',
    );
    expect(dire(retoucher(signe, un, '<ds:RetrievalMethod URI="http://x/"/>'))).toBe('illisible SIGNATURE_STRUCTURE');
    expect(dire(retoucher(signe, un, ''))).toBe('illisible SIGNATURE_STRUCTURE');
  });

  it('a certificate expired, or not yet valid, at SigningTime', async () => {
    const expire = await signer(DEUX_BORDEREAUX, identite({ au: '2026-09-01' }));
    const [s] = verifier(expire).signatures;
    expect(s).toMatchObject({ integrite: 'intacte', confiance: 'refusee' });
    expect(s?.anomalies[0]).toMatchObject({
      code: 'CERTIFICAT_EXPIRE',
      numAnoAck: 'ERREUR_CERTIFICAT',
      phrase:
        'La signature du bordereau n° 47 est datée du 30/09/2026 à 08:15:00 UTC, mais le certificat de Camille Durand avait expiré le 01/09/2026 à 00:00:00 UTC.',
    });
    expect(dire(await signer(DEUX_BORDEREAUX, identite({ du: '2026-10-01' })))).toBe(
      'intacte CERTIFICAT_PAS_ENCORE_VALIDE',
    );
  });

  it('takes Target with and without #, but of this signature only', () => {
    expect(dire(retoucher(signe, 'Target="#B1_SIG_1"', 'Target="B1_SIG_1"'))).toBe('intacte');
    expect(dire(retoucher(signe, 'Target="#B1_SIG_1"', 'Target="#B2_SIG_1"'))).toBe('illisible SIGNATURE_STRUCTURE');
    expect(dire(retoucher(signe, ' Target="#B1_SIG_1"', ''))).toBe('illisible SIGNATURE_STRUCTURE');
  });

  it('SignedProperties changed after signing', () => {
    const xml = retoucher(signe, '<xad:ClaimedRole>Maire', '<xad:ClaimedRole>Comptable');
    expect(dire(xml)).toBe('alteree SIGNATURE_PROPRIETES_MODIFIEES');
    expect(dire(retoucher(signe, '2026-09-30T08:15:00Z', '2026-09-29T08:15:00Z'))).toBe(
      'alteree SIGNATURE_PROPRIETES_MODIFIEES',
    );
  });
});
