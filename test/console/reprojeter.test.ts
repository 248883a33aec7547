/** Told of streams in any order and any number of times, the read models are those of the journal read in order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEPOTS, misesDe, projeter } from '../../functions/console/lecture/projeter.ts';
import { POSTES, reprojeter } from '../../functions/console/lecture/reprojeter.ts';
import { expedier } from '../../functions/mise-a-disposition/expedition.ts';
import { confirmerReception, prendreEnCharge } from '../../functions/mise-a-disposition/reception.ts';
import type { Lectures } from '../../functions/platform/ports.ts';
import { verifier } from '../../functions/verification/handler.ts';
import { adherer, deposer, juge } from '../depot/etapes.ts';
import { bordereau, CODIQUE, signature, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';

function enMemoire(): Lectures {
  const documents = new Map<string, Map<string, { rank: string; body: string }>>();
  const de = (collection: string) => documents.get(collection) ?? new Map<string, { rank: string; body: string }>();
  return {
    async put(collection, id, document) {
      documents.set(collection, de(collection).set(id, document));
    },
    get: async (collection, id) => de(collection).get(id)?.body ?? null,
    list: async (collection, { limit, below }) =>
      [...de(collection).values()]
        .filter(({ rank }) => below === undefined || rank < below)
        .sort((a, b) => (a.rank < b.rank ? 1 : -1))
        .slice(0, limit)
        .map(({ body }) => body),
  };
}

/** Places in the journal differ: a stream alone knows its own. */
const sansPlace = (body: string): unknown => ({ ...JSON.parse(body), position: 0 });

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
  const attendues = enMemoire();
  await projeter({ ...plateforme, lectures: attendues }, fil);
  const streams = fil.map(({ event }) => event.stream);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...streams, ...streams], { minLength: 2 * streams.length }),
      fc.integer({ min: 1, max: 5 }),
      async (ordre, lot) => {
        const lectures = enMemoire();
        for (let i = 0; i < ordre.length; i += lot)
          await reprojeter({ ...plateforme, lectures }, ordre.slice(i, i + lot));
        for (const collection of [DEPOTS, misesDe(depotId)])
          expect((await lectures.list(collection, { limit: 10 })).map(sansPlace)).toEqual(
            (await attendues.list(collection, { limit: 10 })).map(sansPlace),
          );
        expect(await lectures.list(POSTES, { limit: 10 })).toEqual([CODIQUE]);
      },
    ),
    { numRuns: 30 },
  );
});
