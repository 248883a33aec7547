/** A certificate must not be revoked at reception; CRLs published since then tell, for a deposit judged later. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autorite, type DemandeDeCrl, emettre, emettreCrl } from './autorites.ts';
import { entier, tempsGeneralise } from './der.ts';
import * as ext from './extensions.ts';
import { JUIN, juger, motif } from './jugement.ts';
import { repondre } from './reponses-ocsp.ts';

const REVOQUE = 'CHEMIN_CERTIFICAT_REVOQUE';
const INCONNU = 'CHEMIN_REVOCATION_INDETERMINEE';
const JUGE_LE = Date.parse('2026-06-20T00:00:00Z');
const AVANT = '2026-06-15T11:59:59Z';
const APRES = '2026-06-15T12:00:01Z';

const racine = autorite('Racine');
const ac = autorite('AC', racine, { serie: 7 });
const signe = emettre({ cn: 'X', emetteur: ac, serie: 42 });
const crlRacine = emettreCrl({ emetteur: racine });
const invalideDepuis = (iso: string) => ext.extension('2.5.29.24', tempsGeneralise(iso));
const delta = (de: number) => ext.extension('2.5.29.27', entier(de), true);

/** Published after reception, before we judge. */
const tardive = (plus: Partial<DemandeDeCrl> = {}) =>
  emettreCrl({ emetteur: ac, du: '2026-06-18T00:00:00Z', numero: 9, ...plus });
const courante = (plus: Partial<DemandeDeCrl> = {}) => emettreCrl({ emetteur: ac, numero: 5, ...plus });
const juge = (crls: Buffer[], plus: Parameters<typeof juger>[1] = {}) =>
  motif([racine, ac, signe], { crls: [crlRacine, ...crls], jugeLe: JUGE_LE, ...plus });

