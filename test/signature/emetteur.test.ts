/** IssuerSerial names the issuer of the certificate that is joined: docs/securite.md, case 34. */
import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import forge from 'node-forge';
import { describe, expect, it } from 'vitest';
import { emetteurDe, memeNom } from '../../functions/signature/nom-compare.ts';
import { lireNomEcrit } from '../../functions/signature/nom-ecrit.ts';
import { avecEmetteur } from './certificat-retouche.ts';
import { refaireProprietes } from './faussaire.ts';
import { codes, DEUX_BORDEREAUX, dire, retoucher, signer, verifier } from './flux.ts';

const { Type } = forge.asn1;
const CN = '2.5.4.3';
const COURRIEL = '1.2.840.113549.1.9.1';
const certificat = avecEmetteur([
  [['2.5.4.6', 'FR', Type.PRINTABLESTRING]],
  [['2.5.4.10', 'Trésor, Comptes & Cie']],
  [
    ['2.5.4.4', 'Durand'],
    [CN, 'AC  d’Essai #1'],
  ],
  [[COURRIEL, 'ac@essai.invalid', Type.IA5STRING]],
]);
const signe = await signer(DEUX_BORDEREAUX, { certificat });
const NOM = /(<ds:X509IssuerName[^>]*>)[^<]*/;
const xml = (texte: string) => texte.replace(/[&<>]/g, (c) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt' }[c]};`);
/** In ISO-8859-1: the curly apostrophe is left to escapes. */
const avec = (nom: string) => refaireProprietes(signe, (p) => retoucher(p, NOM, (_, balise) => balise + xml(nom)));

describe('IssuerName', () => {
  it.each([
    ['RFC 4514', 'E=ac@essai.invalid,CN=AC d\\E2\\80\\99Essai \\#1+SN=Durand,O=Tr\\C3\\A9sor\\, Comptes & Cie,C=FR'],
    [
      'spaces after separators',
      'emailAddress=ac@essai.invalid, SN=Durand + CN=AC d\\E2\\80\\99Essai #1, O=Trésor\\, Comptes & Cie, C=FR',
    ],
    [
      'a quoted value',
      'EMAILADDRESS=ac@essai.invalid, CN=AC d\\E2\\80\\99Essai #1 + SN=Durand, O="Trésor, Comptes & Cie", C=FR',
    ],
    [
      'the e-mail as hexadecimal of its DER',
      '1.2.840.113549.1.9.1=#161061634065737361692e696e76616c6964,CN=AC d\\E2\\80\\99Essai #1+SN=Durand,O=Trésor\\, Comptes & Cie,C=FR',
    ],
    [
      'OIDs',
      'OID.1.2.840.113549.1.9.1=ac@essai.invalid;oid.2.5.4.3=AC d\\E2\\80\\99Essai #1+2.5.4.4=Durand;2.5.4.10=Trésor\\, Comptes & Cie;2.5.4.6=FR',
    ],
    [
      'the order of the certificate',
      'C=FR, O=Trésor\\, Comptes & Cie, SN=Durand+CN=AC d\\E2\\80\\99Essai #1, E=ac@essai.invalid',
    ],
    [
      'another case, more spaces',
      ' e=AC@ESSAI.invalid , cn = ac  D\\E2\\80\\99essai #1+sn=DURAND , o=TRÉSOR\\,  comptes & cie , c=fr ',
    ],
  ])('is the same as %s', (_, nom) => {
    expect(dire(avec(nom))).toBe('intacte');
  });

  it.each([
    ['an RDN more', 'E=ac@essai.invalid,CN=AC d\\E2\\80\\99Essai #1+SN=Durand,OU=X,O=Trésor\\, Comptes & Cie,C=FR'],
    ['an RDN less', 'CN=AC d\\E2\\80\\99Essai #1+SN=Durand,O=Trésor\\, Comptes & Cie,C=FR'],
    [
      'RDNs in another order',
      'CN=AC d\\E2\\80\\99Essai #1+SN=Durand,E=ac@essai.invalid,O=Trésor\\, Comptes & Cie,C=FR',
    ],
    ['another value', 'E=ac@essai.invalid,CN=AC d\\E2\\80\\99Essai #2+SN=Durand,O=Trésor\\, Comptes & Cie,C=FR'],
    ['another type', 'E=ac@essai.invalid,CN=AC d\\E2\\80\\99Essai #1+T=Durand,O=Trésor\\, Comptes & Cie,C=FR'],
    [
      'one attribute twice for two',
      'E=ac@essai.invalid,CN=AC d\\E2\\80\\99Essai #1+CN=AC d\\E2\\80\\99Essai #1,O=Trésor\\, Comptes & Cie,C=FR',
    ],
    ['a set taken apart', 'E=ac@essai.invalid,CN=AC d\\E2\\80\\99Essai #1,SN=Durand,O=Trésor\\, Comptes & Cie,C=FR'],
  ])('is another with %s, and trust is refused', (_, nom) => {
    const [s] = verifier(avec(nom)).signatures;
    expect([s?.integrite, s?.confiance, ...codes(s)]).toEqual(['intacte', 'refusee', 'CERTIFICAT_EMETTEUR_DIFFERENT']);
  });

  it('says whom it names and who issued', async () => {
    const autre = refaireProprietes(await signer(DEUX_BORDEREAUX), (p) =>
      retoucher(p, NOM, (_, b) => `${b}CN=Autre AC`),
    );
    expect(verifier(autre).signatures[0]?.anomalies[0]?.phrase).toBe(
      'La signature du bordereau n° 47 déclare un certificat émis par « CN=Autre AC », alors que celui qu’elle joint (Camille Durand) l’a été par « CN=Camille Durand, O=Commune de Saint-Aubin-du-Test, C=FR ».',
    );
  });

  it.each([
    ['nothing', ''],
    ['a comma without its escape', 'CN=AC, O=Tresor, Comptes, C=FR'],
    ['a word that is not known', 'XYZ=1,C=FR'],
    ['slashes, as OpenSSL once did', '/C=FR/O=X/CN=AC'],
    ['a backslash at its end', 'CN=AC\\'],
    ['a quotation without end', 'CN="AC'],
    ['broken DER', 'CN=#0c05ff'],
    ['more than is compared', `CN=${'x'.repeat(5000)}`],
  ])('that cannot be compared (%s) leaves digest and serial number to bind', (_, nom) => {
    expect(dire(avec(nom))).toBe('intacte');
    const autreSerie = refaireProprietes(avec(nom), (p) => retoucher(p, '>31</ds:X509S', '>32</ds:X509S'));
    expect(dire(autreSerie)).toBe('intacte CERTIFICAT_NON_DECLARE');
  });

  it('that OpenSSL writes is read back, whatever the value; one letter more is another name', () => {
    const types = [
      '2.5.4.3',
      '2.5.4.4',
      '2.5.4.5',
      '2.5.4.7',
      '2.5.4.8',
      '2.5.4.11',
      '2.5.4.12',
      '2.5.4.42',
      '2.5.4.97',
      COURRIEL,
    ];
    const attribut = fc.tuple(fc.constantFrom(...types), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }));
    const rdns = fc.array(fc.uniqueArray(attribut, { minLength: 1, maxLength: 2, selector: ([t]) => t }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(rdns, (noms) => {
        const der = avecEmetteur(noms);
        const ecrit = new X509Certificate(der).issuer.split('\n').reverse().join(',');
        const lu = lireNomEcrit(ecrit);
        expect(lu && memeNom(lu, emetteurDe(der)), ecrit).toBe(true);
        const autre = avecEmetteur([...noms.slice(0, -1), noms.at(-1)!.map(([t, v]) => [t, `${v}z`] as const)]);
        expect(lu && memeNom(lu, emetteurDe(autre)), ecrit).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
