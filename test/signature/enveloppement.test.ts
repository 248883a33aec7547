/** What is said of bordereaux and of who covers them, beside the hostile files of attaques/enveloppement.ts. */
import { describe, expect, it } from 'vitest';
import { bordereau, codes, DEUX_BORDEREAUX, dire, retoucher, signer, verifier } from './flux.ts';

const piece = '<Piece><MtHT V="99999.00"/></Piece>';
const signe = await signer(DEUX_BORDEREAUX);

describe('enveloppement', () => {
  it('accepts the base: two bordereaux, two signatures', () => {
    const { signatures, bordereaux, anomalies, passes } = verifier(signe);
    expect(signatures.map((s) => [s.integrite, s.portee, s.cible, s.bordereau])).toEqual([
      ['intacte', 'bordereau', 'B1', 0],
      ['intacte', 'bordereau', 'B2', 1],
    ]);
    expect(bordereaux.map((b) => [b.id, b.numero, b.signature, b.couvertPar])).toEqual([
      ['B1', '47', 0, 'bordereau'],
      ['B2', '48', 1, 'bordereau'],
    ]);
    expect(signatures.flatMap(codes)).toEqual([]);
    expect(anomalies).toEqual([]);
    expect(passes).toBe(1);
  });

  it('a third bordereau without signature', () => {
    const { signatures, anomalies } = verifier(
      retoucher(signe, '</PES_DepenseAller>', `${bordereau(3)}</PES_DepenseAller>`),
    );
    expect(signatures.map((s) => s.integrite)).toEqual(['intacte', 'intacte']);
    expect(anomalies.map((a) => [a.code, a.phrase, a.objet])).toEqual([
      [
        'BORDEREAU_NON_SIGNE',
        'Le bordereau n° 49 n’est pas signé, alors que d’autres bordereaux du même fichier le sont.',
        { bordereau: 2 },
      ],
    ]);
  });

  it('header and PJ are not covered by signatures of bordereaux', () => {
    const { signatures, fichier } = verifier(retoucher(signe, '21350000100011', '21350000100029'));
    expect(signatures.map((s) => s.integrite)).toEqual(['intacte', 'intacte']);
    expect(fichier).toBeNull();
  });

  it('refuses a signature that is not the last element of its bordereau', () => {
    const suivie = retoucher(signe, '</ds:Signature></Bordereau>', `</ds:Signature>${piece}${piece}</Bordereau>`);
    expect(dire(suivie)).toBe('illisible SIGNATURE_NON_FINALE');
    expect(dire(retoucher(signe, '</ds:Signature></Bordereau>', '</ds:Signature>\n</Bordereau>'))).toBe(
      'alteree SIGNATURE_CONTENU_MODIFIE',
    );
  });

  it('says an amount changed after signing at the bordereau, in words for the counter', () => {
    const { signatures } = verifier(retoucher(signe, '18450.00', '18950.00'));
    expect(signatures.map((s) => s.integrite)).toEqual(['alteree', 'intacte']);
    const [a] = signatures[0]?.anomalies ?? [];
    expect(a).toMatchObject({
      code: 'SIGNATURE_CONTENU_MODIFIE',
      niveau: 'flux',
      numAnoAck: 'ERREUR_SIGNATURE_BORDEREAU_INVALIDE',
      ligne: 4,
    });
    expect(a?.phrase).toBe(
      'La signature du bordereau n° 47 ne correspond plus au contenu : le bordereau n° 47 a été modifié après avoir été signé.',
    );
  });

  it('rejects only the bordereau where the politique says so', () => {
    const { signatures } = verifier(retoucher(signe, '18450.00', '18950.00'), {
      politique: { rejetSurSignature: 'bordereau' },
    });
    expect(signatures[0]?.anomalies[0]?.niveau).toBe('bordereau');
  });
});