describe('a CRL published since reception', () => {
  it.each<[quoi: string, attendu: string, crls: Buffer[]]>([
    ['does not list it', 'valide', [tardive()]],
    ['lists it as revoked before', REVOQUE, [tardive({ revoques: [[42, 4, [], AVANT]] })]],
    ['lists it as revoked at that second', REVOQUE, [tardive({ revoques: [[42, 4, [], '2026-06-15T12:00:00Z']] })]],
    ['lists it as revoked after', 'valide', [tardive({ revoques: [[42, 4, [], APRES]] })]],
    [
      'lists it as compromised after, since before',
      REVOQUE,
      [tardive({ revoques: [[42, 1, [invalideDepuis(AVANT)], APRES]] })],
    ],
    [
      'lists it as ceased after, since before',
      REVOQUE,
      [tardive({ revoques: [[42, 5, [invalideDepuis(AVANT)], APRES]] })],
    ],
    [
      'lists it as compromised after, since after',
      'valide',
      [tardive({ revoques: [[42, 1, [invalideDepuis(APRES)], APRES]] })],
    ],
    ['lists it as suspended before', REVOQUE, [tardive({ revoques: [[42, 6, [], AVANT]] })]],
    ['is dated after we judge', INCONNU, [tardive({ du: '2026-06-20T00:00:01Z' })]],
    ['was already over at reception', INCONNU, [tardive({ au: '2026-06-15T11:00:00Z' })]],
    ['is over when we judge', 'valide', [tardive({ au: '2026-06-19T00:00:00Z' })]],
    ['has no nextUpdate', INCONNU, [tardive({ au: null })]],
    ['covers authorities only', INCONNU, [tardive({ extensions: [ext.portee({ seulement: 'autorites' })] })]],
    ['no longer lists what was suspended at reception', REVOQUE, [courante({ revoques: [[42, 6]] }), tardive()]],
    [
      'no longer lists what an earlier one, since reception too, had as suspended before',
      REVOQUE,
      [tardive({ du: '2026-06-16T00:00:00Z', numero: 8, revoques: [[42, 6, [], AVANT]] }), tardive()],
    ],
    [
      'does not list it, nor did an old one that is over',
      'valide',
      [courante({ au: '2026-06-10T00:00:00Z' }), tardive()],
    ],
  ])('%s: %s', (_, attendu, crls) => {
    expect(juge(crls)).toBe(attendu);
    expect(juge(crls.toReversed())).toBe(attendu);
  });

  it('is not believed before its date, nor where no one says when we judge', () => {
    expect(juge([tardive()], { jugeLe: JUIN })).toBe(INCONNU);
    expect(motif([racine, ac, signe], { crls: [crlRacine, tardive()] })).toBe(INCONNU);
  });

  it('is not needed where one was current, and its word is added', () => {
    expect(juge([courante()])).toBe('valide');
    expect(juge([courante(), tardive({ revoques: [[42, 1, [], AVANT]] })])).toBe(REVOQUE);
    expect(juge([courante(), tardive({ revoques: [[42, 1, [], APRES]] })])).toBe('valide');
    expect(juge([courante({ revoques: [[42, 1]] }), tardive()])).toBe(REVOQUE);
  });

  it('no longer tells of a certificate that has expired, unless it says so (expiredCertsOnCRL)', () => {
    const bref = emettre({ cn: 'X', emetteur: ac, serie: 42, au: '2026-06-16T00:00:00Z' });
    const depuis = (iso: string) => ({ extensions: [ext.extension('2.5.29.60', tempsGeneralise(iso))] });
    const avec = (crl: Buffer) => motif([racine, ac, bref], { crls: [crlRacine, crl], jugeLe: JUGE_LE });
    expect(avec(tardive({ du: '2026-06-16T00:00:00Z' }))).toBe('valide');
    expect(avec(tardive())).toBe(INCONNU);
    expect(avec(tardive(depuis('2026-06-15T00:00:00Z')))).toBe('valide');
    expect(avec(tardive(depuis('2026-06-17T00:00:00Z')))).toBe(INCONNU);
    expect(avec(tardive({ revoques: [[42, 4, [], APRES]] }))).toBe('valide');
  });

  it('says for good that it cannot tell, once the lists that are known were all made after the end', () => {
    const bref = emettre({ cn: 'X', emetteur: ac, serie: 42, au: '2026-06-14T00:00:00Z' });
    const avec = (...crls: Buffer[]) =>
      juger([racine, ac, bref], {
        crls: [crlRacine, ...crls],
        instant: Date.parse('2026-06-13T00:00:00Z'),
        instantDeRevocation: JUIN,
        jugeLe: JUGE_LE,
      });
    const dit = (...crls: Buffer[]) => [avec(...crls).confiance, avec(...crls).motif];
    const perimee = courante({ au: '2026-06-13T00:00:00Z' });
    const deLaFin = courante({ du: '2026-06-13T12:00:00Z', au: '2026-06-14T12:00:00Z' });
    const enCours = courante({ du: '2026-06-15T00:00:00Z' });
    expect(dit()).toEqual(['indeterminee', 'CHEMIN_EXPIRE_INDETERMINE']);
    expect(dit(perimee)).toEqual(['indeterminee', 'CHEMIN_EXPIRE_INDETERMINE']);
    expect(dit(enCours)).toEqual(['refusee', 'CHEMIN_EXPIRE_SANS_PREUVE']);
    expect(dit(tardive(), enCours)).toEqual(['refusee', 'CHEMIN_EXPIRE_SANS_PREUVE']);
    expect(dit(perimee, enCours)).toEqual(['indeterminee', 'CHEMIN_EXPIRE_INDETERMINE']);
    expect(dit(deLaFin)).toEqual(['etablie', null]);
    expect(dit(deLaFin, enCours)).toEqual(['etablie', null]);
  });

  it('and its revocation, said by any of them, stands', () => {
    const bref = emettre({ cn: 'X', emetteur: ac, serie: 42, au: '2026-06-14T00:00:00Z' });
    const deLaFin = { du: '2026-06-13T12:00:00Z', au: '2026-06-14T12:00:00Z' };
    const avec = (...crls: Buffer[]) =>
      motif([racine, ac, bref], {
        crls: [crlRacine, ...crls],
        instant: Date.parse('2026-06-13T00:00:00Z'),
        instantDeRevocation: JUIN,
        jugeLe: JUGE_LE,
      });
    const revoques = (depuis: string) => ({ revoques: [[42, 1, [], depuis]] as const });
    expect(avec(courante({ ...deLaFin, ...revoques('2026-06-13T13:00:00Z') }))).toBe(REVOQUE);
    const ensuite = (depuis: string) => courante({ du: '2026-06-15T00:00:00Z', ...revoques(depuis) });
    expect(avec(courante(deLaFin), ensuite('2026-06-13T20:00:00Z'))).toBe(REVOQUE);
    expect(avec(courante(deLaFin), ensuite('2026-06-14T20:00:00Z'))).toBe(REVOQUE);
  });

  it('nor does one of reception, where the certificate expired between signature and reception', () => {
    const bref = emettre({ cn: 'X', emetteur: ac, serie: 42, au: '2026-06-14T00:00:00Z' });
    const avec = (...crls: Buffer[]) =>
      motif([racine, ac, bref], {
        crls: [crlRacine, ...crls],
        instant: Date.parse('2026-06-13T00:00:00Z'),
        instantDeRevocation: JUIN,
      });
    expect(avec(courante({ du: '2026-06-15T00:00:00Z' }))).toBe('CHEMIN_EXPIRE_SANS_PREUVE');
    expect(avec(courante({ du: '2026-06-15T00:00:00Z' }), courante({ numero: 4 }))).toBe('valide');
    expect(avec(courante({ du: '2026-06-15T00:00:00Z' }), courante({ numero: 4, revoques: [[42, 6]] }))).toBe(REVOQUE);
  });
});

