import { expect, test } from 'vitest';
import { projeter, VERSION_DES_LECTURES } from '../../functions/console/lecture/projeter.ts';
import { LecturesRefaites } from '../../functions/rapprochement/lectures-refaites.ts';
import { adherer, deposer } from '../depot/etapes.ts';
import { bordereau, verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { deposerEtJuger } from '../preuve/etapes.ts';

/** The names of its fields, those of what it holds behind them. */
function champs(lu: unknown, avant = ''): string[] {
  if (Array.isArray(lu)) return [...new Set(lu.flatMap((un) => champs(un, `${avant}[]`)))];
  if (typeof lu !== 'object' || lu === null) return avant === '' ? ['valeur'] : [avant];
  return Object.entries(lu).flatMap(([nom, valeur]) => champs(valeur, avant === '' ? nom : `${avant}.${nom}`));
}

function formeDe(body: string): string {
  try {
    return champs(JSON.parse(body)).sort().join(' ');
  } catch {
    return 'texte';
  }
}

test('the documents that the console reads have the shape that their version had: who changes it raises VERSION_DES_LECTURES', async () => {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  await deposer(plateforme, 'attend.xml');
  await deposerEtJuger(plateforme, 'juge.xml', verdict({ bordereaux: [bordereau('48')] }));
  const lectures = new LecturesRefaites();
  const { journal, objets } = plateforme;
  await projeter({ journal, objets, lectures }, await journal.since(0, 1000));
  const formes = [...lectures.tous()].map(({ collection, body }) => `${collection.split('/')[0]}: ${formeDe(body)}`);
  expect([...new Set(formes)].sort()).toMatchSnapshot(`version ${VERSION_DES_LECTURES}`);
});
