import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellule } from '../../functions/console/lecture/depot/liste-de-traces.ts';
import { consoleEprouvee, SIRET } from './console-eprouvee.ts';

/** RFC 4180, with semicolons. */
function lireCsv(texte: string): string[][] {
  const lignes: string[][] = [[]];
  const cellules = /"((?:[^"]|"")*)"(;|\r\n)/gy;
  for (let lue = cellules.exec(texte); lue !== null; lue = cellules.exec(texte)) {
    lignes.at(-1)!.push(lue[1]!.replaceAll('""', '"'));
    if (lue[2] === '\r\n') lignes.push([]);
  }
  return lignes.slice(0, -1);
}

test('the list tells name, instant, size, digest and depositor, latest first, for spreadsheets of France', async () => {
  const { appeler, deposer, tourner, avancer } = await consoleEprouvee();
  for (const nom of ['un;deux.xml', '=SOMME(A1).xml', 'dit "é".xml']) {
    avancer(3600);
    await deposer('<a/>', nom);
  }
  await tourner();
  const reponse = await appeler('/depots.csv');
  expect(reponse.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const octets = Buffer.from(await reponse.arrayBuffer());
  expect([...octets.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [entete, ...lignes] = lireCsv(octets.subarray(3).toString());
  expect(entete).toEqual(['Nom', 'Reçu le (UTC)', 'Taille (octets)', 'SHA-256', 'Déposant', 'Dépôt']);
  expect(lignes.map(([nom]) => nom)).toEqual(['dit "é".xml', "'=SOMME(A1).xml", 'un;deux.xml']);
  const sha256 = createHash('sha256').update('<a/>').digest('hex');
  const depot = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(lignes[2]).toEqual(['un;deux.xml', '2026-11-02T09:00:00.000Z', '4', sha256, SIRET, depot]);
});

test('a period has both its days, as Paris counts them', async () => {
  const { appeler, deposer, tourner, avancer } = await consoleEprouvee();
  // 08:00Z on the 2nd, then 23:30Z: the 3rd in Paris.
  await deposer('<a/>', 'le-2.xml');
  avancer(15.5 * 3600);
  await deposer('<a/>', 'le-3.xml');
  await tourner();
  const noms = async (question: string) =>
    lireCsv((await (await appeler(`/depots.csv?${question}`)).text()).replace('\uFEFF', ''))
      .slice(1)
      .map(([nom]) => nom);
  expect(await noms('du=2026-11-02&au=2026-11-02')).toEqual(['le-2.xml']);
  expect(await noms('du=2026-11-03&au=2026-11-03')).toEqual(['le-3.xml']);
  expect(await noms('du=2026-11-02&au=2026-11-03')).toEqual(['le-3.xml', 'le-2.xml']);
  expect(await noms('du=2026-11-04')).toEqual([]);
  expect((await appeler('/depots.csv?du=hier')).status).toBe(400);
});

test('no cell is ever a formula nor ends before its quote', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'=+-@|\t\r\n ;"\'a0\uFF1D\uFF20\u00A0\uFEFF\u200B\u2212') }),
      (valeur) => {
        const ecrite = cellule(valeur);
        const [[lue]] = lireCsv(`${ecrite}\r\n`) as [[string]];
        expect(lue).not.toMatch(/^[=+\-@|\t\r\n \uFF1D\uFF20\u00A0\uFEFF\u200B\u2212]/);
        expect(lue === valeur || lue === `'${valeur}`).toBe(true);
      },
    ),
  );
});
