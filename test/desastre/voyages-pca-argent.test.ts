/** Each writing of each journey of the PCA's money and clock dies in turn: the same state comes of it. */
import { expect, test } from 'vitest';
import { enLong } from '../en-long.ts';
import { jouer, VOYAGES_PCA_ARGENT } from './simulation/voyages-pca-argent.ts';

/** Each writing where there is time, else one out of three. */
const PAS = enLong(1, 3);

test.each(VOYAGES_PCA_ARGENT)('$nom : tué à chaque écriture, il ne perd et ne double rien', async (voyage) => {
  const temoin = await jouer(voyage, 0, 'avant');
  expect(temoin.appels).toBeGreaterThan(3);
  for (let rang = 1; rang <= temoin.appels; rang += PAS)
    for (const quand of ['avant', 'apres'] as const) {
      const { etat } = await jouer(voyage, rang, quand);
      expect.soft(etat, `${rang} ${quand}`).toBe(temoin.etat);
    }
});
