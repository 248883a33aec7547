/** What comes into the trust store, and what does not. */
import { createHash, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { assembler } from '../../functions/confiance/assembler.ts';
import { enClair } from '../../functions/confiance/constat.ts';
import type { Fonds } from '../../functions/confiance/entree/entree.ts';
import { autorite, emettreCrl } from '../signature/chemin/autorites.ts';
import { tlv } from '../signature/chemin/der.ts';
import { ACCORDE, type ListeEcrite, listeSignee, signataireDeListe } from './fabrique-de-listes.ts';
import { AC, AVEC_RACINE, entrer, LISTES, RACINE, SANS_ROLE, SIGNATAIRE, suite, VIDE } from './import.ts';

const pem = (der: Buffer) => new X509Certificate(der).toString();

test('several certificates in one PEM, or one in DER', () => {
  const fonds = suite(VIDE, Buffer.from(`Racine :\n${pem(RACINE.der)}\n${pem(AC.der)}`));
  expect(assembler(fonds.registre, fonds.lire).ancres.map(({ famille, certificat }) => [famille, certificat])).toEqual([
    ['rgs', RACINE.der],
    ['rgs', AC.der],
  ]);
  expect(entrer(VIDE, RACINE.der).contenus).toEqual([
    { fichier: `certificats/${createHash('sha256').update(RACINE.der).digest('hex')}.der`, octets: RACINE.der },
  ]);
});

test('twice is once; with other dates it is refused, in another family it is another trust', () => {
  expect(entrer(AVEC_RACINE, RACINE.der)).toMatchObject({ issues: ['deja-la'], contenus: [] });
  const dates = { pour: { role: 'ancre', famille: 'rgs', du: '2026-01-01T00:00:00.000Z', au: null } } as const;
  expect(entrer(AVEC_RACINE, RACINE.der, dates).issues).toEqual(['IMPORT_DEJA_LA_AUTREMENT']);
  const eidas = { pour: { role: 'ancre', famille: 'eidas', du: null, au: null } } as const;
  expect(entrer(AVEC_RACINE, RACINE.der, eidas).issues).toEqual(['importe']);
});

test('an intermediate completes paths, and founds none', () => {
  const { registre, lire } = suite(VIDE, AC.der, { pour: { role: 'intermediaire' } });
  expect(assembler(registre, lire)).toMatchObject({ ancres: [], intermediaires: [AC.der] });
});

test('a certificate that is not an authority comes in only where it is meant to', () => {
  expect(entrer(VIDE, SIGNATAIRE.der).issues).toEqual(['IMPORT_PAS_UNE_AUTORITE']);
  expect(entrer(VIDE, SIGNATAIRE.der, { nonAutorite: true }).issues).toEqual(['importe']);
});

test('a certificate needs a role', () => {
  expect(entrer(VIDE, RACINE.der, SANS_ROLE).issues).toEqual(['IMPORT_SANS_ROLE']);
});

test('an expired one comes in, and is said', () => {
  const { brutes } = entrer(VIDE, RACINE.der, { instant: Date.parse('2031-01-01T00:00:00Z') });
  expect(brutes[0]).toMatchObject({
    issue: 'importe',
    avertissements: [expect.stringContaining('a expiré le 01/01/2029')],
  });
});

test.each<[string, Uint8Array, string]>([
  ['nothing', Buffer.alloc(0), 'IMPORT_NON_RECONNU'],
  ['a text', Buffer.from('bonjour'), 'IMPORT_NON_RECONNU'],
  ['a private key', Buffer.from('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'), 'IMPORT_NON_RECONNU'],
  ['BER', Buffer.concat([Buffer.from([0x30, 0x80]), RACINE.der.subarray(4), Buffer.alloc(2)]), 'IMPORT_NON_RECONNU'],
  ['bytes after the end', Buffer.concat([RACINE.der, Buffer.from([0])]), 'IMPORT_NON_RECONNU'],
  ['DER of something else', tlv(0x30, tlv(0x02, Buffer.from([1]))), 'IMPORT_NON_RECONNU'],
  [
    'a PEM that holds no certificate',
    Buffer.from('-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----'),
    'IMPORT_CERTIFICAT_ILLISIBLE',
  ],
  ['an OCSP error', tlv(0x30, tlv(0x0a, Buffer.from([1]))), 'IMPORT_OCSP_ILLISIBLE'],
])('%s is refused, with a sentence and a remedy', (_, octets, code) => {
  const { issues, brutes } = entrer(VIDE, octets);
  expect(issues).toEqual([code]);
  const [{ constat } = { constat: null }] = brutes;
  expect(constat && enClair(constat).phrase).toMatch(/^[A-Z].*\.$/);
});

const crl = (du: string, au: string | null, plus = {}) => emettreCrl({ emetteur: RACINE, du, au, ...plus });
const JUIN = crl('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z');

test('a CRL comes in, told by its content, where an authority of the store signed it', () => {
  const { registre, lire } = suite(AVEC_RACINE, JUIN, SANS_ROLE);
  expect(assembler(registre, lire).crls).toEqual([JUIN]);
  const enPem = `-----BEGIN X509 CRL-----\n${JUIN.toString('base64')}\n-----END X509 CRL-----\n`;
  expect(entrer(AVEC_RACINE, Buffer.from(enPem), SANS_ROLE).issues).toEqual(['importe']);
  expect(entrer({ registre, lire }, JUIN, SANS_ROLE).issues).toEqual(['deja-la']);
});

test('its authority may come in the same file', () => {
  const enPem = `-----BEGIN X509 CRL-----\n${JUIN.toString('base64')}\n-----END X509 CRL-----\n`;
  expect(entrer(VIDE, Buffer.from(`${pem(RACINE.der)}${enPem}`)).issues).toEqual(['importe', 'importe']);
});

test.each<[string, Buffer, string]>([
  ['of an authority that is not here', emettreCrl({ emetteur: AC }), 'IMPORT_CRL_SANS_AUTORITE'],
  ['under the name of one that is', emettreCrl({ emetteur: { ...AC, nom: RACINE.nom } }), 'IMPORT_CRL_SANS_AUTORITE'],
  ['of tomorrow', crl('2026-06-16T12:00:00Z', '2026-07-01T00:00:00Z'), 'IMPORT_CRL_FUTURE'],
  ['that never ends', crl('2026-06-01T00:00:00Z', null), 'IMPORT_CRL_ILLISIBLE'],
])('a CRL %s is refused', (_, octets, code) => {
  expect(entrer(AVEC_RACINE, octets, SANS_ROLE).issues).toEqual([code]);
});

test('the newest CRL of each scope stays, and those still current; older ones leave', () => {
  const mai = crl('2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z');
  const debutJuin = crl('2026-06-10T00:00:00Z', '2026-06-20T00:00:00Z');
  const avecMai = suite(AVEC_RACINE, mai, SANS_ROLE);
  expect(assembler(avecMai.registre, avecMai.lire).crls).toEqual([mai]);
  const fonds = suite(suite(avecMai, JUIN, SANS_ROLE), debutJuin, SANS_ROLE);
  expect(assembler(fonds.registre, fonds.lire).crls).toEqual([JUIN, debutJuin]);
  expect(entrer(fonds, mai, SANS_ROLE).issues).toEqual(['IMPORT_CRL_ANCIENNE']);
});

test('of an authority that publishes every hour, eight stay', () => {
  const fonds = Array.from({ length: 12 }, (_, n) =>
    crl(`2026-06-15T${String(n).padStart(2, '0')}:00:00Z`, '2026-06-22T00:00:00Z'),
  ).reduce((avant, octets) => suite(avant, octets, SANS_ROLE), AVEC_RACINE);
  const produites = fonds.registre.revocations.map(({ produiteLe }) => produiteLe?.slice(11, 13));
  expect(produites).toEqual(['04', '05', '06', '07', '08', '09', '10', '11']);
});

const AC_QUALIFIEE = autorite('AC qualifiée');
const SERVICES: ListeEcrite = { services: [{ certificats: [AC_QUALIFIEE.der], etats: [ACCORDE] }] };
const EPINGLE = suite(VIDE, signataireDeListe().certificat, LISTES);

test('a list comes in by a signer pinned for its country, and brings qualified authorities with their dates', () => {
  expect(entrer(VIDE, listeSignee(SERVICES), SANS_ROLE).issues).toEqual(['LISTE_SIGNATAIRE_NON_ADMIS']);
  const { registre, lire } = suite(EPINGLE, listeSignee(SERVICES), SANS_ROLE);
  expect(assembler(registre, lire).ancres).toEqual([
    {
      famille: 'eidas',
      certificat: expect.anything(),
      du: '2020-01-01T00:00:00.000Z',
      au: null,
      service: expect.objectContaining({ prestataire: 'Prestataire d’essai', prochaineLe: '2026-11-30T00:00:00.000Z' }),
    },
  ]);
});

test('an authority for seals only is no anchor', () => {
  const cachets = { ...ACCORDE, usages: ['ForeSeals'] };
  const liste = listeSignee({ services: [{ certificats: [AC_QUALIFIEE.der], etats: [cachets] }] });
  const { registre, lire } = suite(EPINGLE, liste, SANS_ROLE);
  expect(assembler(registre, lire).ancres).toEqual([]);
});

test('a newer list takes the place of the old one, which never comes back, even once the new one was withdrawn', () => {
  const vieille = listeSignee({ ...SERVICES, numero: 11 });
  const fonds = suite(suite(EPINGLE, vieille, SANS_ROLE), listeSignee(SERVICES), SANS_ROLE);
  expect(fonds.registre.listes.map(({ numero }) => numero)).toEqual([12]);
  expect(entrer(fonds, vieille, SANS_ROLE).issues).toEqual(['LISTE_ANTERIEURE']);
  const sans = { ...fonds, registre: { ...fonds.registre, listes: [] } };
  expect(entrer(sans, vieille, SANS_ROLE).issues).toEqual(['LISTE_ANTERIEURE']);
  expect(entrer(sans, listeSignee(SERVICES), SANS_ROLE).issues).toEqual(['importe']);
});

test('the CRL of an authority that only a list names comes in', () => {
  const fonds = suite(EPINGLE, listeSignee(SERVICES), SANS_ROLE);
  expect(entrer(fonds, emettreCrl({ emetteur: AC_QUALIFIEE }), SANS_ROLE).issues).toEqual(['importe']);
});

test('the list of the lists names the signers of the others, as long as it is current', () => {
  const [europe, france] = [signataireDeListe('Signataire EU'), signataireDeListe('Signataire FR')];
  const pour = { role: 'signataireDeListe', territoire: 'EU' } as const;
  const epingle = suite(VIDE, europe.certificat, { pour });
  const deFrance = listeSignee(SERVICES, { signataire: france });
  expect(entrer(epingle, deFrance, SANS_ROLE).issues).toEqual(['LISTE_SIGNATAIRE_NON_ADMIS']);
  const pointeurs = [{ territoire: 'FR', signataires: [france.certificat] }];
  const fonds = suite(epingle, listeSignee({ territoire: 'EU', pointeurs }, { signataire: europe }), SANS_ROLE);
  expect(entrer(fonds, deFrance, SANS_ROLE).issues).toEqual(['importe']);
  const enRetard = listeSignee({ ...SERVICES, prochaineLe: '2027-06-01T00:00:00Z' }, { signataire: france });
  const instant = Date.parse('2026-12-01T00:00:00Z');
  expect(entrer(fonds, enRetard, { ...SANS_ROLE, instant }).issues).toEqual(['LISTE_SIGNATAIRE_NON_ADMIS']);
});

test('the version of a store tells what it holds, not when nor in what order it came', () => {
  const version = ({ registre, lire }: Fonds) => assembler(registre, lire).version;
  const unPuisDeux = suite(AVEC_RACINE, AC.der);
  const deuxPuisUn = suite(suite(VIDE, AC.der, { source: 'ailleurs', instant: 0 }), RACINE.der);
  expect(version(unPuisDeux)).toBe(version(deuxPuisUn));
  const versions = [VIDE, AVEC_RACINE, unPuisDeux, suite(AVEC_RACINE, JUIN)].map(version);
  expect(new Set(versions).size).toBe(4);
  const au = { pour: { role: 'ancre', famille: 'rgs', du: null, au: '2027-01-01T00:00:00.000Z' } } as const;
  expect(version(suite(VIDE, RACINE.der, au))).not.toBe(version(AVEC_RACINE));
});
