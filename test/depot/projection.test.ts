/** The read model does not depend on the order in which streams arrive, nor on events seen twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DepotVu, projeter } from '../../functions/depot/projection.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { adherer, deposer, juge } from './etapes.ts';
import { bordereau, verdict } from './exemples.ts';

test('tout entrelacement des flux, avec répétitions, donne la même vue', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, 'pes.xml');
  const rendu = verdict({ bordereaux: [bordereau('47'), bordereau('48')] });
  await verifier({ ...plateforme, verifierObjet: juge(rendu, 'pes.xml') })({ depotId });
  const events = (await plateforme.journal.since(0, 100)).map(({ event }) => event);
  const parFlux = [...Map.groupBy(events, ({ stream }) => stream).values()];
  const attendue = events.reduce<DepotVu | null>(projeter, null);
  expect(attendue?.etapes).toHaveLength(4);
  fc.assert(
    fc.property(fc.array(fc.nat(parFlux.length - 1), { maxLength: 40 }), (tirages) => {
      const lus = parFlux.map(() => 0);
      let vue: DepotVu | null = null;
      const avancer = (flux: number) => {
        const suite = parFlux[flux] ?? [];
        // The next event of this stream, or one already seen when it is exhausted.
        const event = suite[Math.min(lus[flux] ?? 0, suite.length - 1)];
        lus[flux] = (lus[flux] ?? 0) + 1;
        if (event) vue = projeter(vue, event);
      };
      for (const flux of tirages) avancer(flux);
      for (const [flux, suite] of parFlux.entries()) for (const _ of suite) avancer(flux);
      expect(vue).toEqual(attendue);
    }),
    { numRuns: 50 },
  );
});
