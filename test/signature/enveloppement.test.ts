/** Signature wrapping: attaques.md §3, cases 1 to 14. */
import { describe, expect, it } from 'vitest';
import { refaireSignedInfo } from './faussaire.ts';
import { bordereau, codes, DEUX_BORDEREAUX, dire, flux, retoucher, signer, verifier } from './flux.ts';

const SIGNATURE = /<ds:Signature [\s\S]*?<\/ds:Signature>/;
const B1 = /<Bordereau Id="B1">[\s\S]*?<\/Bordereau>/;
const signature = (xml: string) => SIGNATURE.exec(xml)?.[0] ?? '';
const piece = '<Piece><MtHT V="99999.00"/></Piece>';
const faux = (id: string, dedans: string) =>
  `<Bordereau Id="${id}"><BlocBordereau><IdBord V="47"/></BlocBordereau>${dedans}</Bordereau>`;

const signe = await signer(DEUX_BORDEREAUX);
const original = B1.exec(signe)?.[0] ?? '';
const sansSignature = original.replace(SIGNATURE, '');

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

  it('1. original moved to an extension, forged bordereau under another Id keeps the signature', () => {
    const xml = retoucher(signe, original, faux('B9', piece + signature(signe)));
    const attaque = retoucher(xml, '</EnTetePES>', `</EnTetePES><Extension>${sansSignature}</Extension>`);
    expect(dire(attaque)).toBe('illisible SIGNATURE_REFERENCE_AUTRE');
  });

  it('2. original moved into a ds:Object of the signature', () => {
    const garnie = retoucher(signature(signe), '<ds:Object>', `<ds:Object>${sansSignature}</ds:Object><ds:Object>`);
    expect(dire(retoucher(signe, original, faux('B9', piece + garnie)))).toBe('illisible SIGNATURE_STRUCTURE');
    const memeId = verifier(retoucher(signe, original, faux('B1', piece + garnie)));
    expect(memeId.signatures[0]?.integrite).toBe('illisible');
    expect(memeId.anomalies.map((a) => a.code)).toEqual(['IDENTIFIANT_EN_DOUBLE']);
  });

  it('3. forged bordereau first, original second, same Id', () => {
    const { signatures, anomalies } = verifier(retoucher(signe, original, faux('B1', piece) + original));
    expect(signatures[0]?.integrite).toBe('illisible');
    expect(codes(signatures[0])).toEqual(['IDENTIFIANT_EN_DOUBLE']);
    expect(anomalies.map((a) => a.code)).toEqual(['IDENTIFIANT_EN_DOUBLE', 'BORDEREAU_NON_SIGNE']);
  });

  it('4. original nested in a forged bordereau', () => {
    expect(dire(retoucher(signe, original, faux('B9', piece + original)))).toBe('illisible SIGNATURE_MAL_PLACEE');
  });

  it('5. signature detached to the root or to Enveloppe', () => {
    const detachee = retoucher(signe, SIGNATURE, '');
    const racine = retoucher(detachee, '</n:PES_Aller>', `${signature(signe)}</n:PES_Aller>`);
    expect(dire(racine, {}, 1)).toBe('illisible SIGNATURE_REFERENCE_AUTRE');
    expect(dire(retoucher(detachee, '</Enveloppe>', `${signature(signe)}</Enveloppe>`))).toBe(
      'illisible SIGNATURE_MAL_PLACEE',
    );
  });

  it('6. original in an element of another namespace', () => {
    const ailleurs = original
      .replace('<Bordereau ', '<x:Bordereau xmlns:x="urn:x" ')
      .replace('</Bordereau>', '</x:Bordereau>');
    expect(dire(retoucher(signe, original, faux('B9', piece) + ailleurs))).toBe('illisible SIGNATURE_MAL_PLACEE');
  });

  it('7. a second SignedProperties beside the signed ones, or in another Object', () => {
    const proprietes = /<xad:QualifyingProperties[\s\S]*<\/xad:QualifyingProperties>/.exec(signature(signe))?.[0] ?? '';
    const fausses = proprietes.replaceAll('B1_SIG_1', 'B1_SIG_9').replace('2026-09-30', '2026-01-02');
    expect(dire(retoucher(signe, '</ds:Object>', `</ds:Object><ds:Object>${fausses}</ds:Object>`))).toBe(
      'illisible SIGNATURE_STRUCTURE',
    );
    expect(dire(retoucher(signe, '<ds:Object>', `<ds:Object>${fausses}</ds:Object><ds:Object>`))).toBe(
      'illisible SIGNATURE_STRUCTURE',
    );
    const jumelle = /<xad:SignedProperties[\s\S]*?<\/xad:SignedProperties>/.exec(fausses)?.[0] ?? '';
    const dedans = retoucher(signe, '</xad:SignedProperties>', `</xad:SignedProperties>${jumelle}`);
    expect(dire(dedans)).toBe('illisible SIGNATURE_STRUCTURE');
  });

  it('8. the signature of B2 copied into B1', async () => {
    const b2 = await signer(flux([bordereau(2)]));
    const xml = retoucher(DEUX_BORDEREAUX, '</Bordereau>', `${signature(b2)}</Bordereau>`);
    expect(dire(xml)).toBe('illisible SIGNATURE_REFERENCE_AUTRE');
  });

  it('9. a reference to an inner block only', async () => {
    const xml = await signer(flux([bordereau(1).replace('<BlocBordereau>', '<BlocBordereau Id="BlocB1">')]));
    const attaque = refaireSignedInfo(xml, (si) => retoucher(si, 'URI="#B1"', 'URI="#BlocB1"'));
    expect(dire(attaque)).toBe('illisible SIGNATURE_REFERENCE_AUTRE');
  });

  it('10. URI="" or no URI on a bordereau', () => {
    const vide = refaireSignedInfo(signe, (si) => retoucher(si, 'URI="#B1"', 'URI=""'));
    expect(dire(vide)).toBe('illisible SIGNATURE_URI_VIDE');
    expect(dire(vide, { politique: { uriVide: true } })).toBe('illisible SIGNATURE_URI_VIDE');
    expect(dire(refaireSignedInfo(signe, (si) => retoucher(si, ' URI="#B1"', '')))).toBe(
      'illisible SIGNATURE_STRUCTURE',
    );
  });

  it('11. a third bordereau without signature', () => {
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

  it('12 and 13. header and PJ are not covered by signatures of bordereaux', () => {
    const { signatures, fichier } = verifier(retoucher(signe, '21350000100011', '21350000100029'));
    expect(signatures.map((s) => s.integrite)).toEqual(['intacte', 'intacte']);
    expect(fichier).toBeNull();
  });

  it('14. two signatures in one bordereau, whichever is good', () => {
    const autre = signature(signe).replaceAll('B1_SIG_1', 'B1_SIG_2');
    const { signatures } = verifier(retoucher(signe, '</ds:Signature>', `</ds:Signature>${autre}`));
    expect(signatures.slice(0, 2).map((s) => [s.integrite, ...codes(s)])).toEqual([
      ['illisible', 'SIGNATURE_MULTIPLE'],
      ['illisible', 'SIGNATURE_MULTIPLE'],
    ]);
    expect(signatures[2]?.integrite).toBe('intacte');
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
