import { describe, expect, it } from 'vitest';
import { lireArguments, MauvaisUsage } from './arguments.ts';

describe('the command line of the generator', () => {
  it('reads what it documents', () => {
    const args =
      '--domaine recette --taille 100MB --forme pj --taille-pj 60kB --signature fichier --dematerialisee 0 --graine 3';
    expect(lireArguments([...args.split(' '), '--sortie', 'flux.xml'])).toEqual({
      aide: false,
      sortie: 'flux.xml',
      demande: {
        domaine: 'recette',
        taille: 100_000_000,
        forme: 'pj',
        taillePj: 60_000,
        signature: 'fichier',
        dematerialisee: false,
        graine: 3,
      },
    });
    expect(lireArguments([])).toEqual({ aide: false, sortie: null, demande: {} });
  });

  it.each([
    ['--domaine', 'budget'],
    ['--taille', '100 Go'],
    ['--pieces', '-1'],
    ['--date', '30/09/2026'],
    ['--inconnue'],
  ])('%s %s: says why not', (...args) => {
    expect(() => lireArguments(args)).toThrow(MauvaisUsage);
  });
});
