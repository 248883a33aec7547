/** Text and parsers: attaques.md §3, cases 39 to 46, as far as a signature is concerned. */
import { describe, expect, it } from 'vitest';
import { XmlAnomaly } from '../../functions/xml/anomaly.ts';
import { bordereau, DEUX_BORDEREAUX, dire, flux, retoucher, signer, verifier } from './flux.ts';

const signe = await signer(flux([bordereau(1, '<Obj V="Réfection">Achat 1</Obj>')]));
const ALTEREE = 'alteree SIGNATURE_CONTENU_MODIFIE';

describe('texte signé', () => {
  it.each([
    ['39. an instruction inside signed text', 'Achat 1', 'Achat 1<?x 000?>', ALTEREE],
    ['39. an instruction in place of signed text', 'Achat 1', '<?x Achat 1?>', ALTEREE],
    ['39. a comment inside signed text is not part of what is signed', 'Achat 1', 'Achat<!-- 000 --> 1', 'intacte'],
    ['39. text turned into a comment', 'Achat 1', 'Achat<!-- 1-->', ALTEREE],
    ['39. the same text as CDATA is the same value', 'Achat 1', '<![CDATA[Achat 1]]>', 'intacte'],
    ['39. another text as CDATA', 'Achat 1', '<![CDATA[Achat 10]]>', ALTEREE],
    ['40. the same attribute by references', 'V="Réfection"', 'V="R&#233;fe&#99;tion"', 'intacte'],
    ['40. a digit more by reference', 'V="Réfection"', 'V="Réfection&#49;"', ALTEREE],
    ['40. a tab is a space once normalised', 'Achat 1', 'Achat\t1', ALTEREE],
    ['40. a carriage return by reference', 'Achat 1', 'Achat 1&#13;', ALTEREE],
    ['46. xmlns on the ancestors: unused, exclusive form', '<Enveloppe>', '<Enveloppe xmlns:z="urn:evil">', 'intacte'],
    ['46. an unused prefix on the root', ' Id="F1"', ' xmlns:z="urn:evil" Id="F1"', 'intacte'],
    ['45. a tag called __proto__', 'Achat 1', 'Achat 1<__proto__ constructor="x"/>', ALTEREE],
  ])('%s', (_, avant, apres, verdict) => {
    expect(dire(retoucher(signe, avant, apres))).toBe(verdict);
  });

  it('46. a default namespace on the ancestors makes the bordereau another element', () => {
    const { signatures, bordereaux } = verifier(
      retoucher(signe, '<PES_DepenseAller>', '<PES_DepenseAller xmlns="urn:evil">'),
    );
    expect(bordereaux).toEqual([]);
    expect(signatures.map((s) => s.integrite)).toEqual(['illisible']);
  });

  it('46. a prefix used inside the bordereau is signed with its binding', async () => {
    const xml = await signer(flux([bordereau(1, '<z:a xmlns:z="urn:un"/>')]));
    expect(dire(xml)).toBe('intacte');
    expect(dire(retoucher(xml, 'urn:un', 'urn:deux'))).toBe(ALTEREE);
  });

  it('40. line ends: the file may be carried with CRLF', () => {
    expect(dire(signe.replaceAll('\n', '\r\n'))).toBe('intacte');
  });

  it('42. not well-formed: the reading stops, and nothing is called altered', () => {
    expect(() => verifier(retoucher(signe, '</Obj>', ''))).toThrow(XmlAnomaly);
    expect(() => verifier(`${signe}<x/>`)).toThrow(XmlAnomaly);
  });

  it('43. UTF-8 and ISO-8859-1 carry the same signed characters', async () => {
    const utf8 = Buffer.from(retoucher(signe, 'ISO-8859-1', 'UTF-8'), 'utf8');
    expect(verifier(utf8).signatures[0]?.integrite).toBe('intacte');
    expect(() => verifier(Buffer.from(retoucher(signe, 'ISO-8859-1', 'UTF-8'), 'latin1'))).toThrow(XmlAnomaly);
    const signeEnUtf8 = await signer(DEUX_BORDEREAUX, { qualite: 'Délégué à la voirie — œuvres' });
    expect(verifier(signeEnUtf8).signatures[0]?.faits?.roles).toEqual(['Délégué à la voirie — œuvres']);
  });

  it('45. __proto__ and constructor inside the Signature are harmless', () => {
    const xml = retoucher(signe, '<ds:SignedInfo ', '<__proto__ constructor="x" hasOwnProperty="y"/><ds:SignedInfo ');
    expect(dire(xml)).toBe('illisible SIGNATURE_STRUCTURE');
    expect(dire(retoucher(signe, '<ds:SignedInfo ', '<ds:SignedInfo __proto__="x" '))).toBe(
      'alteree SIGNATURE_VALEUR_FAUSSE',
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    ['a text of 2 MB', '<ds:KeyInfo>', `<ds:KeyInfo><ds:KeyName>${'x'.repeat(2_000_000)}</ds:KeyName>`],
    [
      'an attribute of 100 kB, many times',
      '<ds:KeyInfo>',
      `<ds:KeyInfo>${`<ds:KeyName a="${'x'.repeat(100_000)}"/>`.repeat(11)}`,
    ],
    ['6000 elements', '<ds:KeyInfo>', `<ds:KeyInfo>${'<ds:KeyName/>'.repeat(6000)}`],
    ['30 levels', '<ds:KeyInfo>', `<ds:KeyInfo>${'<x>'.repeat(30)}${'</x>'.repeat(30)}`],
  ])('44. a Signature with %s', (_, avant, apres) => {
    expect(dire(retoucher(signe, avant, apres))).toBe('illisible SIGNATURE_TROP_VOLUMINEUSE');
  });

  it('44. 2 000 signatures in one bordereau and 50 000 comments cost little', () => {
    const bloc = /<ds:Signature [\s\S]*?<\/ds:Signature>/.exec(signe)?.[0] ?? '';
    const debut = performance.now();
    const { signatures } = verifier(retoucher(signe, bloc, bloc.repeat(2000)));
    expect(new Set(signatures.map((s) => s.integrite))).toEqual(new Set(['illisible']));
    expect(dire(retoucher(signe, 'Achat 1', `Achat 1${'<!---->'.repeat(50_000)}`))).toBe('intacte');
    expect(performance.now() - debut).toBeLessThan(3000);
  });
});
