/** Who signed, held against the register as of the reception (arrêté of 27 June 2007, art. 4 II and 5). */
import { describe, expect, test } from 'vitest';
import { anomaliesDesSignatures } from '../../functions/adhesion/registre/juger.ts';
import type { Formulaire } from '../../schemas/evenements/adhesion.ts';
import type { Signataire } from '../../schemas/evenements/signataire.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { bordereau, formulaire, pj, sha256De, signature, verdict } from '../depot/exemples.ts';
import { formulaireComplet, signataire } from './registre.ts';

const certificat = { sha256: sha256De('adjointe'), valideAu: '2028-01-01T00:00:00.000Z' };
const parElle = (change: Parameters<typeof signature>[1] = {}) => signature('B47', { certificat, ...change });
const duFichier = (change: Parameters<typeof signature>[1] = {}) =>
  parElle({ portee: 'fichier', cible: 'racine', ...change });

function dit(
  signataires: readonly Signataire[],
  rendu: Partial<Verdict>,
  forme: Formulaire = formulaire(),
  rejetSurSignature: 'flux' | 'bordereau' = 'flux',
) {
  const constatees = anomaliesDesSignatures({
    formulaire: forme,
    signataires,
    verdict: verdict(rendu),
    politique: { rejetSurSignature },
  });
  return constatees.map(({ anomalie: { code, niveau } }) => `${code} ${niveau}`);
}

const ELLE = signataire('adjointe', { au: '2026-03-22' });

describe('scenario 3: a délégation ends on 22/03/2026', () => {
  test.each([
    ['20/03, within it', '2026-03-20T09:00:00.000Z', []],
    ['on its last day, in Paris', '2026-03-22T22:59:59.000Z', []],
    ['an hour later, the day after in Paris', '2026-03-22T23:00:00.000Z', ['SIGNATAIRE_HORS_DELEGATION flux']],
    ['24/03', '2026-03-24T09:00:00.000Z', ['SIGNATAIRE_HORS_DELEGATION flux']],
    ['before it began', '2025-12-31T22:59:59.000Z', ['SIGNATAIRE_HORS_DELEGATION flux']],
  ])('signed %s', (_, signeLe, codes) => {
    expect(dit([ELLE], { signatures: [parElle({ signeLe })] })).toEqual(codes);
  });

  test('a second délégation of the same certificate counts as much as the first', () => {
    const encore = signataire('adjointe', { du: '2026-05-01' });
    expect(dit([ELLE, encore], { signatures: [parElle({ signeLe: '2026-05-01T09:00:00.000Z' })] })).toEqual([]);
    expect(dit([ELLE, encore], { signatures: [parElle({ signeLe: '2026-04-01T09:00:00.000Z' })] })).toEqual([
      'SIGNATAIRE_HORS_DELEGATION flux',
    ]);
  });
});

describe('who signs', () => {
  const enFonction = signataire('adjointe');
  test('is not judged while nobody is registered', () => {
    expect(dit([], { signatures: [parElle()] })).toEqual([]);
  });

  test('is one of those registered, from the day when one is', () => {
    expect(dit([signataire('maire')], { signatures: [parElle()] })).toEqual(['SIGNATAIRE_NON_INSCRIT flux']);
    expect(dit([signataire('maire')], { signatures: [parElle()] }, formulaire(), 'bordereau')).toEqual([
      'SIGNATAIRE_NON_INSCRIT bordereau',
    ]);
    expect(dit([enFonction], { signatures: [parElle()] })).toEqual([]);
  });

  test('is not looked for behind a signature that is not intact', () => {
    expect(dit([signataire('maire')], { signatures: [parElle({ integrite: 'alteree' })] })).toEqual([]);
    expect(dit([signataire('maire')], { signatures: [signature('B47')] })).toEqual([]);
  });

  test('signs only for his domaines', () => {
    const recettes = signataire('adjointe', { domaines: ['recette'] });
    const deux = [bordereau('47'), bordereau('48', { domaine: 'recette' })];
    expect(dit([recettes], { signatures: [duFichier()], bordereaux: deux })).toEqual([
      'SIGNATAIRE_HORS_DOMAINE bordereau',
    ]);
    expect(dit([recettes], { signatures: [parElle()], bordereaux: deux })).toEqual([
      'SIGNATAIRE_HORS_DOMAINE bordereau',
    ]);
  });

  test('has a certificate of the family that the organisme has chosen', () => {
    const arrete = {
      famille: 'arrete-2012',
      autorite: 'AC d’essai',
      reference: 'R1',
      delivreLe: '2025-01-01',
    } as const;
    const choisit = (famille: 'dgfip' | 'arrete') =>
      formulaireComplet({ certificat: famille === 'dgfip' ? { famille: 'dgfip' } : arrete });
    const de = (famille: 'dgfip' | 'rgs' | 'eidas' | null) => ({ signatures: [parElle({ famille })] });
    expect(dit([enFonction], de('dgfip'), choisit('dgfip'))).toEqual([]);
    expect(dit([enFonction], de('rgs'), choisit('dgfip'))).toEqual(['CERTIFICAT_FAMILLE_NON_CHOISIE flux']);
    expect(dit([enFonction], de('eidas'), choisit('arrete'))).toEqual([]);
    expect(dit([enFonction], de('dgfip'), choisit('arrete'))).toEqual(['CERTIFICAT_FAMILLE_NON_CHOISIE flux']);
    // The path that would tell is not established: nothing is held against it twice.
    expect(dit([enFonction], de(null), choisit('arrete'))).toEqual([]);
    expect(dit([enFonction], de('rgs'), formulaire())).toEqual([]);
  });
});

describe('art. 5 al. 2: who signs the file attests its PJ', () => {
  const pieces = [pj('P1', { type: '003' }), pj('P2', { type: '006' }), pj('P3', { type: '006', signee: true })];
  test.each<[string, Signataire['attestation'], string[]]>([
    ['all of them', { pieces: 'toutes' }, []],
    [
      'some kinds',
      { pieces: 'types', types: ['003'] },
      ['PJ_SANS_CERTIFICATION pj', 'PJ_CERTIFICATION_A_CONTROLER pj'],
    ],
    [
      'none',
      { pieces: 'aucune' },
      ['PJ_SANS_CERTIFICATION pj', 'PJ_SANS_CERTIFICATION pj', 'PJ_CERTIFICATION_A_CONTROLER pj'],
    ],
  ])('competent for %s', (_, attestation, codes) => {
    expect(dit([signataire('adjointe', { attestation })], { signatures: [duFichier()], pj: pieces })).toEqual(codes);
  });

  test('a signature of a bordereau attests no PJ, and is held to none', () => {
    expect(dit([signataire('adjointe')], { signatures: [parElle()], pj: pieces })).toEqual([]);
  });

  test('a PJ whose type is not known is within no list of types', () => {
    const types = signataire('adjointe', { attestation: { pieces: 'types', types: ['003'] } });
    expect(dit([types], { signatures: [duFichier()], pj: [pj('P1')] })).toEqual(['PJ_SANS_CERTIFICATION pj']);
  });
});
