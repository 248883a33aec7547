/** A memory shared by judgements makes them quicker, and changes none of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jugerChemin } from '../../../functions/signature/chemin/juger.ts';
import { Memoire } from '../../../functions/signature/chemin/memoire.ts';
import { type RequeteDeChemin, type ResultatChemin, TOUTE } from '../../../functions/signature/chemin/requete.ts';
import { Reserve } from '../../../functions/signature/chemin/reserve.ts';
import { autorite, emettre, emettreCrl } from './autorites.ts';
import * as ext from './extensions.ts';
import { fabriquer } from './fabrique-de-chaines.ts';
import { JUIN, motif } from './jugement.ts';
import { repondre } from './reponses-ocsp.ts';

const racine = autorite('Racine');
const ac = autorite('AC', racine, { serie: 7 });
const delegue = emettre({ cn: 'Répondeur', emetteur: ac, extensions: [ext.usagesEtendus(['1.3.6.1.5.5.7.3.9'])] });
const ocsp = {
  emetteur: ac,
  signataire: delegue,
  joints: [delegue],
  suivanteLe: null,
  produiteLe: '2026-06-16T00:00:00Z',
};
const REVOCATIONS = {
  crls: [
    emettreCrl({ emetteur: racine }),
    emettreCrl({ emetteur: ac, revoques: [[41, 6], [42]], au: '2026-06-10T00:00:00Z' }),
    emettreCrl({ emetteur: ac, revoques: [[41, 6]], numero: 2 }),
    emettreCrl({
      emetteur: ac,
      revoques: [[40, 1, [], '2026-06-15T18:00:00Z']],
      numero: 3,
      du: '2026-06-17T00:00:00Z',
    }),
    emettreCrl({ emetteur: { ...ac, cle: racine.cle } }),
    Buffer.from('3003020105', 'hex'),
  ],
  reponsesOcsp: [
    repondre({ ...ocsp, serie: 40 }),
    repondre({ ...ocsp, serie: 41, etat: 'inconnu' }),
    repondre({ ...ocsp, serie: 42, etat: { depuis: '2026-06-15T00:00:00Z' } }),
    Buffer.from('30030a0106', 'hex'),
  ],
};

const requete = (ders: readonly Uint8Array[], plus: Partial<RequeteDeChemin>): RequeteDeChemin => ({
  ancres: ders.slice(0, 1),
  intermediaires: ders.slice(1, -1),
  certificat: ders.at(-1)!,
  crls: [],
  instant: JUIN,
  instantDeRevocation: null,
  politiques: TOUTE,
  admis: { sha1: false, rsaMin: 2048 },
  ...plus,
});

/** Each as it is asked a second time: from other buffers. */
const CHAINES = Array.from({ length: 100 }, (_, graine) => fabriquer(graine * 13).ders);
const SIGNATAIRES = [40, 41, 42, 43].map((serie) => emettre({ cn: 'X', emetteur: ac, serie }).der);

const nommer = ({ signataire, ...resultat }: ResultatChemin) => ({ ...resultat, signataire: signataire?.empreinte });

const question = fc.oneof(
  fc.record({
    ders: fc.constantFrom(...CHAINES),
    plus: fc.record({
      admis: fc.constantFrom({ sha1: false, rsaMin: 2048 }, { sha1: true, rsaMin: 4096 }),
      instant: fc.constantFrom(JUIN, Date.parse('2028-06-01')),
      usagesExiges: fc.constantFrom(null, 2),
    }),
  }),
  fc.record({
    ders: fc.constantFrom(...SIGNATAIRES).map((der) => [racine.der, ac.der, der]),
    plus: fc.record({
      crls: fc.shuffledSubarray(REVOCATIONS.crls),
      reponsesOcsp: fc.shuffledSubarray(REVOCATIONS.reponsesOcsp),
      instantDeRevocation: fc.constantFrom(JUIN, JUIN - 86_400_000, JUIN + 5 * 86_400_000),
      jugeLe: fc.constantFrom(JUIN, JUIN + 86_400_000, JUIN + 10 * 86_400_000),
    }),
  }),
);

describe('with a memory or without', () => {
  it('the answer is the same, whatever was asked before, from the same buffers or others', () => {
    const partagee = new Memoire();
    const vus = new Set<string>();
    fc.assert(
      fc.property(question, fc.boolean(), ({ ders, plus }, copier) => {
        const octets = copier ? ders.map((der) => Uint8Array.from(der)) : ders;
        const sans = jugerChemin(requete(ders, plus));
        vus.add(sans.motif ?? 'valide');
        const avec = jugerChemin(requete(octets, { ...plus, memoire: partagee }));
        expect(nommer(avec)).toEqual(nommer(sans));
      }),
      { numRuns: 250 },
    );
    expect(vus.size).toBeGreaterThan(6);
  });

  it('a judgement goes no farther than its bounds, though every signature is remembered', () => {
    const noms = Array.from({ length: 6 }, (_, i) => autorite(`Maille ${i}`));
    const croisees = Array.from({ length: 30 }, (_, i) => {
      const [de, vers] = [noms[i % 6]!, noms[(i * 7 + 1 + Math.trunc(i / 6)) % 6]!];
      return autorite(`Croisée ${i}`, vers, { nom: de.nom, privee: de.cle });
    });
    const ders = [racine, ...croisees, emettre({ cn: 'X', emetteur: noms[0]! })].map(({ der }) => der);
    const memoire = new Memoire();
    const [sans, froid, chaud] = [{}, { memoire }, { memoire }].map((plus) => jugerChemin(requete(ders, plus)));
    expect([froid, chaud]).toEqual([sans, sans]);
  });
});

describe('among hundreds of anchors', () => {
  const foule = Array.from({ length: 300 }, (_, i) => autorite(`Racine ${i}`).der);
  const signe = emettre({ cn: 'X', emetteur: ac });

  it('the one that holds is found, and a broken one of another name is not its matter', () => {
    const ancres = [...foule, racine.der, Buffer.from('3000', 'hex')];
    expect(motif([racine, ac, signe], { ancres })).toBe('valide');
    expect(motif([racine, ac, signe], { ancres: foule })).toBe('CHEMIN_SANS_ANCRE');
  });

  it('by a name that only a parser can compare', () => {
    const accentuee = autorite('Racine de l’État');
    const sous = emettre({ cn: 'X', emetteur: accentuee });
    expect(motif([accentuee, sous], { ancres: [...foule, accentuee.der] })).toBe('valide');
  });
});

it('a reserve keeps what was used last, within its weight', () => {
  const reserve = new Reserve<string>(5, ({ length }) => length);
  for (const mot of ['aa', 'bb']) reserve.ecrire(mot, mot);
  reserve.lire('aa');
  reserve.ecrire('ccc', 'ccc');
  expect(['aa', 'bb', 'ccc'].map((mot) => reserve.lire(mot))).toEqual(['aa', undefined, 'ccc']);
  reserve.ecrire('trop long', 'trop long');
  expect(reserve.lire('trop long')).toBeUndefined();
});
