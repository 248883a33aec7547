/** A client that holds the application to its contract: what schemas/openapi.yaml does not say, nobody may be answered. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Hono } from 'hono';
import { parse } from 'yaml';
import { PAGES } from './openapi-pages.ts';

type Schema = { readonly [mot: string]: unknown };
interface Corps {
  readonly content?: Readonly<Record<string, { readonly schema: Schema; readonly examples?: Schema }>>;
}
interface Reponse extends Corps {
  readonly headers?: Readonly<Record<string, unknown>>;
}
export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: Corps;
  readonly responses: Readonly<Record<string, Reponse>>;
  readonly security?: readonly unknown[];
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
}

export const CONTRAT: Document = parse(readFileSync(new URL('../../schemas/openapi.yaml', import.meta.url), 'utf8'));

const estObjet = (valeur: unknown): valeur is Schema =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);

export function designe(ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((ici, nom) => (estObjet(ici) ? ici[nom] : undefined), CONTRAT);
}

const resolu = <T>(valeur: T): T =>
  estObjet(valeur) && typeof valeur.$ref === 'string' ? (designe(valeur.$ref) as T) : valeur;

/** `GET /depots/{id}`, with what its path says for all its methods. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries(CONTRAT.paths).flatMap(([chemin, { parameters = [], ...methodes }]) =>
    Object.entries(methodes).map(([methode, brute]) => {
      const operation = brute as Operation;
      const tous = [...(parameters as unknown[]), ...(operation.parameters ?? [])].map(resolu);
      return [`${methode.toUpperCase()} ${chemin}`, { ...operation, parameters: tous } as Operation] as const;
    }),
  ),
);

/** What others are made of (`allOf`) may be completed; everywhere else, what is not said is not there. */
const COMPLETES = new Set(
  [...JSON.stringify(CONTRAT.components.schemas).matchAll(/"allOf":\[\{"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, nom]) => nom,
  ),
);
const FERME = { unevaluatedProperties: false };

function fermer(schema: unknown, complete = false): unknown {
  if (Array.isArray(schema)) return schema.map((un) => fermer(un, complete));
  if (!estObjet(schema)) return schema;
  const dedans = Object.fromEntries(
    Object.entries(schema).map(([mot, valeur]) => [
      mot,
      mot === 'properties' && estObjet(valeur)
        ? Object.fromEntries(Object.entries(valeur).map(([nom, un]) => [nom, fermer(un)]))
        : fermer(valeur, mot === 'allOf'),
    ]),
  );
  if (complete || 'additionalProperties' in schema) return dedans;
  const [, nom] = /schemas\/(\w+)$/.exec(typeof schema.$ref === 'string' ? schema.$ref : '') ?? [];
  const aFermer = 'properties' in schema || 'allOf' in schema || COMPLETES.has(nom);
  return aFermer ? { ...dedans, ...FERME } : dedans;
}

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
addFormats.default(ajv);
const schemas = Object.entries(CONTRAT.components.schemas ?? {});
ajv.addSchema({
  $id: 'contrat',
  components: {
    schemas: Object.fromEntries(schemas.map(([nom, un]) => [nom, fermer(un, COMPLETES.has(nom))])),
  },
});
ajv.addKeyword('components');

const compiles = new Map<string, ValidateFunction>();
/** What is wrong with it; null where it is as the contract says. */
export function fautes(schema: Schema, valeur: unknown): string | null {
  const texte = JSON.stringify(fermer(schema)).replaceAll('"#/components', '"contrat#/components');
  const juger = compiles.get(texte) ?? ajv.compile(JSON.parse(texte));
  compiles.set(texte, juger);
  return juger(valeur) ? null : ajv.errorsText(juger.errors, { separator: '\n  ' });
}

/** As the contract writes a route. */
export const enContrat = (route: string): string => route.replace(/:(\w+)/g, '{$1}');

/** Fixed parts before those that vary. */
const ROUTES = [...OPERATIONS.keys(), ...PAGES.map(enContrat)]
  .map((nom) => ({ nom, motif: new RegExp(`^${nom.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`) }))
  .sort((a, b) => a.nom.split('{').length - b.nom.split('{').length);

/** Operations called so far, and each status that they answered. */
export const appelees = new Map<string, Set<number>>();

const type = (entetes: Headers): string => (entetes.get('content-type') ?? '').split(';')[0] ?? '';

async function jugerLaReponse(operation: Operation, reponse: Response): Promise<string | null> {
  const dite = resolu(operation.responses[String(reponse.status)]);
  if (dite === undefined) return `${reponse.status} is not declared: ${await reponse.clone().text()}`;
  for (const [entete, quoi] of Object.entries(dite.headers ?? {}))
    if ((resolu(quoi) as Schema).required === true && !reponse.headers.has(entete)) return `no ${entete}`;
  if (dite.content === undefined) return null;
  const sorte = type(reponse.headers);
  const contenu = dite.content[sorte] ?? dite.content['*/*'];
  if (contenu === undefined) return `${sorte} is not declared for ${reponse.status}`;
  if (!sorte.endsWith('json')) return null;
  return fautes(contenu.schema, await reponse.clone().json());
}

/** Of a request that was granted: what it said is what the contract lets it say. */
function jugerLaDemande({ parameters = [], requestBody }: Operation, url: URL, init: RequestInit): string | null {
  const dits = new Set(parameters.flatMap((p) => (p.in === 'query' ? [p.name] : [])));
  const inconnu = [...url.searchParams.keys()].find((nom) => !dits.has(nom));
  if (inconnu !== undefined) return `query « ${inconnu} » is not declared`;
  const sorte = type(new Headers(init.headers));
  if (sorte !== 'application/json' || typeof init.body !== 'string' || init.body === '') return null;
  const contenus = resolu(requestBody)?.content ?? {};
  // A file may say that it is JSON: it is a file.
  if ('application/octet-stream' in contenus) return null;
  const schema = contenus['application/json']?.schema;
  if (schema !== undefined) return fautes(schema, JSON.parse(init.body));
  return init.body === '{}' ? null : 'no JSON body is declared';
}

const pourUnePage = (init: RequestInit): boolean => (new Headers(init.headers).get('accept') ?? '').includes('html');

async function tenir(chemin: string, init: RequestInit, reponse: Response): Promise<void> {
  const url = new URL(chemin, 'http://localhost');
  const nom = ROUTES.find(({ motif }) => motif.test(`${init.method ?? 'GET'} ${url.pathname}`))?.nom;
  const operation = nom === undefined ? undefined : OPERATIONS.get(nom);
  if (nom === undefined || operation === undefined || pourUnePage(init)) return;
  const faute =
    (await jugerLaReponse(operation, reponse)) ?? (reponse.ok ? jugerLaDemande(operation, url, init) : null);
  if (faute !== null) throw new Error(`${nom} ${reponse.status}: ${faute}`);
  appelees.set(nom, (appelees.get(nom) ?? new Set()).add(reponse.status));
}

/** The same application; whatever it answers a program outside its contract is thrown. Pages are not its business. */
export function sousContrat(app: Hono): Hono {
  const demander = app.request.bind(app);
  app.request = async (chemin, init = {}, ...reste) => {
    const reponse = await demander(chemin, init, ...reste);
    if (typeof chemin === 'string') await tenir(chemin, init, reponse);
    return reponse;
  };
  return app;
}
