/** Identifiers: attaques.md §3, cases 15 to 18. */
import { describe, expect, it } from 'vitest';
import { XmlAnomaly } from '../../functions/xml/anomaly.ts';
import { refaireSignedInfo } from './faussaire.ts';
import { codes, DEUX_BORDEREAUX, dire, flux, retoucher, signer, verifier } from './flux.ts';

const signe = await signer(DEUX_BORDEREAUX);
const dansEnveloppe = (attribut: string) => retoucher(signe, '<Parametres>', `<Parametres ${attribut}>`);

describe('identifiants', () => {
  it.each([
    ['15. the same Id on another element', 'Id="B1"'],
    ['16. in a namespace', 'xmlns:x="urn:x" x:Id="B1"'],
    ['16. spelled ID', 'ID="B1"'],
    ['16. spelled id', 'id="B1"'],
    ['16. xml:id', 'xml:id="B1"'],
    ['15. the Id of the SignedProperties', 'Id="B1_SIG_1_SP"'],
    ['15. the Id of the Signature', 'Id="B1_SIG_1"'],
  ])('%s', (_, attribut) => {
    const { signatures, anomalies } = verifier(dansEnveloppe(attribut));
    expect(signatures.map((s) => s.integrite)).toEqual(['illisible', 'intacte']);
    expect(codes(signatures[0])).toEqual(['IDENTIFIANT_EN_DOUBLE']);
    expect(anomalies.map((a) => a.code)).toEqual(['IDENTIFIANT_EN_DOUBLE']);
  });

  it('15. a repetition before, after, or of no signed element rejects the flux all the same', () => {
    const apres = retoucher(
      signe,
      '</PES_DepenseAller>',
      '<X Id="libre"/><X Id="libre"/><X Id="libre"/></PES_DepenseAller>',
    );
    const { signatures, anomalies } = verifier(apres);
    expect(signatures.map((s) => s.integrite)).toEqual(['intacte', 'intacte']);
    expect(anomalies).toMatchObject([{ code: 'IDENTIFIANT_EN_DOUBLE', ligne: 5 }]);
  });

  it('16. an element that carries its own Id twice', () => {
    expect(dire(retoucher(signe, '<Bordereau Id="B1">', '<Bordereau Id="B1" xml:id="B1">'))).toBe(
      'illisible IDENTIFIANT_EN_DOUBLE',
    );
  });

  it('16. only Id in no namespace names a bordereau', async () => {
    for (const autre of ['xml:id="B1"', 'ID="B1"', 'xmlns:x="urn:x" x:Id="B1"']) {
      expect(dire(retoucher(signe, '<Bordereau Id="B1">', `<Bordereau ${autre}>`))).toBe(
        'illisible SIGNATURE_CIBLE_SANS_ID',
      );
    }
  });

  it('does not take a namespace declaration for an identifier', () => {
    expect(dire(dansEnveloppe('xmlns:Id="B1"'))).toBe('intacte');
  });

  it('17. a DTD that makes another attribute an ID is refused by the reader', () => {
    const dtd = retoucher(signe, '<n:PES_Aller', '<!DOCTYPE x [<!ATTLIST NomFic V ID #IMPLIED>]>\n<n:PES_Aller');
    expect(() => verifier(dtd)).toThrow(XmlAnomaly);
  });

  it.each([
    ['#xpointer(id(&quot;B1&quot;))', 'SIGNATURE_REFERENCE_AUTRE'],
    ["#xpointer(id('B1'))", 'SIGNATURE_REFERENCE_AUTRE'],
    ['#%42%31', 'SIGNATURE_REFERENCE_AUTRE'],
    ['#', 'SIGNATURE_REFERENCE_AUTRE'],
    ['#B1 ', 'SIGNATURE_REFERENCE_AUTRE'],
    [' #B1', 'SIGNATURE_REFERENCE_EXTERNE'],
    ['#b1', 'SIGNATURE_REFERENCE_AUTRE'],
    ['#B1#B1', 'SIGNATURE_REFERENCE_AUTRE'],
    ['B1', 'SIGNATURE_REFERENCE_EXTERNE'],
  ])('18. reference %s', (uri, code) => {
    expect(dire(refaireSignedInfo(signe, (si) => retoucher(si, 'URI="#B1"', `URI="${uri}"`)))).toBe(
      `illisible ${code}`,
    );
  });

  it('18. an Id that is no XML name is not followed, even where the reference spells it', () => {
    const xml = retoucher(signe, '<Bordereau Id="B1">', '<Bordereau Id="xpointer(/)">');
    const attaque = refaireSignedInfo(xml, (si) => retoucher(si, 'URI="#B1"', 'URI="#xpointer(/)"'));
    expect(dire(attaque)).toBe('illisible SIGNATURE_REFERENCE_AUTRE');
  });

  it('bounds the register', () => {
    const ids = Array.from({ length: 200_001 }, (_, i) => `<x Id="i${i}"/>`).join('');
    expect(verifier(flux([ids])).anomalies.map((a) => a.code)).toEqual(['ELEMENTS_TROP_NOMBREUX']);
  });
});