describe('a delta CRL published since reception', () => {
  const depuis = (plus: Partial<DemandeDeCrl> = {}) => tardive({ numero: 6, extensions: [delta(5)], ...plus });
  it.each<[quoi: string, attendu: string, crls: Buffer[]]>([
    ['alone', INCONNU, [depuis()]],
    ['adds what was revoked before', REVOQUE, [courante(), depuis({ revoques: [[42, 1, [], AVANT]] })]],
    ['adds nothing by what was revoked after', 'valide', [courante(), depuis({ revoques: [[42, 1, [], APRES]] })]],
    [
      'does not unsay what was suspended at reception',
      REVOQUE,
      [courante({ revoques: [[42, 6]] }), depuis({ revoques: [[42, 8]] })],
    ],
    [
      'does not hide that one current at reception unsaid it',
      'valide',
      [
        courante({ revoques: [[42, 6]] }),
        courante({ numero: 6, extensions: [delta(5)], revoques: [[42, 8]] }),
        depuis({ numero: 7, revoques: [[41, 1]] }),
      ],
    ],
  ])('%s: %s', (_, attendu, crls) => {
    expect(juge(crls)).toBe(attendu);
  });
});

describe('who signs a list made since reception must be trusted then', () => {
  const APRES_TOUT = '2026-06-17T00:00:00Z';
  const deLaRacine = (depuis: string) =>
    emettreCrl({ emetteur: racine, du: '2026-06-18T00:00:00Z', numero: 2, revoques: [[7, 2, [], depuis]] });

  it('not an authority revoked in between', () => {
    expect(juge([tardive(), deLaRacine(APRES_TOUT)])).toBe(INCONNU);
    expect(juge([tardive(), deLaRacine('2026-06-19T00:00:00Z')])).toBe('valide');
    expect(juge([courante(), deLaRacine(APRES_TOUT)])).toBe('valide');
  });

  it('not an authority that has expired', () => {
    const breve = autorite('AC brève', racine, { au: '2026-06-17T00:00:00Z' });
    const fin = emettre({ cn: 'X', emetteur: breve, serie: 42 });
    const avec = (plus: { crls: Buffer[]; reponsesOcsp?: Buffer[] }) =>
      motif([racine, breve, fin], { jugeLe: JUGE_LE, ...plus });
    expect(avec({ crls: [crlRacine, tardive({ emetteur: breve })] })).toBe(INCONNU);
    expect(avec({ crls: [crlRacine, tardive({ emetteur: breve, du: '2026-06-16T00:00:00Z' })] })).toBe('valide');
    const reponse = (faiteLe: string) => repondre({ emetteur: breve, serie: 42, faiteLe });
    expect(avec({ crls: [crlRacine], reponsesOcsp: [reponse('2026-06-18T00:00:00Z')] })).toBe(INCONNU);
    expect(avec({ crls: [crlRacine], reponsesOcsp: [reponse('2026-06-16T00:00:00Z')] })).toBe('valide');
  });

  it('but its new key may sign them, certified since', () => {
    const neuve = autorite('AC', racine, { cle: 'ec-384', serie: 8, du: '2026-06-17T00:00:00Z' });
    const avec = (crl: Buffer) => motif([racine, ac, neuve, signe], { crls: [crlRacine, crl], jugeLe: JUGE_LE });
    expect(avec(emettreCrl({ emetteur: neuve, du: '2026-06-18T00:00:00Z' }))).toBe('valide');
    expect(avec(emettreCrl({ emetteur: neuve, du: '2026-06-16T00:00:00Z' }))).toBe(INCONNU);
  });
});

it('whatever else is said, one source that proves a revocation at reception is enough', () => {
  const revoque = { depuis: AVANT, raison: 6 };
  const fatales = [
    { crls: [courante({ revoques: [[42, 6]] })], reponsesOcsp: [] },
    { crls: [tardive({ revoques: [[42, 6, [], AVANT]] })], reponsesOcsp: [] },
    { crls: [], reponsesOcsp: [repondre({ emetteur: ac, serie: 42, etat: revoque })] },
    { crls: [], reponsesOcsp: [repondre({ emetteur: ac, serie: 42, etat: revoque, faiteLe: '2026-06-17T00:00:00Z' })] },
  ];
  const crls = [
    courante({ numero: 4 }),
    courante({ au: '2026-06-10T00:00:00Z', numero: 4 }),
    tardive(),
    tardive({ numero: 10, du: '2026-06-19T00:00:00Z', revoques: [[42, 1, [], APRES]] }),
    tardive({ numero: 6, extensions: [delta(5)], revoques: [[42, 8, [], APRES]] }),
  ];
  const reponses = [
    repondre({ emetteur: ac, serie: 42 }),
    repondre({ emetteur: ac, serie: 42, faiteLe: '2026-06-19T00:00:00Z' }),
    repondre({ emetteur: ac, serie: 42, etat: 'inconnu' }),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...fatales),
      fc.shuffledSubarray(crls),
      fc.shuffledSubarray(reponses),
      (fatale, autres, dites) => {
        const reponsesOcsp = [...dites, ...fatale.reponsesOcsp];
        expect(juge([...autres, ...fatale.crls], { reponsesOcsp })).toBe(REVOQUE);
      },
    ),
    { numRuns: 150 },
  );
});
