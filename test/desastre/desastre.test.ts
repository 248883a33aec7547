/** The quick part of `npm run desastre`: what it says of a thousandth of the disasters, and that it would see a fault. */
import { expect, test } from 'vitest';
import { enLong } from '../en-long.ts';
import { lireLesGraines } from './graines.ts';
import { MUTANTS } from './mutants/catalogue.ts';
import { muter } from './mutants/greffe.ts';
import { ecartes, fautesSimples, paires } from './simulation/exhaustif.ts';
import { jouerLaGraine } from './simulation/scenario.ts';
import { UN_DEPOT } from './simulation/voyages.ts';

const PAS_DES_CAS = enLong(199, 1999);
const PAS_DES_ECARTES = enLong(9, 37);
const DEPARTS = [0, 10, 20, 30].slice(0, enLong(4, 1));
const GRAINES_PAR_DEPART = enLong(10, 5);

test.each(lireLesGraines())('la graine $graine ne montre plus son défaut : $defaut', async ({ graine }) => {
  expect((await jouerLaGraine(graine)).violations).toEqual([]);
});

test('un accident à un appel, ou à deux, ne laisse pas de trace', async () => {
  const tous = [...(await fautesSimples()), ...(await paires())];
  for (let rang = 0; rang < tous.length; rang += PAS_DES_CAS) {
    const cas = tous[rang]!;
    expect.soft((await cas.jouer()).violations, cas.nom).toEqual([]);
  }
});

test('un accident que la campagne écarte laisse le même état que celui qui le remplace', async () => {
  const tous = await ecartes(UN_DEPOT);
  for (let rang = 0; rang < tous.length; rang += PAS_DES_ECARTES) {
    const { ecarte, retenu } = tous[rang]!;
    expect.soft((await ecarte.jouer()).etat, `${ecarte.nom} = ${retenu.nom}`).toBe((await retenu.jouer()).etat);
  }
});

test.each(DEPARTS)('les désastres tirés au sort depuis %i ne perdent et ne doublent rien', async (depart) => {
  for (let graine = depart; graine < depart + GRAINES_PAR_DEPART; graine += 1)
    expect.soft((await jouerLaGraine(graine)).violations, `npm run desastre -- --graine ${graine}`).toEqual([]);
});

test('la même graine donne la même partie', async () => {
  expect(await jouerLaGraine(7)).toEqual(await jouerLaGraine(7));
});

test.each(MUTANTS)('le mutant « $nom » s’applique encore à son source', (mutant) => {
  expect(() => muter(mutant)).not.toThrow();
});
