import { expect, test } from 'vitest';
import { duree, instantDeJournal, instantPrecis } from '../../functions/console/en-clair/instant.ts';
import { compter, octets } from '../../functions/console/en-clair/nombre.ts';
import { projeter } from '../../functions/console/lecture/projeter.ts';
import { consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';

const sansInsecables = (texte: string) => texte.replace(/[\u00a0\u202f]/g, ' ');

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1_449, '1,4 s'],
  [185_000, '3 min 05 s'],
  [7_800_000, '2 h 10 min'],
  [273_600_000, '3 j 4 h'],
  [259_200_000, '3 j'],
])('%i ms are told « %s »', (ms, dit) => expect(sansInsecables(duree(ms))).toBe(dit));

test('numbers and instants are written as French readers expect', () => {
  expect(sansInsecables(compter(0, 'bordereau', 'bordereaux'))).toBe('0 bordereau');
  expect(sansInsecables(compter(1200, 'bordereau', 'bordereaux'))).toBe('1 200 bordereaux');
  expect(sansInsecables(octets(31_415))).toBe('31,4 ko');
  expect(sansInsecables(octets(100_000_000))).toBe('100 Mo');
  expect(sansInsecables(instantPrecis('2026-07-01T22:30:05.042Z'))).toBe('02/07/2026 à 00:30:05');
  expect(instantDeJournal('2026-01-15T11:00:00.007Z')).toBe('2026-01-15 12:00:00.007');
});

test('events told twice count once, whatever the cut', async () => {
  const { deposer, tourner, lectures, objets, journal } = await consoleEprouvee();
  const { depotId } = await (await deposer(fluxDeDonnees({ bordereaux: 3 }), 'flux.xml')).json();
  await tourner();
  const lire = async () => [
    await lectures.get('depots', depotId),
    await lectures.list(`mises/${depotId}`, { limit: 9 }),
  ];
  const attendu = await lire();
  const evenements = await journal.since(0, 1000);
  for (let coupe = 0; coupe < evenements.length; coupe += 1) {
    await projeter({ journal, lectures, objets }, evenements.slice(coupe));
    expect(await lire()).toEqual(attendu);
  }
});
