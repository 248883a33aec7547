import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Alea } from '../../infra/embedded/demonstration/fabrique-de-flux/alea.ts';
import { genererFlux, optionsDuFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import { genererFluxSigne } from '../../infra/embedded/demonstration/fabrique-de-flux/flux-signe.ts';
import { cleDeLuhn, iban, siret } from '../../infra/embedded/demonstration/fabrique-de-flux/identifiants.ts';
import { identite } from '../autorites.ts';
import { lire } from '../format/flux.ts';

const octets = (demande: Parameters<typeof genererFlux>[0]) => Buffer.concat([...genererFlux(demande)]);
const reste97 = (chiffres: string) => Number(BigInt(chiffres) % 97n);

describe('a generated flux', () => {
  it('depends on its options and seed only', () => {
    const demande = { pj: 2, taillePj: 5000, graine: 7 };
    const flux = genererFlux(demande);
    expect(Buffer.concat([...flux])).toEqual(Buffer.concat([...flux]));
    expect(octets({ ...demande, graine: 8 })).not.toEqual(octets(demande));
  });

  it('is in the encoding it declares', () => {
    expect(octets({}).toString('latin1')).toContain('encoding="ISO-8859-1"');
    expect(octets({}).toString('latin1')).toContain('SAINT-AUBIN-LES-ÉTANGS');
    expect(octets({ encodage: 'UTF-8' }).toString('utf8')).toContain('SAINT-AUBIN-LES-ÉTANGS');
  });

  it('has no anomaly, whatever its shape', () => {
    const demande = fc.record({
      graine: fc.nat(1e6),
      domaine: fc.constantFrom('depense' as const, 'recette' as const),
      encodage: fc.constantFrom('ISO-8859-1' as const, 'UTF-8' as const),
      bordereaux: fc.integer({ min: 1, max: 3 }),
      pieces: fc.integer({ min: 1, max: 4 }),
      lignes: fc.integer({ min: 1, max: 3 }),
      pj: fc.nat(3),
      taillePj: fc.integer({ min: 0, max: 70_000 }),
    });
    fc.assert(
      fc.property(demande, (d) => {
        const lu = lire(octets(d).toString(d.encodage === 'UTF-8' ? 'utf8' : 'latin1'));
        expect(lu.anomalies).toEqual([]);
        expect([lu.bordereaux.length, lu.pj.length]).toEqual([d.bordereaux, d.pj]);
      }),
      { numRuns: 40 },
    );
  });

  it('carries PJ that a gzip reader opens', () => {
    const xml = octets({ pj: 1, taillePj: 150_000 }).toString('latin1');
    const pdf = gunzipSync(Buffer.from(/<Fichier[^>]*>([^<]*)/.exec(xml)?.[1] ?? '', 'base64'));
    expect(pdf.length).toBe(150_000);
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(pdf.toString('latin1').trimEnd()).toMatch(/%%EOF$/);
  });

  it.each(['lignes', 'pj'] as const)('comes just under the size asked for, made of %s', (forme) => {
    const demande = { taille: 1_500_000, forme, bordereaux: 2 } as const;
    const taille = octets(demande).length;
    expect(taille).toBeLessThanOrEqual(1_500_000);
    expect(taille).toBeGreaterThan(1_500_000 * 0.9);
    expect(optionsDuFlux(demande).bordereaux).toBe(2);
  });
});

describe('a signed flux', () => {
  it.each([
    ['bordereau', 2, false],
    ['fichier', 0, true],
    ['aucune', 0, false],
  ] as const)('%s', async (signature, signes, fichierSigne) => {
    const { cle, certificat } = identite();
    const signataire = { cle, certificat, qualite: 'Maire', signeLe: new Date('2026-09-30T08:15:00Z') };
    const morceaux: Uint8Array[] = [];
    for await (const m of genererFluxSigne({ bordereaux: 2, signature }, signataire)) morceaux.push(m);
    const lu = lire(Buffer.concat(morceaux).toString('latin1'), {
      signatures: { bordereauxSignes: signes > 0, fichierSigne },
    });
    expect(lu.anomalies).toEqual([]);
    expect(lu.infoDematerialisee.depense).toBe(signature !== 'aucune');
    expect(lu.bordereaux.filter((b) => b.signe)).toHaveLength(signes);
    expect(lu.signatureDuFichier).toBe(fichierSigne);
  });
});

describe('invented identifiers', () => {
  it('have valid keys, and belong to nobody', () => {
    fc.assert(
      fc.property(fc.nat(), (graine) => {
        const alea = new Alea(graine);
        const numero = siret(alea);
        expect(numero).toMatch(/^000\d{11}$/);
        expect(cleDeLuhn(numero.slice(0, 13))).toBe(Number(numero[13]));
        expect(cleDeLuhn(numero.slice(0, 8))).toBe(Number(numero[8]));
        const compte = iban(alea);
        expect(compte).toMatch(/^FR\d{2}99999\d{18}$/);
        expect(reste97(`${compte.slice(4)}1527${compte.slice(2, 4)}`)).toBe(1);
        expect(
          reste97(
            `${89n * 99999n + 15n * BigInt(compte.slice(9, 14)) + 3n * BigInt(compte.slice(14, 25)) + BigInt(compte.slice(25))}`,
          ),
        ).toBe(0);
      }),
    );
  });

  it('the default SIRET too', () => {
    const { siret: parDefaut } = optionsDuFlux();
    expect(cleDeLuhn(parDefaut.slice(0, 13))).toBe(Number(parDefaut[13]));
    expect(cleDeLuhn(parDefaut.slice(0, 8))).toBe(Number(parDefaut[8]));
  });
});
