/** A trusted list is believed for its signature and its place in time, or not at all (attaques 56). */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type AttentesDeListe, verifierListe } from '../../functions/confiance/liste/verifier.ts';
import { DSIG, MORE, signerAutrement, XMLENC } from '../signature/autre-signataire.ts';
import { autorite } from '../signature/chemin/autorites.ts';
import {
  ACCORDE,
  ecrireListe,
  type ListeEcrite,
  listeSignee,
  signataireDeListe,
  signerListe,
} from './fabrique-de-listes.ts';

const empreinte = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');
const SERVICE = { certificats: [autorite('AC qualifiée').der], etats: [ACCORDE] } as const;
const CONTENU: ListeEcrite = { services: [SERVICE] };
const BONNE = listeSignee(CONTENU);

function juger(octets: Uint8Array, plus: Partial<AttentesDeListe> = {}) {
  const lue = verifierListe(octets, {
    instant: Date.parse('2026-07-01T12:00:00Z'),
    signataires: (territoire) =>
      territoire === 'FR' ? new Set([empreinte(signataireDeListe().certificat)]) : new Set(),
    vue: () => null,
    ...plus,
  });
  return 'code' in lue ? lue.code : lue;
}
const retoucher = (de: string, vers: string) => Buffer.from(BONNE.toString('utf8').replace(de, vers));

describe('believed', () => {
  test.each([5, 6])('version %s, signed by a pinned certificate', (version) => {
    const lue = juger(listeSignee({ ...CONTENU, version }));
    expect(lue).toMatchObject({ version, numero: 12, territoire: 'FR', emiseLe: '2026-06-01T00:00:00.000Z' });
  });

  test('SigningCertificateV2, as lists of version 6 have it', () => {
    expect(juger(listeSignee(CONTENU, { v2: true }))).toMatchObject({ territoire: 'FR' });
  });

  test('SHA-512, which a second pass over the same bytes computes', () => {
    const facon = { methode: `${MORE}rsa-sha512`, condensat: `${XMLENC}sha512` };
    expect(juger(listeSignee(CONTENU, facon))).toMatchObject({ territoire: 'FR' });
    const falsifiee = listeSignee(CONTENU, facon).toString('utf8').replace('granted', 'grantes');
    expect(juger(Buffer.from(falsifiee))).toBe('LISTE_SIGNATURE_FAUSSE');
  });

  test('the same list again, and a later one', () => {
    const vue = { numero: 12, emiseLe: '2026-06-01T00:00:00.000Z', sha256: empreinte(BONNE) };
    expect(juger(BONNE, { vue: () => vue })).toMatchObject({ numero: 12 });
    expect(juger(BONNE, { vue: () => ({ ...vue, numero: 11 }) })).toMatchObject({ numero: 12 });
  });
});

