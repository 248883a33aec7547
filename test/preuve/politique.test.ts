/** Which politique is kept with a verdict: the very one that it followed, or none, and the proof says so. */
import { expect, test } from 'vitest';
import { sceller } from '../../functions/preuve/sceller.ts';
import { lirePreuve } from '../../schemas/evenements/preuve.ts';
import type { Politique } from '../../schemas/politique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { adherer } from '../depot/etapes.ts';
import { verdict } from '../depot/exemples.ts';
import { plateformePassagere } from '../platform/dossier.ts';
import { octets } from '../verification/flux.ts';
import { besoins, deposerEtJuger } from './etapes.ts';

async function conservee(suivie: string, auScellement: Politique): Promise<unknown> {
  const plateforme = plateformePassagere();
  await adherer(plateforme);
  const depotId = await deposerEtJuger(plateforme, 'a.xml', verdict({ politique: suivie }));
  await sceller(besoins(plateforme, { politique: auScellement }));
  const preuve = lirePreuve((await plateforme.journal.read(`preuve/${depotId}`)).events);
  const objet = preuve.find((event) => event.type === 'PiecesConservees')?.data.politique ?? null;
  if (objet === null) return null;
  const { key, version } = objet;
  return JSON.parse((await octets(plateforme.objets.read({ bucket: 'preuves', key, version }))).toString());
}

const DEFAUT = POLITIQUE_PAR_DEFAUT.version;
const retouchee = { ...POLITIQUE_PAR_DEFAUT, report: { ...POLITIQUE_PAR_DEFAUT.report, limiteHeures: 1 } };
const sienne = { ...retouchee, version: 'politique-de-la-collectivite-1' };

test.each([
  ['ours, as it is', DEFAUT, POLITIQUE_PAR_DEFAUT],
  ['that of an operator, under its own name', sienne.version, sienne],
])('%s, is kept whole', async (_, suivie, auScellement) => {
  expect(await conservee(suivie, auScellement)).toEqual(JSON.parse(JSON.stringify(auScellement)));
});

test.each([
  ['changed under the name of ours', DEFAUT, retouchee],
  ['of another version than the one that was followed', DEFAUT, sienne],
  ['ours, where that of an operator was followed', sienne.version, POLITIQUE_PAR_DEFAUT],
])('%s, is not kept for the one that was followed', async (_, suivie, auScellement) => {
  expect(await conservee(suivie, auScellement)).toBeNull();
});

test('the same members in another order are the same politique', async () => {
  const renversee = Object.fromEntries(Object.entries(POLITIQUE_PAR_DEFAUT).reverse());
  expect(await conservee(DEFAUT, renversee as Politique)).toEqual(JSON.parse(JSON.stringify(POLITIQUE_PAR_DEFAUT)));
});
