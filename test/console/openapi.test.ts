/** The contract itself: it says all the routes and no other, holds together, and knows every refusal. */
import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { lireContrat } from '../../functions/console/contrat.ts';
import { probleme, statutDuRefus } from '../../functions/console/erreur.ts';
import { DROITS } from '../../functions/console/garde/table-des-droits.ts';
import { CODES_DE_PANNE } from '../../functions/console/panne.ts';
import { ACTES } from '../../functions/habilitation/actes.ts';
import { ROLES } from '../../schemas/evenements/identifiants.ts';
import { MOTIFS } from '../../schemas/motifs/catalogue.ts';
import { REFUS_PCA } from '../../schemas/pca/refus/catalogue.ts';
import { accesEprouve } from './acces-eprouve.ts';
import { CONTRAT, designe, enContrat, fautes, OPERATIONS } from './openapi-contrat.ts';
import { PAGES } from './openapi-pages.ts';

const FICHIER = new URL('../../schemas/openapi.yaml', import.meta.url);
const SOURCES = new URL('../../functions/', import.meta.url).pathname;
const { schemas = {} } = CONTRAT.components;

/** All the values under a word, wherever it stands. */
function* valeurs(mot: string, dans: unknown = CONTRAT): Generator<unknown> {
  if (typeof dans !== 'object' || dans === null) return;
  for (const [nom, valeur] of Object.entries(dans)) {
    if (nom === mot) yield valeur;
    yield* valeurs(mot, valeur);
  }
}

describe('what it is about', () => {
  test('every route of the application that answers programs, and no other', () => {
    const routes = DROITS.map(({ methode, chemin }) => `${methode} ${chemin}`);
    expect(PAGES.filter((page) => !routes.includes(page))).toEqual([]);
    const programmes = routes.filter((route) => !PAGES.includes(route)).map(enContrat);
    expect([...OPERATIONS.keys()].toSorted()).toEqual(programmes.toSorted());
  });

  test('who may come in without saying who he is', () => {
    const publics = DROITS.filter(({ acte }) => acte === 'public').map((d) => enContrat(`${d.methode} ${d.chemin}`));
    const ouvertes = [...OPERATIONS].filter(([, { security }]) => security?.length === 0).map(([nom]) => nom);
    expect(ouvertes.toSorted()).toEqual(publics.filter((nom) => OPERATIONS.has(nom)).toSorted());
  });

  test('the roles and the acts that the rights know', () => {
    expect(schemas.Role).toMatchObject({ enum: [...ROLES] });
    expect(schemas.Acte).toMatchObject({ enum: [...ACTES] });
  });
});

describe('how it holds together', () => {
  test('whatever it refers to is there, and nothing is there for nothing', () => {
    const refs = new Set([...valeurs('$ref')].map(String));
    expect([...refs].filter((ref) => designe(ref) === undefined)).toEqual([]);
    const composants = Object.entries(CONTRAT.components).filter(([sorte]) => sorte !== 'securitySchemes');
    const declares = composants.flatMap(([sorte, uns]) =>
      Object.keys(uns).map((nom) => `#/components/${sorte}/${nom}`),
    );
    expect(declares.filter((ref) => !refs.has(ref))).toEqual([]);
  });

  test('every schema is strict JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
    addFormats.default(ajv);
    ajv.addKeyword('components');
    ajv.addSchema({ $id: 'contrat', components: { schemas } });
    for (const nom of Object.keys(schemas))
      expect(() => ajv.compile({ $ref: `contrat#/components/schemas/${nom}` }), nom).not.toThrow();
  });

  test('each operation has a name of its own, and says all that its address holds', () => {
    const noms = [...OPERATIONS.values()].map(({ operationId }) => operationId);
    expect(new Set(noms).size).toBe(noms.length);
    for (const [nom, { parameters = [] }] of OPERATIONS) {
      const dits = parameters.flatMap((p) => (p.in === 'path' ? [p.name] : []));
      expect(dits.toSorted(), nom).toEqual([...nom.matchAll(/\{(\w+)\}/g)].map(([, un]) => un).toSorted());
    }
  });

  test('its examples are what they are examples of', () => {
    type Contenu = { schema: Record<string, unknown>; examples?: Record<string, { value: unknown }> };
    const contenus = [...valeurs('content')].flatMap((un) => Object.values(un as Record<string, Contenu>));
    const exemples = contenus.flatMap(({ schema, examples = {} }) =>
      Object.entries(examples).map(([nom, { value }]) => ({ nom, schema, value })),
    );
    expect(exemples.length).toBeGreaterThan(20);
    for (const { nom, schema, value } of exemples) expect(fautes(schema, value), nom).toBeNull();
  });
});

