/** Each rule of RFC 5280 §6.1: a chain that keeps it, and the same broken in one way. */
import { describe, expect, it } from 'vitest';
import type { GenreDeCle } from '../../autorites.ts';
import { autorite, type Demande, emettre } from './autorites.ts';
import { ensemble, imprimable, oid, seq } from './der.ts';
import * as ext from './extensions.ts';
import { juger, motif } from './jugement.ts';

const racine = autorite('Racine');
const inter = autorite('Intermédiaire', racine);
const feuille = (plus: Partial<Demande> = {}) => emettre({ cn: 'Camille Durand', emetteur: inter, ...plus });

describe('a sound chain is accepted', () => {
  it('and its subjects are told from the anchor down', () => {
    expect(juger([racine, inter, feuille()])).toMatchObject({
      valide: true,
      confiance: 'etablie',
      motif: null,
      chemin: ['C=FR, O=Essai, CN=Racine', 'C=FR, O=Essai, CN=Intermédiaire', 'C=FR, O=Essai, CN=Camille Durand'],
    });
  });

  it.each<GenreDeCle>(['rsa-2048', 'ec-256', 'ec-384', 'ec-521', 'ed25519'])('whatever the key: %s', (cle) => {
    const ac = autorite(`AC ${cle}`, racine, { cle });
    expect(motif([racine, ac, emettre({ cn: 'Signataire', emetteur: ac })])).toBe('valide');
  });

  it('where names differ by case, spaces and string type only (§7.1)', () => {
    const rdn = (type: string, valeur: string) => ensemble(seq(oid(type), imprimable(valeur)));
    const autrement = seq(rdn('2.5.4.6', 'fr'), rdn('2.5.4.10', '  ESSAI '), rdn('2.5.4.3', 'racine'));
    expect(motif([racine, emettre({ cn: 'X', emetteur: racine, nomDeLEmetteur: autrement })])).toBe('valide');
  });

  it('with RSASSA-PSS, if its mask uses the same hash and its salt is not short', () => {
    const ac = autorite('AC RSA', racine, { cle: 'rsa-2048' });
    const juge = (pss: Demande['pss']) => motif([racine, ac, emettre({ cn: 'X', emetteur: ac, pss })]);
    expect(juge({ sel: 32, masque: 'sha256' })).toBe('valide');
    expect(juge({ sel: 0, masque: 'sha256' })).toBe('CHEMIN_ALGORITHME_NON_ADMIS');
    expect(juge({ sel: 32, masque: 'sha384' })).toBe('CHEMIN_ALGORITHME_NON_ADMIS');
    expect(juge({ sel: 32, masque: 'sha256', selDit: 48 })).toBe('CHEMIN_SIGNATURE_FAUSSE');
  });

  it('where a key is renewed by a self-issued certificate, whatever the path length', () => {
    const courte = autorite('Courte', racine, { extensions: [] });
    const limitee = emettre({
      cn: 'Limitée',
      emetteur: racine,
      extensions: [ext.AUTORITE(0), ext.usages('keyCertSign')],
    });
    const neuve = autorite('Limitée', limitee, { cle: 'ec-384' });
    expect(motif([racine, limitee, neuve, emettre({ cn: 'X', emetteur: neuve })])).toBe('valide');
    expect(motif([racine, courte, emettre({ cn: 'X', emetteur: courte })])).toBe('valide');
  });
});

const RENVERSEE = feuille({ du: '2028-01-01T00:00:00Z', au: '2027-01-01T00:00:00Z' });
const NON_ACTIVE = autorite('Future', racine, { du: '2027-01-01T00:00:00Z' });
const SIGNE_PAR_UN_AUTRE = feuille({ emetteur: { ...inter, cle: racine.cle } });
const UN_SIGNATAIRE = feuille();
const SANS_USAGE = emettre({ cn: 'Sans usage', emetteur: racine, extensions: [ext.AUTORITE(), ext.usages('crlSign')] });
const V1 = emettre({ cn: 'Ancienne', emetteur: racine, version: 1 });
const LIMITEE = emettre({ cn: 'Limitée', emetteur: racine, extensions: [ext.AUTORITE(0), ext.usages('keyCertSign')] });
const DE_TROP = autorite('De trop', LIMITEE);
const PETITE = autorite('Petite', racine, { cle: 'rsa-1024' });

