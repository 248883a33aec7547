/** The versions of XAdES: each is verified where the politique admits it, and refused by name where it does not. */
import { createHash } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { DSIG, signerAutrement, XAD_132 } from './autre-signataire.ts';
import { type AttributEcrit, nom } from './certificat-retouche.ts';
import { DEUX_BORDEREAUX, dire, retoucher, signataire, verifier } from './flux.ts';

const ETSI = 'http://uri.etsi.org/01903';
const admise = { politique: { espacesXades: [XAD_132] } };
const avec132 = (proprietes: (xml: string) => string) =>
  dire(signerAutrement(DEUX_BORDEREAUX, { espace: XAD_132, proprietes }), admise);
const STRUCTURE = 'illisible SIGNATURE_STRUCTURE';

describe.each(['v1.1.1', 'v1.2.2', 'v1.3.2'])('XAdES %s', (version) => {
  const espace = `${ETSI}/${version}#`;
  const signe = signerAutrement(DEUX_BORDEREAUX, { espace });

  it('verifies where it is admitted', () => {
    const politique = { espacesXades: [espace] };
    expect(dire(signe, { politique })).toBe('intacte');
    expect(verifier(signe, { politique }).signatures[0]?.faits?.roles).toEqual(['Ordonnateur']);
    expect(dire(retoucher(signe, 'Ordonnateur<', 'Comptable<'), { politique })).toBe(
      'alteree SIGNATURE_PROPRIETES_MODIFIEES',
    );
  });

  it('is refused under its own motif where it is not', () => {
    const politique = { espacesXades: [`${ETSI}/v1.4.1#`] };
    expect(dire(signe, { politique })).toBe('illisible SIGNATURE_XADES_NON_ADMIS');
    expect(verifier(signe, { politique }).signatures[0]?.anomalies[0]?.phrase).toContain(`(« ${espace} »)`);
  });

  it('has the Type of its SignedProperties, that of no version, or none', () => {
    const politique = { espacesXades: [espace] };
    const type = (typeProprietes: string) =>
      dire(signerAutrement(DEUX_BORDEREAUX, { espace, typeProprietes }), { politique });
    expect(['', `${espace}SignedProperties`, `${ETSI}#SignedProperties`].map(type)).toEqual(Array(3).fill('intacte'));
    expect(type(`${ETSI}/v1.4.1#SignedProperties`)).toBe(STRUCTURE);
  });
});

it('by default 1.1.1 and 1.2.2 are admitted, no other', () => {
  const parDefaut = (espace: string) => dire(signerAutrement(DEUX_BORDEREAUX, { espace }));
  expect([`${ETSI}/v1.1.1#`, `${ETSI}/v1.2.2#`].map(parDefaut)).toEqual(['intacte', 'intacte']);
  for (const espace of [XAD_132, `${ETSI}/v1.4.1#`, 'urn:inconnu#'])
    expect(parDefaut(espace)).toBe('illisible SIGNATURE_XADES_NON_ADMIS');
});

describe('the digests', () => {
  const enDs = (xml: string) => xml.replace(/<(\/?)xad:(DigestMethod|DigestValue)/g, (_, fin, n) => `<${fin}ds:${n}`);
  const enXad = (xml: string) => xml.replace(/<(\/?)ds:(DigestMethod|DigestValue)/g, '<$1xad:$2');

  it('of 1.1.1 are met in ds too, as S²LOW writes them', () => {
    expect(dire(signerAutrement(DEUX_BORDEREAUX, { proprietes: enDs }))).toBe('intacte');
  });

  it('of 1.3.2 are in ds only', () => {
    expect(avec132(enXad)).toBe(STRUCTURE);
  });

  it('are of one namespace', () => {
    const melange = (xml: string) =>
      retoucher(
        xml,
        /<xad:DigestMethod( [^>]*\/>)/,
        '<ds:DigestMethod$1'.replace('$1', ` xmlns:ds="${DSIG}" Algorithm="x"/>`),
      );
    expect(dire(signerAutrement(DEUX_BORDEREAUX, { proprietes: melange }))).toBe(STRUCTURE);
  });
});