describe('the refusals', () => {
  const generaux = Object.keys(schemas)
    .flatMap((nom) => /^Probleme(\d+)$/.exec(nom)?.[1] ?? [])
    .map(Number);
  const codesDe = (statut: number): readonly string[] =>
    (schemas[`Probleme${statut}`] as { properties: { code: { enum: string[] } } }).properties.code.enum;
  /** A refusal is a code and a sentence, side by side. */
  const CODE = /(?:refuser\(|\[)\s*'([A-Z]+(?:_[A-Z]+)+)',/g;
  const DOSSIERS = 'adhesion,console,depot,exploitation,habilitation,mise-a-disposition';
  const dits = globSync(`${SOURCES}{${DOSSIERS}}/**/*.ts`)
    .filter((fichier) => !fichier.endsWith('console/erreur.ts'))
    .flatMap((fichier) => [...readFileSync(fichier, 'utf8').matchAll(CODE)].flatMap(([, code]) => code ?? []));
  /** Those of the phase comminatoire are a catalogue. */
  const refus = [...dits, ...Object.keys(REFUS_PCA)];
  /** The machine's own, whatever was asked. */
  const pannes = Object.values(CODES_DE_PANNE);

  test('each that a handler may pronounce is declared under its status', () => {
    expect(refus.length).toBeGreaterThan(60);
    for (const code of refus) expect(codesDe(statutDuRefus({ code, phrase: '' })), code).toContain(code);
  });

  test('none is declared that nobody pronounces', () => {
    for (const statut of generaux) {
      const [general, ...propres] = codesDe(statut);
      expect(general).toBe(probleme(statut, '', '').code);
      expect(propres.filter((code) => !refus.includes(code))).toEqual(statut === 503 ? pannes : []);
    }
  });

  test('the code of a motif of the catalogue is one that the contract admits', () => {
    const motif = new RegExp(String(schemas.Motif?.pattern));
    expect(Object.keys(MOTIFS).filter((code) => !motif.test(code))).toEqual([]);
  });
});

test('the addresses of docs/api.md are those of the contract', () => {
  const guide = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const adresses = [...guide.replace(/\$\([^)]*\)/g, 'x').matchAll(/"\$API(\/[^"?]*)/g)].map(
    ([, chemin = '']) => chemin,
  );
  expect(adresses.length).toBeGreaterThan(10);
  const chemins = Object.keys(CONTRAT.paths).map(
    (un) => new RegExp(`^${un.replace('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
  );
  expect(adresses.filter((adresse) => !chemins.some((chemin) => chemin.test(adresse)))).toEqual([]);
});

test('the server gives it as it is, to anybody', async () => {
  const { appeler } = accesEprouve({ contrat: lireContrat(FICHIER) });
  const reponse = await appeler('/openapi.yaml');
  expect([reponse.status, reponse.headers.get('content-type')]).toEqual([200, 'application/yaml']);
  expect(await reponse.text()).toBe(readFileSync(FICHIER, 'utf8'));
  expect((await accesEprouve().appeler('/openapi.yaml')).status).toBe(404);
});