describe('a chain broken in one way is refused', () => {
  it.each<[string, string, Parameters<typeof juger>[0]]>([
    ['another key signed', 'CHEMIN_SIGNATURE_FAUSSE', [racine, inter, SIGNE_PAR_UN_AUTRE]],
    ['the issuer is missing', 'CHEMIN_SANS_ANCRE', [racine, feuille()]],
    ['the root is self-signed and unknown', 'CHEMIN_SANS_ANCRE', [autorite('Autre racine'), inter, feuille()]],
    [
      'the root has only the name of an anchor',
      'CHEMIN_SIGNATURE_FAUSSE',
      [autorite('Racine', undefined, { privee: inter.cle }), inter, feuille()],
    ],
    ['expired', 'CHEMIN_CERTIFICAT_EXPIRE', [racine, inter, feuille({ au: '2026-06-01T00:00:00Z' })]],
    ['not yet valid', 'CHEMIN_CERTIFICAT_PAS_ENCORE_VALIDE', [racine, inter, RENVERSEE]],
    [
      'an authority not yet valid',
      'CHEMIN_CERTIFICAT_PAS_ENCORE_VALIDE',
      [racine, NON_ACTIVE, emettre({ cn: 'X', emetteur: NON_ACTIVE })],
    ],
    [
      'issued by a signer',
      'CHEMIN_PAS_UNE_AUTORITE',
      [racine, inter, UN_SIGNATAIRE, emettre({ cn: 'X', emetteur: UN_SIGNATAIRE })],
    ],
    ['issued by a version 1', 'CHEMIN_PAS_UNE_AUTORITE', [racine, V1, emettre({ cn: 'X', emetteur: V1 })]],
    [
      'an authority whose key does not sign certificates',
      'CHEMIN_USAGE_DE_CLE',
      [racine, SANS_USAGE, emettre({ cn: 'X', emetteur: SANS_USAGE })],
    ],
    ['one authority too many', 'CHEMIN_TROP_LONG', [racine, LIMITEE, DE_TROP, emettre({ cn: 'X', emetteur: DE_TROP })]],
    [
      'an unknown critical extension',
      'CHEMIN_EXTENSION_CRITIQUE_INCONNUE',
      [racine, inter, feuille({ extensions: [ext.extension('1.2.3.4', seq(), true)] })],
    ],
    [
      'the same extension twice',
      'CHEMIN_EXTENSION_EN_DOUBLE',
      [racine, inter, feuille({ extensions: [ext.usages('signature'), ext.usages('nonRepudiation')] })],
    ],
    ['a weak key', 'CHEMIN_CLE_FAIBLE', [racine, PETITE, emettre({ cn: 'X', emetteur: PETITE })]],
    ['a weak algorithm', 'CHEMIN_ALGORITHME_NON_ADMIS', [racine, inter, feuille({ algorithme: '1.2.840.10045.4.1' })]],
    ['a serial number of zero', 'CHEMIN_CERTIFICAT_ILLISIBLE', [racine, inter, feuille({ serie: 0 })]],
    ['a negative serial number', 'CHEMIN_CERTIFICAT_ILLISIBLE', [racine, inter, feuille({ serie: -5 })]],
    ['a serial number of 21 octets', 'CHEMIN_CERTIFICAT_ILLISIBLE', [racine, inter, feuille({ serie: 2n ** 160n })]],
    [
      'bytes after the end',
      'CHEMIN_CERTIFICAT_ILLISIBLE',
      [racine, inter, Buffer.concat([feuille().der, Buffer.from([0])])],
    ],
    ['an unreadable authority', 'CHEMIN_CERTIFICAT_ILLISIBLE', [racine, inter.der.subarray(0, -1), feuille()]],
  ])('%s', (_, attendu, chaine) => {
    expect(motif(chaine)).toBe(attendu);
  });

  it('whole at its first and last seconds, not before nor after (§4.1.2.5)', () => {
    const bref = [racine, inter, feuille({ du: '2026-06-10T00:00:00Z', au: '2026-06-10T23:59:59Z' })];
    const a = (iso: string) => motif(bref, { instant: Date.parse(iso) });
    expect(a('2026-06-10T00:00:00Z')).toBe('valide');
    expect(a('2026-06-10T23:59:59.900Z')).toBe('valide');
    expect(a('2026-06-09T23:59:59.999Z')).toBe('CHEMIN_CERTIFICAT_PAS_ENCORE_VALIDE');
    expect(a('2026-06-11T00:00:00Z')).toBe('CHEMIN_CERTIFICAT_EXPIRE');
  });
});
