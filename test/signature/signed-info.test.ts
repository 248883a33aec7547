import { describe, expect, it } from 'vitest';
import { C14N, DSIG, ENVELOPPEE, EXC } from './autre-signataire.ts';
import { refaireSignedInfo } from './faussaire.ts';
import { DEUX_BORDEREAUX, dire, retoucher, signer } from './flux.ts';

const signe = await signer(DEUX_BORDEREAUX);
const refaire = (avant: string | RegExp, apres: string) =>
  dire(refaireSignedInfo(signe, (si) => retoucher(si, avant, apres)));
const bloc = (avant: string | RegExp, apres: string) => dire(retoucher(signe, avant, apres));
const STRUCTURE = 'illisible SIGNATURE_STRUCTURE';
const PARASITE = 'illisible SIGNATURE_CONTENU_PARASITE';
const signedInfo = /<ds:SignedInfo [\s\S]*?<\/ds:SignedInfo>/.exec(signe)?.[0] ?? '';
const condensat = /<ds:DigestValue>([^<]*)/.exec(signe)?.[1] ?? '';
const valeur = /<ds:SignatureValue[^>]*>([^<]*)/.exec(signe)?.[1] ?? '';

describe('SignedInfo', () => {
  it('the forger works: the same block signed again is intact', () => {
    expect(dire(refaireSignedInfo(signe, (si) => si))).toBe('intacte');
  });

  it('19. two SignedInfo, or one inside Object', () => {
    expect(bloc(signedInfo, signedInfo + signedInfo)).toBe(STRUCTURE);
    expect(bloc('<ds:Object>', `<ds:Object>${signedInfo}`)).toBe(STRUCTURE);
    expect(bloc('<ds:Object>', `<ds:Object>${signedInfo}</ds:Object><ds:Object>`)).toBe(STRUCTURE);
    expect(dire(retoucher(retoucher(signe, signedInfo, ''), '<ds:Object>', `<ds:Object>${signedInfo}`))).toBe(
      STRUCTURE,
    );
  });

  it('20. comment, instruction, CDATA or text inside SignedInfo', () => {
    for (const intrus of ['<!-- -->', '<?x y?>', '<![CDATA[]]>', 'texte'])
      expect(refaire('<ds:SignatureMethod', `${intrus}<ds:SignatureMethod`)).toBe(PARASITE);
    expect(bloc('<xad:SigningTime>', '<!-- --><xad:SigningTime>')).toBe(PARASITE);
    expect(bloc('<ds:KeyInfo>', '<?x?><ds:KeyInfo>')).toBe(PARASITE);
  });

  it('20. line breaks between elements are signed as they are, and bring nothing when added after', () => {
    expect(refaire('<ds:SignatureMethod', '\n<ds:SignatureMethod')).toBe('intacte');
    expect(bloc('<ds:SignatureMethod', '\n<ds:SignatureMethod')).toBe('alteree SIGNATURE_VALEUR_FAUSSE');
  });

  it('21. DigestValue with a comment, a child, or twice', () => {
    expect(refaire(condensat, `<!--${condensat}-->${condensat}`)).toBe(PARASITE);
    expect(refaire(condensat, `${condensat}<x></x>`)).toBe(PARASITE);
    expect(refaire(condensat, '<x></x>')).toBe(STRUCTURE);
    expect(refaire('<ds:DigestValue>', `<ds:DigestValue>${condensat}</ds:DigestValue><ds:DigestValue>`)).toBe(
      STRUCTURE,
    );
  });

  it.each(['SignatureMethod', 'CanonicalizationMethod', 'KeyInfo', 'SignatureValue'])('22. decoy %s', (nom) => {
    const leurre = `<ds:${nom} Algorithm="${DSIG}hmac-sha1"/>`;
    expect(bloc('<ds:SignedInfo ', `<ds:Object>${leurre}</ds:Object><ds:SignedInfo `)).toBe(STRUCTURE);
    expect(bloc('<ds:Object>', `<ds:Object>${leurre}</ds:Object><ds:Object>`)).toBe(STRUCTURE);
    expect(bloc('<ds:SignedInfo ', `<f:${nom} xmlns:f="urn:f"/><ds:SignedInfo `)).toBe(STRUCTURE);
    expect(refaire('<ds:SignatureMethod', `${leurre}<ds:SignatureMethod`)).toMatch(/^illisible/);
  });

  it.each([
    ['garbage', `!${valeur}`],
    ['missing padding', valeur.replace(/=+$/, '')],
    ['a letter too many', `${valeur}A`],
    ['a no-break space', `\u00a0${valeur}`],
    ['empty', ''],
    ['url alphabet', valeur.replace(/[+/]/, '-')],
    ['stray bits', valeur.replace(/.==$/, (f) => `${f[0] === 'B' ? 'C' : 'B'}==`)],
  ])('23. base64: %s', (_, faux) => {
    expect(bloc(valeur, faux)).toBe('illisible SIGNATURE_BASE64');
    if (faux !== '') expect(refaire(condensat, `${condensat}=`)).toBe('illisible SIGNATURE_BASE64');
  });

  it('23. line breaks inside a base64 value are part of xs:base64Binary', () => {
    expect(bloc(valeur, valeur.replace(/.{76}/g, '$&&#13;\n'))).toBe('intacte');
  });

  it.each([0, 1, 3, 11, 51, 1000])('28. %i references', (n) => {
    const [premiere = ''] = /<ds:Reference URI="#B1">[\s\S]*?<\/ds:Reference>/.exec(signedInfo) ?? [];
    const xml = refaireSignedInfo(signe, (si) =>
      retoucher(si, /<ds:Reference [\s\S]*<\/ds:Reference>/, premiere.repeat(n)),
    );
    const debut = performance.now();
    expect(dire(xml)).toBe(n > 700 ? 'illisible SIGNATURE_TROP_VOLUMINEUSE' : 'illisible SIGNATURE_REFERENCES_NOMBRE');
    expect(performance.now() - debut).toBeLessThan(500);
  });

  it.each([
    ['XPath that leaves the amounts out', 'http://www.w3.org/TR/1999/REC-xpath-19991116'],
    ['XPath filter 2', 'http://www.w3.org/2002/06/xmldsig-filter2'],
    ['XSLT', 'http://www.w3.org/TR/1999/REC-xslt-19991116'],
    ['base64', `${DSIG}base64`],
    ['enveloped twice', ENVELOPPEE],
  ])('29. transform %s', (_, uri) => {
    const transformation = `<ds:Transform Algorithm="${uri}"></ds:Transform>`;
    expect(refaire(`<ds:Transform Algorithm="${EXC}"`, `${transformation}<ds:Transform Algorithm="${EXC}"`)).toBe(
      'illisible SIGNATURE_TRANSFORMATION_NON_ADMISE',
    );
  });

  it('29. eleven transforms, a long prefix list, no enveloped, no canonical form', () => {
    const exc = `<ds:Transform Algorithm="${EXC}"></ds:Transform>`;
    expect(refaire(exc, exc.repeat(10))).toBe('illisible SIGNATURE_TRANSFORMATION_NON_ADMISE');
    const liste = Array.from({ length: 10_000 }, (_, i) => `p${i}`).join(' ');
    const garnie = `<ds:Transform Algorithm="${EXC}"><ec:InclusiveNamespaces xmlns:ec="${EXC}" PrefixList="${liste}"></ec:InclusiveNamespaces></ds:Transform>`;
    expect(refaire(exc, garnie)).toBe('illisible SIGNATURE_CANONISATION_NON_ADMISE');
    expect(
      dire(
        refaireSignedInfo(signe, (si) => retoucher(si, exc, garnie)),
        { politique: { listesDePrefixes: true } },
      ),
    ).toBe('illisible SIGNATURE_CANONISATION_NON_ADMISE');
    expect(refaire(`<ds:Transform Algorithm="${ENVELOPPEE}"></ds:Transform>`, '')).toBe(STRUCTURE);
    expect(refaire(exc, '')).toBe('illisible SIGNATURE_CANONISATION_NON_ADMISE');
    expect(refaire(EXC, C14N)).toBe('illisible SIGNATURE_CANONISATION_NON_ADMISE');
  });

  it('30. a Manifest reference', () => {
    expect(refaire('<ds:Reference URI="#B1">', `<ds:Reference Type="${DSIG}Manifest" URI="#B1">`)).toBe(STRUCTURE);
    const troisieme = /<ds:Reference URI="#B1">[\s\S]*?<\/ds:Reference>/.exec(signedInfo)?.[0] ?? '';
    const manifeste = troisieme.replace('URI="#B1"', `Type="${DSIG}Manifest" URI="#M1"`);
    expect(refaire('</ds:SignedInfo>', `${manifeste}</ds:SignedInfo>`)).toBe('illisible SIGNATURE_REFERENCES_NOMBRE');
  });

  it.each(['http://169.254.169.254/', 'file:///etc/passwd', 'autre.xml#B1', 'data:,x'])('31. reference %s', (uri) => {
    expect(refaire('URI="#B1"', `URI="${uri}"`)).toBe('illisible SIGNATURE_REFERENCE_EXTERNE');
  });
});
