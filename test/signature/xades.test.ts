/** XAdES and the binding of the certificate: attaques.md §3, cases 32 to 38. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { identite } from '../autorites.ts';
import { DSIG, ENVELOPPEE, EXC, MORE, signerAutrement } from './autre-signataire.ts';
import { refaireProprietes, refaireSignedInfo } from './faussaire.ts';
import { codes, DEUX_BORDEREAUX, dire, retoucher, signataire, signer, verifier } from './flux.ts';

const signe = await signer(DEUX_BORDEREAUX);
const refaire = (avant: string | RegExp, apres: string) => refaireProprietes(signe, (p) => retoucher(p, avant, apres));
const enleverElement = (nom: string) => new RegExp(`<xad:${nom}>[\\s\\S]*?</xad:${nom}>`);

describe('XAdES', () => {
  it('32. no reference to the SignedProperties', () => {
    expect(dire(signerAutrement(DEUX_BORDEREAUX, { sansReferenceProprietes: true }))).toBe(
      'illisible SIGNATURE_REFERENCES_NOMBRE',
    );
    const deuxFois = refaireSignedInfo(signe, (si) => retoucher(si, 'URI="#B1_SIG_1_SP"', 'URI="#B1"'));
    expect(dire(deuxFois)).toBe('illisible SIGNATURE_PROPRIETES_NON_SIGNEES');
  });

  it('33. reference to the SignedProperties of a wrong Type, or to another Id', () => {
    const type = refaireSignedInfo(signe, (si) => retoucher(si, 'v1.1.1#SignedProperties', 'v1.1.1#Autre'));
    expect(dire(type)).toBe('illisible SIGNATURE_STRUCTURE');
    const autre = refaireSignedInfo(signe, (si) => retoucher(si, '#B1_SIG_1_SP', '#B2_SIG_1_SP'));
    expect(dire(autre)).toBe('illisible SIGNATURE_PROPRIETES_NON_SIGNEES');
    const deux = refaireSignedInfo(signe, (si) => retoucher(si, 'URI="#B1"', 'URI="#B1_SIG_1_SP"'));
    expect(dire(deux)).toBe('illisible SIGNATURE_STRUCTURE');
  });

  it('33. the Type may be left out, as Xemelios does', () => {
    expect(dire(signerAutrement(DEUX_BORDEREAUX, { typeProprietes: '' }))).toBe('intacte');
    const court = refaireSignedInfo(signe, (si) => retoucher(si, '01903/v1.1.1#Sig', '01903#Sig'));
    expect(dire(court)).toBe('intacte');
  });

  it('34. SigningCertificate declares another certificate, by digest or by serial number', () => {
    const autre = createHash('sha256').update('autre').digest('base64');
    const condensat = createHash('sha256').update(signataire().certificat).digest('base64');
    const { signatures } = verifier(refaire(condensat, autre));
    expect(signatures[0]).toMatchObject({ integrite: 'intacte', confiance: 'refusee' });
    expect(codes(signatures[0])).toEqual(['CERTIFICAT_NON_DECLARE']);
    expect(dire(refaire('>31</ds:X509SerialNumber>', '>32</ds:X509SerialNumber>'))).toBe(
      'intacte CERTIFICAT_NON_DECLARE',
    );
    expect(dire(refaire('>31</ds:X509SerialNumber>', '>-31</ds:X509SerialNumber>'))).toBe(
      'illisible SIGNATURE_STRUCTURE',
    );
    const md5 = createHash('md5').update(signataire().certificat).digest('base64');
    const affaibli = refaire(
      /<xad:DigestMethod[^>]*><\/xad:DigestMethod><xad:DigestValue>[^<]*/,
      `<xad:DigestMethod Algorithm="${MORE}md5"></xad:DigestMethod><xad:DigestValue>${md5}`,
    );
    expect(dire(affaibli)).toBe('intacte SIGNATURE_ALGORITHME_NON_ADMIS CERTIFICAT_NON_DECLARE');
  });

  it('35. KeyInfo holds another certificate of the same key', () => {
    const reemis = identite({ nom: 'Claude Martin', serie: '2e' });
    const xml = retoucher(
      signe,
      /<ds:X509Certificate>[^<]*/,
      `<ds:X509Certificate>${reemis.certificat.toString('base64')}`,
    );
    expect(dire(xml)).toBe('intacte CERTIFICAT_NON_DECLARE');
    expect(verifier(xml).signatures[0]?.confiance).toBe('refusee');
  });

  it('35. KeyInfo holds a certificate of another key', () => {
    const intrus = identite({ nom: 'Sacha Petit', variante: 'intrus' });
    const xml = retoucher(
      signe,
      /<ds:X509Certificate>[^<]*/,
      `<ds:X509Certificate>${intrus.certificat.toString('base64')}`,
    );
    expect(dire(xml)).toBe('alteree SIGNATURE_VALEUR_FAUSSE CERTIFICAT_NON_DECLARE');
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

  it('36. SignaturePolicyIdentifier or SignerRole is missing', () => {
    expect(dire(refaire(enleverElement('SignaturePolicyIdentifier'), ''))).toBe('intacte SIGNATURE_PROPRIETE_ABSENTE');
    expect(dire(refaire(enleverElement('SignerRole'), ''))).toBe('intacte SIGNATURE_PROPRIETE_ABSENTE');
    expect(dire(refaire(enleverElement('SignatureProductionPlace'), ''))).toBe('intacte');
    expect(dire(refaire(enleverElement('SigningTime'), ''))).toBe('illisible SIGNATURE_PROPRIETE_ABSENTE');
    expect(dire(refaire(enleverElement('SigningCertificate'), ''))).toBe('illisible SIGNATURE_PROPRIETE_ABSENTE');
  });

  it('37. SigningTime: UTC only, bounded by the reception, inside the certificate', async () => {
    for (const date of [
      '2026-09-30T10:15:00+02:00',
      '2026-09-30T08:15:00',
      '30/09/2026',
      '2026-13-30T08:15:00Z',
      '2026-02-30T08:15:00Z',
      '',
    ]) {
      expect(dire(refaire('2026-09-30T08:15:00Z', date))).toBe('illisible SIGNATURE_DATE_ILLISIBLE');
    }
    expect(dire(refaire('2026-09-30T08:15:00Z', '2026-09-30T08:15:00.123Z'))).toBe('intacte');
    const recu = (date: string) => ({ recuLe: new Date(date) });
    expect(dire(signe, recu('2026-09-30T08:06:00Z'))).toBe('intacte');
    expect(dire(signe, recu('2026-09-30T08:04:00Z'))).toBe('intacte SIGNATURE_DATEE_DU_FUTUR');
    expect(dire(signe, recu('2027-09-30T08:00:00Z'))).toBe('intacte');
    expect(dire(signe, recu('2027-10-01T08:16:00Z'))).toBe('intacte SIGNATURE_TROP_ANCIENNE');
  });

  it('37. a certificate expired, or not yet valid, at SigningTime', async () => {
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

  it('38. a counter-signature is not permitted, whatever it is worth; the signature itself stays intact', () => {
    const contre = `<xad:UnsignedProperties><xad:UnsignedSignatureProperties><xad:CounterSignature><ds:Signature xmlns:ds="${DSIG}"/></xad:CounterSignature></xad:UnsignedSignatureProperties></xad:UnsignedProperties>`;
    const xml = retoucher(signe, '</xad:SignedProperties>', `</xad:SignedProperties>${contre}`);
    expect(dire(xml)).toBe('intacte SIGNATURE_CONTRESIGNATURE');
  });

  it('38. unsigned properties are passed over', () => {
    const leurres = `<xad:UnsignedProperties><!-- --><?x?>${signe.match(/<ds:SignedInfo [\s\S]*?<\/ds:SignedInfo>/)?.[0]}<xad:SignedProperties Id="L"/></xad:UnsignedProperties>`;
    expect(dire(retoucher(signe, '</xad:SignedProperties>', `</xad:SignedProperties>${leurres}`))).toBe('intacte');
  });

  it('takes Target with and without #, but of this signature only', () => {
    expect(dire(retoucher(signe, 'Target="#B1_SIG_1"', 'Target="B1_SIG_1"'))).toBe('intacte');
    expect(dire(retoucher(signe, 'Target="#B1_SIG_1"', 'Target="#B2_SIG_1"'))).toBe('illisible SIGNATURE_STRUCTURE');
    expect(dire(retoucher(signe, ' Target="#B1_SIG_1"', ''))).toBe('illisible SIGNATURE_STRUCTURE');
  });

  it.each([
    ['http://uri.etsi.org/01903/v1.1.1#', 'intacte'],
    ['http://uri.etsi.org/01903/v1.2.2#', 'intacte'],
    ['http://uri.etsi.org/01903/v1.3.2#', 'illisible SIGNATURE_XADES_NON_ADMIS'],
    ['urn:inconnu#', 'illisible SIGNATURE_XADES_NON_ADMIS'],
  ])('namespace %s', (espace, verdict) => {
    expect(dire(signerAutrement(DEUX_BORDEREAUX, { espace }))).toBe(verdict);
  });

  it('an old DGFiP signature: enveloped-signature on the SignedProperties too is a no-op', () => {
    const xml = refaireSignedInfo(signe, (si) =>
      retoucher(
        si,
        /(SP"><ds:Transforms>)/,
        (_, debut) => `${debut}<ds:Transform Algorithm="${ENVELOPPEE}"></ds:Transform>`,
      ),
    );
    expect(dire(xml)).toBe('intacte');
  });

  it('SignedProperties changed after signing', () => {
    const xml = retoucher(signe, '<xad:ClaimedRole>Maire', '<xad:ClaimedRole>Comptable');
    expect(dire(xml)).toBe('alteree SIGNATURE_PROPRIETES_MODIFIEES');
    expect(dire(retoucher(signe, '2026-09-30T08:15:00Z', '2026-09-29T08:15:00Z'))).toBe(
      'alteree SIGNATURE_PROPRIETES_MODIFIEES',
    );
    expect(EXC).toContain('exc-c14n');
  });
});
