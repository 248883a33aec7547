/** The signature of the file, and the exact second pass. */
import { describe, expect, it } from 'vitest';
import { identite } from '../autorites.ts';
import { C14N, DSIG, ENVELOPPEE, EXC, MORE, signerAutrement, XMLENC } from './autre-signataire.ts';
import { bordereau, codes, DEUX_BORDEREAUX, dire, flux, retoucher, signer, verifier } from './flux.ts';

const fichier = { portee: 'fichier' } as const;
const signe = await signer(DEUX_BORDEREAUX, fichier);

describe('signature du fichier', () => {
  it('covers all: header, bordereaux, PJ', () => {
    const resultats = verifier(signe);
    expect(resultats.signatures).toMatchObject([
      { portee: 'fichier', cible: 'F1', bordereau: null, integrite: 'intacte', anomalies: [] },
    ]);
    expect(resultats.fichier).toBe(0);
    expect(resultats.bordereaux.map((b) => [b.signature, b.couvertPar])).toEqual([
      [null, 'fichier'],
      [null, 'fichier'],
    ]);
    expect(dire(retoucher(signe, '21350000100011', '21350000100029'))).toBe('alteree SIGNATURE_CONTENU_MODIFIE');
    expect(verifier(retoucher(signe, '21350000100011', '21350000100029')).signatures[0]?.anomalies[0]?.phrase).toBe(
      'La signature du fichier ne correspond plus au contenu : le fichier a été modifié après avoir été signé.',
    );
  });

  it('a wrong hint costs a second pass, never the verdict', () => {
    expect(verifier(signe, { speculerRacine: false })).toMatchObject({
      passes: 2,
      signatures: [{ integrite: 'intacte' }],
    });
    expect(dire(retoucher(signe, '18450', '18950'), { speculerRacine: false })).toBe(
      'alteree SIGNATURE_CONTENU_MODIFIE',
    );
  });

  it('on top of those of the bordereaux, it is verified with them and said', async () => {
    const double = await signer(await signer(DEUX_BORDEREAUX), fichier);
    const { signatures, fichier: rang, anomalies } = verifier(double);
    expect(signatures.map((s) => [s.portee, s.integrite])).toEqual([
      ['bordereau', 'intacte'],
      ['bordereau', 'intacte'],
      ['fichier', 'intacte'],
    ]);
    expect(rang).toBe(2);
    expect(anomalies).toMatchObject([{ code: 'SIGNATURE_DU_FICHIER_EN_SUS', gravite: 'alerte' }]);
    // What a bordereau's signature holds is signed by the file's: removing it, or changing it, shows.
    const denudee = verifier(retoucher(double, /<ds:Signature [\s\S]*?<\/ds:Signature>/, ''));
    expect(denudee.signatures.map((s) => s.integrite)).toEqual(['intacte', 'alteree']);
    expect(denudee.anomalies.map((a) => a.code)).toEqual(['SIGNATURE_DU_FICHIER_EN_SUS', 'BORDEREAU_NON_SIGNE']);
  });

  it('twice on the root, or not last', () => {
    const bloc = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(signe)?.[0] ?? '';
    expect(dire(retoucher(signe, bloc, bloc + bloc.replaceAll('F1_SIG_1', 'F1_SIG_2')))).toBe(
      'illisible SIGNATURE_MULTIPLE',
    );
    expect(dire(retoucher(signe, bloc, `${bloc}<PES_PJ/>`))).toBe('illisible SIGNATURE_NON_FINALE');
  });

  it('an unsigned flux has neither signature nor anomaly here', () => {
    const { signatures, anomalies, bordereaux } = verifier(DEUX_BORDEREAUX);
    expect([signatures, anomalies]).toEqual([[], []]);
    expect(bordereaux.map((b) => b.couvertPar)).toEqual([null, null]);
  });

  it('URI="" where the politique admits it', () => {
    const vide = signerAutrement(DEUX_BORDEREAUX, { cible: 'F1', uriVide: true });
    const admise = { politique: { uriVide: true } };
    expect(dire(vide)).toBe('illisible SIGNATURE_URI_VIDE');
    expect(dire(vide, admise)).toBe('intacte');
    expect(dire(retoucher(vide, '<Enveloppe>', '<Enveloppe >'), admise)).toBe('intacte');
    expect(dire(retoucher(vide, '21350000100011', '21350000100029'), admise)).toBe('alteree SIGNATURE_CONTENU_MODIFIE');
    expect(dire(`${vide}<?x hors de la racine?>`, admise)).toBe('illisible SIGNATURE_URI_VIDE');
  });
});

describe('seconde passe', () => {
  const prolonge = { politique: { canonisations: [EXC, C14N], listesDePrefixes: true } };

  it.each([
    ['SHA-384', { condensat: `${MORE}sha384` }],
    ['SHA-512', { condensat: `${XMLENC}sha512`, methode: `${MORE}rsa-sha512` }],
    ['inclusive form of the content', { transformations: [ENVELOPPEE, C14N] }],
    ['inclusive form of the properties', { transformationsProprietes: [C14N] }],
    ['inclusive form of SignedInfo', { canonisation: C14N }],
  ])('%s', (nom, facon) => {
    const xml = signerAutrement(DEUX_BORDEREAUX, facon);
    expect(verifier(xml, prolonge)).toMatchObject({ passes: 2, signatures: [{ integrite: 'intacte', anomalies: [] }] });
    expect(dire(retoucher(xml, '18450', '18950'), prolonge)).toBe('alteree SIGNATURE_CONTENU_MODIFIE');
    expect(dire(xml, { ...prolonge, morceau: 7 })).toBe('intacte');
    if (nom.includes('inclusive')) expect(dire(xml)).toBe('illisible SIGNATURE_CANONISATION_NON_ADMISE');
  });

  it('SHA-1 is computed, and refused once its time is over', () => {
    const vieux = { identite: identite({ du: '2016-01-01', au: '2019-01-01' }), signeLe: '2018-06-01T10:00:00Z' };
    const xml = signerAutrement(DEUX_BORDEREAUX, { ...vieux, condensat: `${DSIG}sha1`, methode: `${DSIG}rsa-sha1` });
    const recu = (date: string) => ({ recuLe: new Date(date), politique: { ageMaxJours: 9999 } });
    expect(dire(xml, recu('2018-12-31T12:00:00Z'))).toBe('intacte');
    expect(dire(xml, recu('2019-01-01T12:00:00Z'))).toBe(
      'intacte SIGNATURE_ALGORITHME_PERIME SIGNATURE_ALGORITHME_PERIME',
    );
    const faux = retoucher(xml, '18450', '18950');
    expect(dire(faux, recu('2018-12-31T12:00:00Z'))).toBe('alteree SIGNATURE_CONTENU_MODIFIE');
    expect(verifier(xml, recu('2019-01-01T12:00:00Z')).signatures[0]?.anomalies[0]?.phrase).toBe(
      'La signature du bordereau n° 47 emploie RSA-SHA1, qui n’est plus admis après le 31/12/2018 : il n’est plus assez sûr.',
    );
  });

  it('a file that mixes what was foreseen and what was not', async () => {
    const base = await signer(flux([bordereau(1)]));
    const xml = signerAutrement(retoucher(base, '</PES_DepenseAller>', `${bordereau(2)}</PES_DepenseAller>`), {
      cible: 'B2',
      condensat: `${XMLENC}sha512`,
    });
    const { signatures, passes } = verifier(xml);
    expect(signatures.map((s) => [s.integrite, ...codes(s)])).toEqual([['intacte'], ['intacte']]);
    expect(passes).toBe(2);
  });
});
