/** Path building: alternatives are tried, in an order of our own, and within bounds. */
import { describe, expect, it } from 'vitest';
import { autorite, emettre, nomme } from './autorites.ts';
import { juger, motif } from './jugement.ts';

const racine = autorite('Racine');
const inter = autorite('Intermédiaire', racine);

describe('the path is looked for', () => {
  const nom = nomme('AC croisée');
  const privee = autorite('AC croisée').cle;
  const expiree = autorite('AC croisée', racine, { privee, nom, au: '2026-02-01T00:00:00Z' });
  const bonne = autorite('AC croisée', racine, { privee, nom });
  const signe = emettre({ cn: 'X', emetteur: bonne });

  it('among several issuers of that name, in any order of the certificates', () => {
    expect(motif([racine, expiree, bonne, inter, signe])).toBe('valide');
    expect(juger([racine, bonne, inter, expiree, signe])).toEqual(juger([racine, expiree, bonne, inter, signe]));
    expect(motif([racine, expiree, signe])).toBe('CHEMIN_CERTIFICAT_EXPIRE');
  });

  it.each([2, 10, 31])('and given up in time when %i authorities certify each other', (n) => {
    const noms = Array.from({ length: Math.min(n, 6) }, (_, i) => autorite(`Maille ${i}`));
    const croisees = Array.from({ length: n }, (_, i) => {
      const [de, vers] = [noms[i % noms.length]!, noms[(i * 7 + 1 + Math.trunc(i / noms.length)) % noms.length]!];
      return autorite(`Croisée ${i}`, vers, { nom: de.nom, privee: de.cle });
    });
    const depart = process.hrtime.bigint();
    const resultat = juger([racine, ...croisees, emettre({ cn: 'X', emetteur: noms[0]! })]);
    expect(resultat.valide).toBe(false);
    expect(Number(process.hrtime.bigint() - depart) / 1e6).toBeLessThan(5000);
  });

  it('within bounds: seven authorities in a row are too many, and so are 33 certificates', () => {
    const suite = [racine];
    for (let i = 0; i < 7; i++) suite.push(autorite(`Rang ${i}`, suite.at(-1)));
    const fin = (n: number) => [...suite.slice(0, n + 1), emettre({ cn: 'X', emetteur: suite[n]! })];
    expect(motif(fin(6))).toBe('valide');
    expect(motif(fin(7))).toBe('CHEMIN_HORS_BORNES');
    expect(motif([racine, ...Array(33).fill(inter), emettre({ cn: 'X', emetteur: inter })])).toBe('CHEMIN_HORS_BORNES');
  });
});
