/** Revocation by CRLs (RFC 5280 §6.3): what is listed is refused, what cannot be known is undetermined, never good. */
import { describe, expect, it } from 'vitest';
import { autorite, type DemandeDeCrl, type Emis, emettre, emettreCrl, nomme } from './autorites.ts';
import { entier, seq } from './der.ts';
import * as ext from './extensions.ts';
import { juger, motif } from './jugement.ts';

const REVOQUE = 'CHEMIN_CERTIFICAT_REVOQUE';
const INCONNU = 'CHEMIN_REVOCATION_INDETERMINEE';

const racine = autorite('Racine');
const ac = autorite('AC', racine, { serie: 7 });
const autre = autorite('Autre AC', racine);
const signe = (...extensions: ext.Extension[]): Emis => emettre({ cn: 'X', emetteur: ac, serie: 42, extensions });
const crlRacine = emettreCrl({ emetteur: racine });
const crl = (plus: Partial<DemandeDeCrl> = {}): Buffer => emettreCrl({ emetteur: ac, ...plus });

const POINT = ext.uri('http://crl.example/1');
const AILLEURS = ext.uri('http://crl.example/2');
const delta = (de: number): ext.Extension => ext.extension('2.5.29.27', entier(de), true);
const inconnue = ext.extension('1.2.3.4', seq(), true);

type Cas = [quoi: string, attendu: string, crls: Buffer[], certificat?: Emis];

describe('a certificate is judged by the CRL of its issuer', () => {
  it.each<Cas>([
    ['not listed', 'valide', [crl()]],
    ['listed', REVOQUE, [crl({ revoques: [[42]] })]],
    ['listed with a reason', REVOQUE, [crl({ revoques: [[41], [42, 6]] })]],
    ['another is listed', 'valide', [crl({ revoques: [[41], [43, 1]] })]],
    ['no CRL', INCONNU, []],
    ['a CRL of another authority', INCONNU, [emettreCrl({ emetteur: autre })]],
    ['a CRL that another signed', INCONNU, [crl({ emetteur: { ...ac, cle: autre.cle } })]],
    ['expired', INCONNU, [crl({ au: '2026-06-10T00:00:00Z' })]],
    ['from the future', INCONNU, [crl({ du: '2026-06-20T00:00:00Z' })]],
    ['without nextUpdate', INCONNU, [crl({ au: null })]],
    ['with an unknown critical extension', INCONNU, [crl({ extensions: [inconnue] })]],
    ['with an unknown critical entry extension', INCONNU, [crl({ revoques: [[1, undefined, [inconnue]]] })]],
    ['not DER', INCONNU, [Buffer.concat([crl(), Buffer.from([0])])]],
    ['an old list that does not know, a new one that does', REVOQUE, [crl(), crl({ numero: 2, revoques: [[42]] })]],
    ['released since', 'valide', [crl({ revoques: [[42, 6]] }), crl({ numero: 2 })]],
  ])('%s', (_, attendu, crls, certificat = signe()) => {
    expect(motif([racine, ac, certificat], { crls: [crlRacine, ...crls] })).toBe(attendu);
  });

  it('and so is its authority', () => {
    const crls = [emettreCrl({ emetteur: racine, revoques: [[7]] }), crl()];
    expect(motif([racine, ac, signe()], { crls })).toBe(REVOQUE);
    expect(motif([racine, ac, signe()], { crls: [crl()] })).toBe(INCONNU);
  });

  it('which is undetermined for a signature, not refused', () => {
    expect(juger([racine, ac, signe()], { crls: [] }).confiance).toBe('indeterminee');
    expect(juger([racine, ac, signe()], { crls: [crlRacine, crl({ revoques: [[42]] })] }).confiance).toBe('refusee');
  });
});

describe('a CRL settles only what it covers (§5.2.5)', () => {
  const avec = (portee: ext.Portee, plus: Partial<DemandeDeCrl> = {}) =>
    crl({ ...plus, extensions: [ext.portee(portee)] });
  const [CLE, LE_RESTE] = [[1], [2, 3, 4, 5, 6, 7, 8]];

  it.each<Cas>([
    ['users', 'valide', [avec({ seulement: 'utilisateurs' })]],
    ['authorities only', INCONNU, [avec({ seulement: 'autorites' })]],
    ['attribute certificates only', INCONNU, [avec({ seulement: 'attributs' })]],
    ['its distribution point', 'valide', [avec({ noms: [POINT] })], signe(ext.points({ noms: [POINT] }))],
    ['another distribution point', INCONNU, [avec({ noms: [AILLEURS] })], signe(ext.points({ noms: [POINT] }))],
    ['a distribution point that it does not name', INCONNU, [avec({ noms: [POINT] })]],
    ['some reasons only', INCONNU, [avec({ raisons: CLE })]],
    ['all the reasons, in two lists', 'valide', [avec({ raisons: CLE }), avec({ raisons: LE_RESTE })]],
    [
      'one of two lists names it',
      REVOQUE,
      [avec({ raisons: CLE }), avec({ raisons: LE_RESTE }, { revoques: [[42, 5]] })],
    ],
  ])('%s', (_, attendu, crls, certificat = signe()) => {
    expect(motif([racine, ac, certificat], { crls: [crlRacine, ...crls] })).toBe(attendu);
  });
});

