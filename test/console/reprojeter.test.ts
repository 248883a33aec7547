/** Told of streams in any order and any number of times, the read models are those of the journal read in order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { POSTES, reprojeter } from '../../functions/console/lecture/reprojeter.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { confirmerReception, prendreEnCharge } from '../../functions/mise-a-disposition/reception.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { adherer, deposer, juge } from '../depot/etapes.ts';
import { bordereau, CODIQUE, signature, verdict } from '../depot/exemples.ts';
import { LecturesEnMemoire } from '../desastre/plateforme/lectures.ts';
import { plateformePassagere } from '../platform/dossier.ts';

/** Places in the journal differ: a stream alone knows its own. */
const sansPlace = (body: string): string => body.replace(/"position":\d+/, '"position":0');

/** Every document of every collection, those excepted that one of the two readings alone keeps. */
const tout = ({ collections }: LecturesEnMemoire): string[] =>
  [...collections]
    .filter(([collection]) => collection !== POSTES)
    .flatMap(([collection, documents]) =>
      [...documents].map(([id, { rank, body }]) => `${collection} ${id} ${rank} ${sansPlace(body)}`),
    )
    .sort();

test('whatever the order', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const { depotId } = await deposer(plateforme, 'pes.xml');
  const rendu = verdict({
    bordereaux: [bordereau('47'), bordereau('48')],
    signatures: [signature('B47'), signature('B48')],
  });
  await verifier({ ...plateforme, verifierObjet: juge(rendu, 'pes.xml') })({ depotId });
  await expedier(plateforme);
  plateforme.avancer(60);
  await confirmerReception(plateforme)({ dedupId: `${depotId}-1`, par: CODIQUE });
  await prendreEnCharge(plateforme)({ dedupId: `${depotId}-1`, par: CODIQUE });
  const fil = await plateforme.journal.since(0, 100);
  const attendues = new LecturesEnMemoire();
  await projeter({ ...plateforme, lectures: attendues }, fil);
  const streams = fil.map(({ event }) => event.stream);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...streams, ...streams], { minLength: 2 * streams.length }),
      fc.integer({ min: 1, max: 5 }),
      async (ordre, lot) => {
        const lectures = new LecturesEnMemoire();
        for (let i = 0; i < ordre.length; i += lot)
          await reprojeter({ ...plateforme, lectures }, ordre.slice(i, i + lot));
        expect(tout(lectures)).toEqual(tout(attendues));
        expect(await lectures.list(POSTES, { limit: 10 })).toEqual([CODIQUE]);
      },
    ),
    { numRuns: 30 },
  );
});