describe('not believed', () => {
  test.each([
    ['a status changed', 'Svcstatus/granted', 'Svcstatus/withdrawn'],
    ['a certificate changed', '<X509Certificate>MII', '<X509Certificate>MIJ'],
    ['a date pushed back', '2026-11-30', '2027-11-30'],
    ['an element more', '</TSPServices>', '<TSPService/></TSPServices>'],
    ['a SigningTime changed', 'SigningTime>2026-06-01', 'SigningTime>2026-06-02'],
  ])('%s after signing', (_, de, vers) => {
    expect(juger(retoucher(de, vers))).toMatch(/^LISTE_(SIGNATURE_FAUSSE|ILLISIBLE)$/);
  });

  test('a signer that is not pinned, though his signature is right', () => {
    const facon = { signataire: signataireDeListe('Un autre') };
    expect(juger(listeSignee(CONTENU, facon))).toBe('LISTE_SIGNATAIRE_NON_ADMIS');
  });

  test('a signer pinned for another territory', () => {
    const autre = ['EU', new Set([empreinte(signataireDeListe().certificat)])] as const;
    const signataires = (t: string) => (t === autre[0] ? autre[1] : new Set<string>());
    expect(juger(BONNE, { signataires })).toBe('LISTE_SIGNATAIRE_NON_ADMIS');
  });

  test('a signer whose certificate had expired when the list was issued', () => {
    const signataire = signataireDeListe('Périmé', { au: '2026-05-01' });
    const signataires = () => new Set([empreinte(signataire.certificat)]);
    for (const signeLe of ['2026-04-30T00:00:00Z', '2026-06-01T00:00:00Z'])
      expect(juger(listeSignee(CONTENU, { signataire, signeLe }), { signataires })).toBe('LISTE_SIGNATAIRE_PERIME');
  });

  test('no signature', () => {
    expect(juger(Buffer.from(ecrireListe(CONTENU)))).toBe('LISTE_NON_SIGNEE');
  });

  test('two signatures', () => {
    const deux = signerAutrement(BONNE.toString('utf8'), { cible: 'liste', uriVide: true });
    expect(juger(Buffer.from(deux))).toMatch(/^LISTE_SIGNATURE_/);
  });

  test('SHA-1', () => {
    expect(juger(listeSignee(CONTENU, { condensat: `${DSIG}sha1` }))).toBe('LISTE_SIGNATURE_NON_ADMISE');
    expect(juger(listeSignee(CONTENU, { methode: `${DSIG}rsa-sha1` }))).toBe('LISTE_SIGNATURE_NON_ADMISE');
  });

  test.each<[string, ListeEcrite, string]>([
    ['version 4', { version: 4 }, 'LISTE_VERSION_INCONNUE'],
    ['version 7', { version: 7 }, 'LISTE_VERSION_INCONNUE'],
    ['another type', { type: 'CClist' }, 'LISTE_DE_MAUVAIS_TYPE'],
    ['a list of the lists for a country', { type: 'EUlistofthelists' }, 'LISTE_DE_MAUVAIS_TYPE'],
    ['NextUpdate past', { prochaineLe: '2026-07-01T12:00:00Z' }, 'LISTE_PERIMEE'],
    ['closed', { prochaineLe: null }, 'LISTE_CLOSE'],
    ['issued tomorrow', { emiseLe: '2026-07-02T12:00:00Z' }, 'LISTE_DATEE_DU_FUTUR'],
    ['a territory that is none', { territoire: 'France' }, 'LISTE_ILLISIBLE'],
    ['a date that is none', { emiseLe: '2026-02-30T00:00:00Z' }, 'LISTE_ILLISIBLE'],
  ])('%s', (_, liste, code) => {
    expect(juger(listeSignee({ ...CONTENU, ...liste }))).toBe(code);
  });

  test('rolled back: a lower number, or an earlier date under a higher one', () => {
    const vue = { numero: 13, emiseLe: '2026-06-10T00:00:00.000Z', sha256: '0' };
    expect(juger(BONNE, { vue: () => vue })).toBe('LISTE_ANTERIEURE');
    expect(juger(BONNE, { vue: () => ({ ...vue, numero: 11 }) })).toBe('LISTE_ANTERIEURE');
  });

  test('another content under the number already seen', () => {
    const vue = { numero: 12, emiseLe: '2026-06-01T00:00:00.000Z', sha256: empreinte(BONNE) };
    const autre = listeSignee({ services: [{ ...SERVICE, nom: 'Autre' }] });
    expect(juger(autre, { vue: () => vue })).toBe('LISTE_CONTRADICTOIRE');
  });

  test.each([
    ['nothing', ''],
    ['not XML', 'bonjour'],
    ['cut short', BONNE.toString('utf8').slice(0, 2000)],
    ['another root', signerListe('<?xml version="1.0"?><Autre Id="liste"/>').toString('utf8')],
    ['a DTD', `<!DOCTYPE x [<!ENTITY e "x">]>${ecrireListe()}`],
  ])('%s', (_, xml) => {
    expect(juger(Buffer.from(xml))).toBe('LISTE_ILLISIBLE');
  });
});

test('the list of the lists names the signers of each country, from its pointers to XML alone', () => {
  const signataire = signataireDeListe();
  const [fr, pdf] = [signataireDeListe('Signataire FR').certificat, signataireDeListe('Signataire PDF').certificat];
  const octets = listeSignee({
    territoire: 'EU',
    pointeurs: [
      { territoire: 'FR', signataires: [fr] },
      { territoire: 'FR', signataires: [pdf], mime: 'application/pdf' },
    ],
  });
  const lue = juger(octets, { signataires: () => new Set([empreinte(signataire.certificat)]) });
  expect(lue).toMatchObject({ territoire: 'EU', services: [] });
  expect(typeof lue === 'string' ? [] : lue.pointeurs.map((p) => [p.territoire, p.signataires.map(empreinte)])).toEqual(
    [['FR', [empreinte(fr)]]],
  );
});
