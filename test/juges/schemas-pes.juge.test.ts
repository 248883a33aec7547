/** xmllint judges our PES schemas, and by them what our generators and our acquits write. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { juger } from '../conformite/schemas/xmllint.ts';
import { DEMANDES, flux, RETOUCHES, retoucher } from '../schemas/flux-retouches.ts';
import { racines } from '../schemas/jeu-depose.ts';

const ALLER = racines().find(({ nature }) => nature === 'PES_Aller')!.chemin;
const juge = (documents: readonly string[]) => juger(documents, [ALLER]).map(([dit]) => dit);
/** The same document whatever its encoding: xmllint reads it in UTF-8. */
const enUtf8 = (xml: string) => xml.replace('encoding="ISO-8859-1"', 'encoding="UTF-8"');

describe('xmllint', () => {
  it.each(racines())('reads $fichier without a warning', ({ chemin }) => {
    const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', chemin, '-'], {
      input: '<x/>',
      encoding: 'utf8',
    });
    expect(stderr.split('\n').filter((l) => /pars|warning/i.test(l))).toEqual([]);
    expect(stderr).toContain('No matching global declaration');
  });

  it('admits the flows of our generators', async () => {
    const documents = await Promise.all(Object.values(DEMANDES).map(flux));
    expect(juge(documents.map(enUtf8))).toEqual(documents.map(() => true));
  });

  it('refuses each of the flows that a schema must refuse', async () => {
    const depense = enUtf8(await flux({ pj: 1, taillePj: 1000, signature: 'bordereau' }));
    const recette = enUtf8(await flux({ domaine: 'recette', signature: 'fichier' }));
    const retouches = RETOUCHES.map(([, domaine, avant, apres]) =>
      retoucher(domaine === 'depense' ? depense : recette, avant, apres),
    );
    const admis = juge(retouches).flatMap((dit, i) => (dit === true ? [RETOUCHES[i]![0]] : []));
    expect(admis).toEqual([]);
  });
});
