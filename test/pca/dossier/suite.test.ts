/** Whatever the sequence of acts: the table is followed, and the journal gives back what was put in it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainer, HASH_ORIGINE } from '../../../functions/journal/evenement.ts';
import { estOuvert } from '../../../functions/pca/dossier/etat.ts';
import { fluxDossier } from '../../../functions/pca/flux.ts';
import { lireDossier } from '../../../schemas/evenements/dossier.ts';
import { mener, suite } from '../au-hasard.ts';

test('quelle que soit la suite d’actes, chaque événement suit la table et se relit dans le journal', () => {
  fc.assert(
    fc.property(suite, (actes) => {
      const parcours = mener('2026-02-02', actes, ({ dossier }) => {
        // `dossier()` throws where an event does not follow from the table.
        const { finLe, terme } = dossier();
        expect(estOuvert(dossier())).toBe(finLe === null);
        expect(terme).not.toBeNull();
      });
      const debut = { stream: fluxDossier('052001', 'D-1'), seq: 0, hash: HASH_ORIGINE };
      const stockes = chainer(debut, parcours.events(), '2026-02-10T00:00:00.000Z');
      expect(lireDossier(stockes)).toEqual(stockes);
    }),
    { numRuns: 100 },
  );
});
