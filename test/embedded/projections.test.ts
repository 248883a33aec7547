import { expect, onTestFinished, test } from 'vitest';
import { DEPOTS, VERSION_DES_LECTURES } from '../../functions/console/lecture/projeter.ts';
import { lireCurseur } from '../../infra/embedded/curseurs.ts';
import { tenirLesLectures } from '../../infra/embedded/projections.ts';
import { deposer } from '../depot/etapes.ts';
import { plateformePassagere } from '../platform/dossier.ts';

type Plateforme = ReturnType<typeof plateformePassagere>;

/** Follows the journal to its end; what was told meanwhile. */
async function suivre({ journal, objets }: Plateforme, lectures: Plateforme['lectures']): Promise<unknown[]> {
  const dits: unknown[] = [];
  const fil = tenirLesLectures({ journal, objets, lectures }, (erreur) => void dits.push(erreur));
  onTestFinished(() => fil.arreter());
  const dernier = (await journal.since(0, 1000)).at(-1)?.position;
  for (const nom of ['console', 'journal'] as const)
    await expect.poll(async () => (await lireCurseur(lectures, nom))?.position).toBe(dernier);
  await fil.arreter();
  return dits;
}

async function listes({ lectures }: Plateforme): Promise<string[]> {
  const corps = await lectures.list(DEPOTS, { limit: 100 });
  return corps.map((body) => JSON.parse(body).nom).sort();
}

test('read models that are ahead of a journal put back from a backup are made anew from it', async () => {
  const vecue = plateformePassagere();
  for (const nom of ['ancien.xml', 'perdu-1.xml', 'perdu-2.xml']) await deposer(vecue, nom);
  expect(await suivre(vecue, vecue.lectures)).toEqual([]);
  const restauree = { ...plateformePassagere(), lectures: vecue.lectures };
  await deposer(restauree, 'ancien.xml');
  const dits = await suivre(restauree, vecue.lectures);
  expect(dits).toEqual([expect.stringMatching(/^Le journal n’est pas celui .* sauvegarde/)]);
  expect(await listes(restauree)).toEqual(['ancien.xml']);
  await deposer(restauree, 'nouveau.xml');
  expect(await suivre(restauree, vecue.lectures)).toEqual([]);
  expect(await listes(restauree)).toEqual(['ancien.xml', 'nouveau.xml']);
});

test('nor does a journal that has overtaken them, by another way, pass for the one that they followed', async () => {
  const vecue = plateformePassagere();
  for (const nom of ['commun.xml', 'perdu.xml']) await deposer(vecue, nom);
  await suivre(vecue, vecue.lectures);
  const restauree = { ...plateformePassagere(), lectures: vecue.lectures };
  for (const nom of ['commun.xml', 'autre-1.xml', 'autre-2.xml']) await deposer(restauree, nom);
  expect(await suivre(restauree, vecue.lectures)).toHaveLength(1);
  expect(await listes(restauree)).toEqual(['autre-1.xml', 'autre-2.xml', 'commun.xml']);
});

test.each([
  ['of another version', JSON.stringify({ position: 1, hash: '0'.repeat(64), version: VERSION_DES_LECTURES + 1 })],
  ['without a version', '1'],
  ['that nobody can read', '{'],
])('read models %s are wiped and made anew, and nothing is told', async (_, body) => {
  const plateforme = plateformePassagere();
  const { lectures } = plateforme;
  await deposer(plateforme, 'flux.xml');
  await suivre(plateforme, lectures);
  await lectures.put(DEPOTS, 'sans-depot', { rank: '0', body: JSON.stringify({ nom: 'd-une-autre-forme.xml' }) });
  expect(await suivre(plateforme, lectures)).toEqual([]);
  expect(await listes(plateforme)).toEqual(['d-une-autre-forme.xml', 'flux.xml']);
  await lectures.put('curseurs', 'console', { rank: 'console', body });
  expect(await suivre(plateforme, lectures)).toEqual([]);
  expect(await listes(plateforme)).toEqual(['flux.xml']);
});
