/** OCSP responses (RFC 6960): "good" only from who may say it, of that certificate, at that instant. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { autorite, type Demande, emettre, emettreCrl } from './autorites.ts';
import { seq, tempsGeneralise } from './der.ts';
import * as ext from './extensions.ts';
import { JUIN, juger, motif } from './jugement.ts';
import { type DemandeDeReponse, repondre } from './reponses-ocsp.ts';

const REVOQUE = 'CHEMIN_CERTIFICAT_REVOQUE';
const INCONNU = 'CHEMIN_REVOCATION_INDETERMINEE';
const EXPIRE = 'CHEMIN_EXPIRE_INDETERMINE';

const racine = autorite('Racine');
const ac = autorite('AC', racine, { serie: 7 });
const autre = autorite('AC', racine, { cle: 'rsa-2048' });
const signe = emettre({ cn: 'X', emetteur: ac, serie: 42 });
const crlRacine = emettreCrl({ emetteur: racine });
const dit = (plus: Partial<DemandeDeReponse> = {}): Buffer => repondre({ emetteur: ac, serie: 42, ...plus });
const juge = (reponsesOcsp: Buffer[], plus: Parameters<typeof juger>[1] = {}) =>
  motif([racine, ac, signe], { crls: [crlRacine], reponsesOcsp, ...plus });

const OCSP_SIGNING = ext.usagesEtendus(['1.3.6.1.5.5.7.3.9']);
const repondeur = (plus: Partial<Demande> = {}) =>
  emettre({ cn: 'Répondeur', emetteur: ac, serie: 50, extensions: [OCSP_SIGNING, ext.SANS_CONTROLE], ...plus });
const sha256 = (octets: Buffer): string => createHash('sha256').update(octets).digest('hex');
const INCONNUE = ext.extension('1.2.3.4', seq(), true);

describe('the authority answers for the certificates that it issued', () => {
  it.each<[quoi: string, attendu: string, reponses: Buffer[]]>([
    ['good', 'valide', [dit()]],
    ['good, named by its key', 'valide', [dit({ parCle: true })]],
    ['good, as a BasicOCSPResponse', 'valide', [dit({ nue: true })]],
    ['good, the certificate designated with SHA-256', 'valide', [dit({ condensat: 'sha256' })]],
    ['good, with SHA-384', 'valide', [dit({ condensat: 'sha384' })]],
    ['good, with SHA-512', 'valide', [dit({ condensat: 'sha512' })]],
    ['good, with MD5', INCONNU, [dit({ condensat: 'md5' })]],
    ['revoked', REVOQUE, [dit({ etat: { depuis: '2026-06-01T00:00:00Z', raison: 1 } })]],
    ['suspended', REVOQUE, [dit({ etat: { depuis: '2026-06-01T00:00:00Z', raison: 6 } })]],
    ['revoked and good: the worst is believed', REVOQUE, [dit(), dit({ etat: { depuis: '2026-06-01T00:00:00Z' } })]],
    ['unknown', INCONNU, [dit({ etat: 'inconnu' })]],
    ['unknown, then good', 'valide', [dit({ etat: 'inconnu' }), dit()]],
    ['no answer but an error', INCONNU, [dit({ statut: 3 })]],
    ['bytes that are not DER', INCONNU, [Buffer.concat([dit(), Buffer.from([0])])]],
    [
      'with a nonce, which was asked by another',
      'valide',
      [dit({ extensions: [ext.extension('1.3.6.1.5.5.7.48.1.2', seq())] })],
    ],
    ['with an unknown critical extension', INCONNU, [dit({ extensions: [INCONNUE] })]],
    ['with one about the certificate', INCONNU, [dit({ extensionsDuDit: [INCONNUE] })]],
    ['of another algorithm than the politique admits', INCONNU, [dit({ signataire: { ...ac, cle: autre.cle } })]],
  ])('%s: %s', (_, attendu, reponses) => {
    expect(juge(reponses)).toBe(attendu);
  });

  it('and its own revocation is asked of its own authority', () => {
    const reponsesOcsp = [dit(), repondre({ emetteur: racine, serie: 7 })];
    expect(juge([dit()], { crls: [] })).toBe(INCONNU);
    expect(juge(reponsesOcsp, { crls: [] })).toBe('valide');
    const revoquee = repondre({ emetteur: racine, serie: 7, etat: { depuis: '2026-06-01T00:00:00Z' } });
    expect(juge([dit(), revoquee], { crls: [] })).toBe(REVOQUE);
  });

  it('and a CRL that says "revoked" is believed beside an answer that says "good", and the reverse', () => {
    const crl = emettreCrl({ emetteur: ac });
    const revoque = dit({ etat: { depuis: '2026-06-01T00:00:00Z' } });
    expect(juge([dit()], { crls: [crlRacine, emettreCrl({ emetteur: ac, revoques: [[42]] })] })).toBe(REVOQUE);
    expect(juge([revoque], { crls: [crlRacine, crl] })).toBe(REVOQUE);
    expect(juge([dit({ etat: 'inconnu' })], { crls: [crlRacine, crl] })).toBe('valide');
  });

  it('and the sources that decided are told by their SHA-256', () => {
    const bonne = dit();
    const requete = {
      crls: [crlRacine, emettreCrl({ emetteur: autre })],
      reponsesOcsp: [bonne, dit({ etat: 'inconnu' })],
    };
    const { revocations, certificats, signataire } = juger([racine, ac, signe], requete);
    expect(revocations).toEqual([crlRacine, bonne].map(sha256).sort());
    expect(certificats).toEqual([racine, ac, signe].map(({ der }) => sha256(der)));
    expect(signataire?.sujet.court).toBe('X');
  });
});

describe('a delegate answers for the authority that wrote so', () => {
  it.each<[quoi: string, attendu: string, qui: ReturnType<typeof repondeur>]>([
    ['delegated, exempt from revocation', 'valide', repondeur()],
    [
      'with digitalSignature',
      'valide',
      repondeur({ extensions: [OCSP_SIGNING, ext.SANS_CONTROLE, ext.usages('signature')] }),
    ],
    [
      'without digitalSignature',
      INCONNU,
      repondeur({ extensions: [OCSP_SIGNING, ext.SANS_CONTROLE, ext.usages('crlSign')] }),
    ],
    [
      'whose purposes are any',
      INCONNU,
      repondeur({ extensions: [ext.usagesEtendus(['2.5.29.37.0']), ext.SANS_CONTROLE] }),
    ],
    ['without any purpose', INCONNU, repondeur({ extensions: [ext.SANS_CONTROLE] })],
    [
      'with an unknown critical extension',
      INCONNU,
      repondeur({ extensions: [OCSP_SIGNING, ext.SANS_CONTROLE, INCONNUE] }),
    ],
    ['expired when it answered', INCONNU, repondeur({ au: '2026-06-15T09:00:00Z' })],
    ['expired since', 'valide', repondeur({ au: '2026-06-15T11:00:00Z' })],
    ['of the authority above', INCONNU, repondeur({ emetteur: racine })],
    ['of a namesake of the authority', INCONNU, repondeur({ emetteur: autre })],
    ['whose own revocation is not known', INCONNU, repondeur({ extensions: [OCSP_SIGNING] })],
    ['with a weak key', INCONNU, repondeur({ cle: 'rsa-1024' })],
  ])('%s: %s', (_, attendu, qui) => {
    expect(juge([dit({ signataire: qui, joints: [qui] })])).toBe(attendu);
    expect(juge([dit({ signataire: qui, joints: [ac, qui], parCle: true })])).toBe(attendu);
  });

  it('cleared by a CRL of the authority where nothing exempts it', () => {
    const qui = repondeur({ extensions: [OCSP_SIGNING] });
    const reponses = [dit({ signataire: qui, joints: [qui] }), dit({ serie: 50 })];
    const avec = (...revoques: [number][]) =>
      juge(reponses, { crls: [crlRacine, emettreCrl({ emetteur: ac, revoques })] });
    expect(avec([42])).toBe(REVOQUE);
    expect(avec()).toBe('valide');
    // Its CRL says nothing of users: the answer of the delegate alone tells.
    const partielle = (...revoques: [number][]) =>
      emettreCrl({ emetteur: ac, revoques, extensions: [ext.portee({ noms: [ext.uri('http://crl.example/2')] })] });
    const ailleurs = ext.points({ noms: [ext.uri('http://crl.example/2')] });
    const liste = repondeur({ extensions: [OCSP_SIGNING, ailleurs] });
    const parLui = [dit({ signataire: liste, joints: [liste] })];
    expect(juge(parLui, { crls: [crlRacine, partielle()] })).toBe('valide');
    expect(juge(parLui, { crls: [crlRacine, partielle([50])] })).toBe(INCONNU);
    expect(juge([...parLui, dit({ serie: 50 })], { crls: [crlRacine] })).toBe(INCONNU);
  });
});

describe('an answer is of an instant', () => {
  const a = (iso: string) => Date.parse(iso);
  it.each<[quoi: string, attendu: string, reponse: Partial<DemandeDeReponse>, jugeLe?: number]>([
    ['current', 'valide', {}],
    ['stale', INCONNU, { suivanteLe: '2026-06-15T11:00:00Z' }],
    ['of the future', INCONNU, { faiteLe: '2026-06-15T13:00:00Z' }],
    ['made before what it tells', INCONNU, { produiteLe: '2026-06-15T09:00:00Z' }],
    ['ended before it began', INCONNU, { suivanteLe: '2026-06-15T09:00:00Z' }],
    ['without end, made five minutes before', 'valide', { suivanteLe: null, faiteLe: '2026-06-15T11:55:00Z' }],
    ['without end, made a second earlier', INCONNU, { suivanteLe: null, faiteLe: '2026-06-15T11:54:59Z' }],
    ['without end, made since', 'valide', { suivanteLe: null, faiteLe: '2026-06-16T00:00:00Z' }, a('2026-06-17')],
    ['made since', 'valide', { faiteLe: '2026-06-16T00:00:00Z' }, a('2026-06-17')],
    ['made since, after we judge', INCONNU, { faiteLe: '2026-06-18T00:00:00Z' }, a('2026-06-17')],
    [
      'made since: revoked before',
      REVOQUE,
      { faiteLe: '2026-06-16T00:00:00Z', etat: { depuis: '2026-06-15T12:00:00Z' } },
      a('2026-06-17'),
    ],
    [
      'made since: revoked after',
      'valide',
      { faiteLe: '2026-06-16T00:00:00Z', etat: { depuis: '2026-06-15T12:00:01Z', raison: 1 } },
      a('2026-06-17'),
    ],
    [
      'made since: revoked after, held for invalid before',
      REVOQUE,
      {
        faiteLe: '2026-06-16T00:00:00Z',
        etat: { depuis: '2026-06-15T12:00:01Z', raison: 1 },
        extensionsDuDit: [ext.extension('2.5.29.24', tempsGeneralise('2026-06-14T00:00:00Z'))],
      },
      a('2026-06-17'),
    ],
  ])('%s: %s', (_, attendu, reponse, jugeLe = JUIN) => {
    expect(juge([dit(reponse)], { jugeLe })).toBe(attendu);
  });

  it('and no longer of a certificate that expired before, unless the responder keeps an archive (§4.4.4)', () => {
    const bref = emettre({ cn: 'X', emetteur: ac, serie: 42, au: '2026-06-15T09:00:00Z' });
    const archive = (iso: string) => ext.extension('1.3.6.1.5.5.7.48.1.6', tempsGeneralise(iso));
    const avec = (...extensionsDuDit: ext.Extension[]) =>
      motif([racine, ac, bref], {
        crls: [crlRacine],
        reponsesOcsp: [dit({ extensionsDuDit })],
        instant: a('2026-06-15T08:00:00Z'),
        instantDeRevocation: JUIN,
      });
    expect(avec()).toBe(EXPIRE);
    expect(avec(archive('2026-06-15T08:59:59Z'))).toBe('valide');
    expect(avec(archive('2026-06-15T09:00:01Z'))).toBe(EXPIRE);
  });
});
