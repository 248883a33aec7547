/** The register of identifiers, beside the hostile files of attaques/identifiants.ts. */
import { describe, expect, it } from 'vitest';
import { DEUX_BORDEREAUX, flux, retoucher, signer, verifier } from './flux.ts';

const signe = await signer(DEUX_BORDEREAUX);

describe('identifiants', () => {
  it('a repetition before, after, or of no signed element rejects the flux all the same', () => {
    const apres = retoucher(
      signe,
      '</PES_DepenseAller>',
      '<X Id="libre"/><X Id="libre"/><X Id="libre"/></PES_DepenseAller>',
    );
    const { signatures, anomalies } = verifier(apres);
    expect(signatures.map((s) => s.integrite)).toEqual(['intacte', 'intacte']);
    expect(anomalies).toMatchObject([{ code: 'IDENTIFIANT_EN_DOUBLE', ligne: 5 }]);
  });

  it('bounds the register', () => {
    const ids = Array.from({ length: 200_001 }, (_, i) => `<x Id="i${i}"/>`).join('');
    expect(verifier(flux([ids])).anomalies.map((a) => a.code)).toEqual(['ELEMENTS_TROP_NOMBREUX']);
  });
});
