/** Each call of the purge of a dossier of PCA dies in turn: the same state comes of it. */
import { expect, test } from 'vitest';
import { DOSSIER, jouer, VOYAGES_PCA_PURGE } from './simulation/voyages-pca-purge.ts';

test.each(VOYAGES_PCA_PURGE)(
  '$nom : tué à chaque appel, sa purge détruit tout et ne le dit qu’une fois',
  async (voyage) => {
    const temoin = await jouer(voyage, 0, 'avant');
    expect(temoin.appels).toBeGreaterThan(8);
    expect(temoin.etat.dit).toHaveLength(1);
    expect(temoin.etat.dues).toEqual([]);
    expect(temoin.etat.gardes.filter((garde) => garde.startsWith('preuves purges/dossier/'))).toHaveLength(2);
    const reste = temoin.etat.gardes.filter((garde) => garde.startsWith(`pca ${DOSSIER}`));
    expect(reste.filter((garde) => !garde.endsWith('orphelin'))).toEqual([]);
    for (let rang = 1; rang <= temoin.appels; rang += 1)
      for (const quand of ['avant', 'apres'] as const)
        expect.soft((await jouer(voyage, rang, quand)).etat, `${rang} ${quand}`).toEqual(temoin.etat);
  },
);
