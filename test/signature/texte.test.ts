/** What is read of a signed text, beside the hostile files of attaques/texte.ts. */
import { describe, expect, it } from 'vitest';
import { XmlAnomaly } from '../../functions/xml/anomaly.ts';
import { bordereau, DEUX_BORDEREAUX, flux, retoucher, signer, verifier } from './flux.ts';

const signe = await signer(flux([bordereau(1, '<Obj V="Réfection">Achat 1</Obj>')]));

describe('texte signé', () => {
  it('a default namespace on the ancestors makes the bordereau another element', () => {
    const { signatures, bordereaux } = verifier(
      retoucher(signe, '<PES_DepenseAller>', '<PES_DepenseAller xmlns="urn:evil">'),
    );
    expect(bordereaux).toEqual([]);
    expect(signatures.map((s) => s.integrite)).toEqual(['illisible']);
  });

  it('UTF-8 and ISO-8859-1 carry the same signed characters', async () => {
    const utf8 = Buffer.from(retoucher(signe, 'ISO-8859-1', 'UTF-8'), 'utf8');
    expect(verifier(utf8).signatures[0]?.integrite).toBe('intacte');
    expect(() => verifier(Buffer.from(retoucher(signe, 'ISO-8859-1', 'UTF-8'), 'latin1'))).toThrow(XmlAnomaly);
    const signeEnUtf8 = await signer(DEUX_BORDEREAUX, { qualite: 'Délégué à la voirie — œuvres' });
    expect(verifier(signeEnUtf8).signatures[0]?.faits?.roles).toEqual(['Délégué à la voirie — œuvres']);
  });
});
