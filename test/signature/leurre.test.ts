/** What is hashed is what is read: a namesake elsewhere in the block is a decoy. */
import { describe, expect, it } from 'vitest';
import { DEUX_BORDEREAUX, dire, retoucher, signer } from './flux.ts';

const signe = await signer(DEUX_BORDEREAUX);
const [proprietes = ''] = /<xad:SignedProperties [\s\S]*?<\/xad:SignedProperties>/.exec(signe) ?? [];
const [signedInfo = ''] = /<ds:SignedInfo [\s\S]*?<\/ds:SignedInfo>/.exec(signe) ?? [];
const dansKeyInfo = (xml: string, leurre: string) =>
  retoucher(xml, '<ds:X509Data>', `<ds:KeyValue>${leurre}</ds:KeyValue><ds:X509Data>`);
const XAD = 'xmlns:xad="http://uri.etsi.org/01903/v1.1.1#"';
const STRUCTURE = 'illisible SIGNATURE_STRUCTURE';

describe('leurres', () => {
  it('genuine properties in KeyValue, forged ones in Object: refused as it stands, not computed', () => {
    const fausses = retoucher(signe, '2026-09-30T08:15:00Z', '2026-09-29T08:15:00Z');
    expect(dire(dansKeyInfo(fausses, proprietes))).toContain(STRUCTURE);
    // The same without the clash of Ids.
    const autreId = retoucher(fausses, 'Id="B1_SIG_1_SP"', 'Id="AUTRE"');
    expect(dire(dansKeyInfo(autreId, proprietes))).toContain(STRUCTURE);
  });

  it('the reverse: a genuine block with forged properties, or SignedInfo, in KeyInfo', () => {
    for (const leurre of [
      '<SignedProperties/>',
      `<xad:SignedProperties ${XAD} Id="AUTRE"/>`,
      `<xad:QualifyingProperties ${XAD}><xad:SignedProperties/></xad:QualifyingProperties>`,
      '<ds:SignedInfo/>',
      '<SignedInfo/>',
    ])
      expect(dire(dansKeyInfo(signe, leurre))).toBe(STRUCTURE);
  });

  it('properties one level too deep, or under another parent', () => {
    const plusBas = retoucher(signe, proprietes, `<xad:x>${proprietes}</xad:x>`);
    expect(dire(plusBas)).toBe(STRUCTURE);
    const parent = signe.replace(/xad:QualifyingProperties/g, 'xad:AutresProperties');
    expect(dire(parent)).toBe(STRUCTURE);
  });

  it('properties of another namespace than their parent are not theirs', () => {
    const avant = retoucher(signe, proprietes, `<x:SignedProperties xmlns:x="urn:x"/>${proprietes}`);
    expect(dire(avant)).toBe(STRUCTURE);
  });

  it('a SignedInfo of no namespace before the true one', () => {
    expect(dire(retoucher(signe, signedInfo, `<SignedInfo/>${signedInfo}`))).toBe(STRUCTURE);
  });
});