describe('a delta CRL completes its base, and nothing else (§5.2.4)', () => {
  const base = crl({ numero: 5, revoques: [[41, 6]] });
  const de = (n: number, plus: Partial<DemandeDeCrl> = {}) => crl({ numero: 6, extensions: [delta(n)], ...plus });
  it.each<Cas>([
    ['alone', INCONNU, [de(5)]],
    ['lists the certificate', REVOQUE, [base, de(5, { revoques: [[42]] })]],
    ['unsays the base', 'valide', [crl({ numero: 5, revoques: [[42, 6]] }), de(5, { revoques: [[42, 8]] })]],
    ['of a later base', 'valide', [base, de(6, { numero: 7, revoques: [[42]] })]],
    ['expired', 'valide', [base, de(5, { revoques: [[42]], au: '2026-06-10T00:00:00Z' })]],
    ['signed by another', 'valide', [base, de(5, { revoques: [[42]], emetteur: { ...ac, cle: autre.cle } })]],
  ])('%s', (_, attendu, crls) => {
    expect(motif([racine, ac, signe()], { crls: [crlRacine, ...crls] })).toBe(attendu);
  });
});

describe('another signer than the issuer', () => {
  const listeur = emettre({ cn: 'Listes', emetteur: racine, serie: 9, extensions: [ext.usages('crlSign')] });
  const nomDe = (cn: string) => ext.annuaire(nomme(cn));
  const confie = signe(ext.points({ noms: [POINT], emetteurs: [nomDe('Listes')] }));
  const pour = (cn: string) => ext.extension('2.5.29.29', seq(nomDe(cn)), true);
  const liste = (plus: Partial<DemandeDeCrl> = {}, indirecte = true) =>
    emettreCrl({ emetteur: listeur, extensions: [ext.portee({ indirecte, noms: [POINT] })], ...plus });
  const avec = (certificat: Emis, crls: Buffer[]) =>
    motif([racine, ac, listeur, certificat], { crls: [crlRacine, ...crls] });

  it('is believed where the certificate names it and its list says that it is indirect', () => {
    expect(avec(confie, [liste()])).toBe('valide');
    expect(avec(confie, [liste({ revoques: [[42, 1, [pour('AC')]]] })])).toBe(REVOQUE);
    expect(avec(confie, [liste({ revoques: [[42, 1, [pour('Autre AC')]]] })])).toBe('valide');
    expect(avec(confie, [liste({ revoques: [[40, 1, [pour('AC')]], [42]] })])).toBe(REVOQUE);
    expect(avec(confie, [liste({}, false)])).toBe(INCONNU);
    expect(avec(signe(), [liste()])).toBe(INCONNU);
  });

  it('has a path of its own to the same anchor, unrevoked, and the right to sign lists', () => {
    const sansDroit = emettre({
      cn: 'Listes',
      emetteur: racine,
      privee: listeur.cle,
      extensions: [ext.usages('signature')],
    });
    const juge = (signataire: Emis, crls: Buffer[]) => motif([racine, ac, signataire, confie], { crls });
    expect(juge(sansDroit, [crlRacine, liste()])).toBe(INCONNU);
    expect(juge(emettre({ cn: 'Listes', privee: listeur.cle }), [crlRacine, liste()])).toBe(INCONNU);
    expect(juge(listeur, [emettreCrl({ emetteur: racine, revoques: [[9]] }), liste()])).toBe(INCONNU);
  });

  it('does not answer for itself unless its authority wrote so', () => {
    const neuve = autorite('AC', ac, { cle: 'ec-384', serie: 50 });
    const fin = emettre({ cn: 'X', emetteur: neuve, serie: 42 });
    const parLaNeuve = emettreCrl({ emetteur: neuve });
    expect(motif([racine, ac, neuve, fin], { crls: [crlRacine, parLaNeuve] })).toBe(INCONNU);
    expect(motif([racine, ac, neuve, fin], { crls: [crlRacine, crl()] })).toBe('valide');
    expect(motif([racine, ac, neuve, fin], { crls: [crlRacine, crl({ revoques: [[50]] }), parLaNeuve] })).toBe(REVOQUE);
  });

  it('is not one where an entry of a direct list claims to be', () => {
    expect(motif([racine, ac, signe()], { crls: [crlRacine, crl({ revoques: [[1, 1, [pour('AC')]]] })] })).toBe(
      INCONNU,
    );
  });
});