describe('the forms V2 of 1.3.2 (EN 319 132-1)', () => {
  const { asn1 } = forge;
  const { Class, Type } = asn1;
  const SUJET: AttributEcrit[][] = [
    [['2.5.4.6', 'FR']],
    [['2.5.4.10', 'Commune de Saint-Aubin-du-Test']],
    [['2.5.4.3', 'Camille Durand']],
  ];
  const compose = (...valeurs: forge.asn1.Asn1[]) => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, valeurs);
  /** IssuerSerial of RFC 5035 §4. */
  const issuerSerial = (rdns: AttributEcrit[][], serie: number, balise = 4) => {
    const annuaire = asn1.create(Class.CONTEXT_SPECIFIC, balise as forge.asn1.Type, true, [nom(rdns)]);
    const entier = asn1.create(Class.UNIVERSAL, Type.INTEGER, false, String.fromCharCode(serie));
    return Buffer.from(asn1.toDer(compose(compose(annuaire), entier)).getBytes(), 'latin1').toString('base64');
  };
  const certificatV2 = (xml: string, issuer: string) =>
    retoucher(xml, /<xad:IssuerSerial>[\s\S]*<\/xad:IssuerSerial>/, issuer).replace(
      /xad:SigningCertificate>/g,
      'xad:SigningCertificateV2>',
    );
  const emetteurV2 = (valeur: string) =>
    avec132((xml) => certificatV2(xml, `<xad:IssuerSerialV2>${valeur}</xad:IssuerSerialV2>`));

  it('SigningCertificateV2 binds by digest, and by issuer and serial number where it gives them', () => {
    expect(avec132((xml) => certificatV2(xml, ''))).toBe('intacte');
    expect(emetteurV2(issuerSerial(SUJET, 31))).toBe('intacte');
    expect(emetteurV2(issuerSerial(SUJET, 32))).toBe('intacte CERTIFICAT_NON_DECLARE');
    expect(emetteurV2(issuerSerial(SUJET.slice(1), 31))).toBe('intacte CERTIFICAT_EMETTEUR_DIFFERENT');
    const sien = createHash('sha256').update(signataire().certificat).digest('base64');
    const autre = createHash('sha256').update('autre').digest('base64');
    expect(avec132((xml) => retoucher(certificatV2(xml, ''), sien, autre))).toBe('intacte CERTIFICAT_NON_DECLARE');
  });

  it.each([
    ['not DER', Buffer.from('rien').toString('base64')],
    ['a name of another kind', issuerSerial(SUJET, 31, 1)],
    [
      'followed by something',
      Buffer.concat([Buffer.from(issuerSerial(SUJET, 31), 'base64'), Buffer.alloc(1)]).toString('base64'),
    ],
  ])('IssuerSerialV2 is IssuerSerial and nothing else: %s', (_, valeur) => {
    expect(emetteurV2(valeur)).toBe(STRUCTURE);
  });

  it('IssuerSerialV2 that is not base64', () => {
    expect(emetteurV2('***')).toBe('illisible SIGNATURE_BASE64');
  });

  it('SignerRoleV2 claims as SignerRole does', () => {
    const roleV2 = (xml: string) => xml.replace(/xad:SignerRole>/g, 'xad:SignerRoleV2>');
    expect(avec132(roleV2)).toBe('intacte');
    expect(avec132((xml) => roleV2(xml).replace('Ordonnateur', ' '))).toBe('intacte SIGNATURE_PROPRIETE_ABSENTE');
  });

  it('a property stands under one of its forms only', () => {
    const [ancien = ''] =
      /<xad:SigningCertificate>[\s\S]*<\/xad:SigningCertificate>/.exec(
        signerAutrement(DEUX_BORDEREAUX, { espace: XAD_132 }),
      ) ?? [];
    expect(
      avec132((xml) =>
        retoucher(certificatV2(xml, ''), '<xad:SigningCertificateV2>', `${ancien}<xad:SigningCertificateV2>`),
      ),
    ).toBe(STRUCTURE);
  });

  it('do not exist before 1.3.2', () => {
    const proprietes = (xml: string) => certificatV2(xml, '');
    expect(dire(signerAutrement(DEUX_BORDEREAUX, { proprietes }))).toBe('illisible SIGNATURE_PROPRIETE_ABSENTE');
  });
});

it('DataObjectFormat and policy qualifiers are signed, read past, and fetch nothing', () => {
  const format =
    '<xad:SignedDataObjectProperties><xad:DataObjectFormat ObjectReference="#R1"><xad:MimeType>text/xml</xad:MimeType></xad:DataObjectFormat></xad:SignedDataObjectProperties>';
  const qualifie =
    '<xad:SigPolicyQualifiers><xad:SigPolicyQualifier><xad:SPURI>http://169.254.169.254/</xad:SPURI></xad:SigPolicyQualifier></xad:SigPolicyQualifiers>';
  expect(
    avec132((xml) =>
      retoucher(
        retoucher(xml, '</xad:SignedSignatureProperties>', `</xad:SignedSignatureProperties>${format}`),
        '</xad:SigPolicyHash>',
        `</xad:SigPolicyHash>${qualifie}`,
      ),
    ),
  ).toBe('intacte');
});
