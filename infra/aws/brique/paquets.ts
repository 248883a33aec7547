/** The functions as they are deployed: one folder each, bundled once for all stages. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import type { StageConfig } from '../stages.ts';
import { avecSesChoix } from './choix.ts';

const racine = (relatif: string): string => fileURLToPath(new URL(`../../../${relatif}`, import.meta.url));
const SOURCES = racine('functions/platform/aws/fonctions');

/** The entries: what the deployed functions are called. */
export const FONCTIONS = [
  'recevoir',
  'verifier',
  'mettre-a-disposition',
  'relancer',
  'echeances',
  'rafraichir',
  'notifier',
  'delais',
  'rapprocher',
  'projeter',
  'console',
  'provisionner',
  'sceller',
  'conserver',
] as const;
export type NomDeFonction = (typeof FONCTIONS)[number];

/** What a bundle reads beside itself, where it looks for it. */
const SCHEMAS = [
  { de: 'schemas/pes', a: 'schemas/pes' },
  { de: 'schemas/pca/versions.json', a: 'schemas/pca/versions.json' },
  { de: 'schemas/pca/v1', a: 'schemas/pca/v1' },
];
const JOINTS: Partial<Record<NomDeFonction, readonly { readonly de: string; readonly a: string }[]>> = {
  verifier: SCHEMAS,
  sceller: SCHEMAS,
  console: [
    ...SCHEMAS,
    { de: 'functions/console/theme', a: 'theme' },
    { de: 'schemas/openapi.yaml', a: 'openapi.yaml' },
  ],
};

function empaqueter(): string {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-fonctions-'));
  process.once('exit', () => rmSync(dossier, { recursive: true, force: true }));
  buildSync({
    entryPoints: Object.fromEntries(FONCTIONS.map((nom) => [`${nom}/index`, join(SOURCES, `${nom}.ts`)])),
    outdir: dossier,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The ES modules of the SDK, which lose what is not used; names stay, for the traces of errors.
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    // Some dependencies are CommonJS and ask for `require`.
    banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  for (const [nom, joints] of Object.entries(JOINTS))
    for (const { de, a } of joints) cpSync(racine(de), join(dossier, nom, a), { recursive: true });
  return dossier;
}

let fait: string | undefined;

/** The code of a function in a stage. */
export type Paquets = (nom: NomDeFonction, stage: StageConfig) => AssetCode;

/** As they are deployed. Offline: nothing but esbuild. */
export const empaquetes: Paquets = (nom, stage) => {
  fait ??= empaqueter();
  return Code.fromAsset(avecSesChoix(fait, nom, stage));
};
