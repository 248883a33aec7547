import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ANOMALIES_PAR_NIVEAU } from '../../functions/format/anomalies-gardees.ts';
import { FORMAT } from '../../functions/format/lecture-du-bordereau/feuilletage.ts';
import { LIMITES_DU_FORMAT } from '../../functions/format/limites.ts';
import { LIMITES_DES_PJ } from '../../functions/format/pj/limites.ts';
import { LIMITES_PCA } from '../../functions/pca/fichier/limites.ts';
import { LIMITES } from '../../functions/signature/limites.ts';
import { DEFAULT_LIMITS } from '../../functions/xml/limits.ts';

const RACINE = join(import.meta.dirname, '../..');
const page = readFileSync(join(RACINE, 'docs/limites.md'), 'utf8');
const rangees = [...page.matchAll(/^\|[^|]+\| `(\w+)` \| ([\d ]+) \|$/gm)];

/** They bound no file and no schema: what a standard fixes, what is remembered to go faster, how long a sentence is. */
const TUES = new Set(
  `pj/en-tete-de-bloc LITTERAUX_MAX, pj/en-tete-de-bloc DISTANCES_MAX, pj/huffman LONGUEUR_MAX, pj/inflate COPIE_MAX,
  regles/references-de-pj IDENTIFIANT_MAX, valeurs/date LONGUEUR_MAX, valeurs/decimal LONGUEUR_MAX,
  xsd/expression/expression ENSEMBLES_MAX, xsd/validation/connues CONNUES_MAX, xsd/modele/peigne ESSAIS_MAX,
  xsd/validation/diagnostic ATTENDUS_MAX, xsd/validation/diagnostic SAUTES_MAX, xsd/validation/validateur PROFONDEUR_MAX,
  arpenteur VALEUR_MAX`.split(/,\s+/),
);

/** The bounds that are written where they serve. */
function ecrites(dossier: string): (readonly [string, number])[] {
  const cwd = join(RACINE, dossier);
  return globSync('**/*.ts', { cwd }).flatMap((fichier) =>
    [...readFileSync(join(cwd, fichier), 'utf8').matchAll(/^(?:export )?const (\w+_MAX|VALEURS_D_\w+) = ([\d_]+);/gm)]
      .filter(([, nom]) => !TUES.has(`${fichier.replaceAll('\\', '/').replace(/\.ts$/, '')} ${nom}`))
      .map(([, nom = '', valeur = '']) => [nom, Number(valeur.replaceAll('_', ''))] as const),
  );
}
const ECRITES = [...ecrites('functions/format'), ...ecrites('functions/helios')];
const DU_FORMAT = { ...LIMITES_DU_FORMAT, ...LIMITES_PCA, ...LIMITES_DES_PJ, ...Object.fromEntries(ECRITES) };
const code: Readonly<Record<string, number>> = { ...LIMITES, ...DU_FORMAT, ...DEFAULT_LIMITS };

describe('docs/limites.md', () => {
  it('tells every limit of the reader and of the format, and of the reading of Hélios’s answers', () => {
    const dites = rangees.map(([, nom]) => nom);
    const toutes = Object.keys({ ...DEFAULT_LIMITS, ...DU_FORMAT });
    expect(toutes.filter((nom) => !dites.includes(nom))).toEqual([]);
    expect(ECRITES.length).toBeGreaterThan(15);
    expect(new Set(ECRITES.map(([nom]) => nom)).size).toBe(ECRITES.length);
  });

  it('tells the values that the code has', () => {
    for (const [, nom = '', valeur = ''] of rangees)
      expect([nom, Number(valeur.replaceAll(' ', ''))]).toEqual([nom, code[nom]]);
    expect(rangees.length).toBeGreaterThan(40);
    expect(page).toContain(`au plus ${ANOMALIES_PAR_NIVEAU} anomalies de chaque niveau`);
    expect(page).toContain(`au plus ${FORMAT.pieces} pièces et ${FORMAT.lignes} lignes`);
  });
});
