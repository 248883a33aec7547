/** The command line as `npm pack` ships it: one file, with the schemas beside it, under whatever Node starts it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { genererFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import { octets } from '../verification/flux.ts';

const depuis = (relatif: string): string => fileURLToPath(new URL(relatif, import.meta.url));
/** Where a package would be: the schemas and the Node of this repository are above. */
const CACHE = depuis('../../node_modules/.cache');
mkdirSync(CACHE, { recursive: true });
const cwd = mkdtempSync(join(CACHE, 'paquet-'));
const PAQUET = join(cwd, 'passerelle.mjs');
const env = { ...process.env, INIT_CWD: '' };
const lancer = (...args: string[]) =>
  spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8', timeout: 60_000 });

beforeAll(async () => {
  writeFileSync(join(cwd, 'pes.xml'), await octets(genererFlux({ pj: 1 })));
  const ecrire = lancer(depuis('../../bin/empaqueter.ts'), PAQUET);
  expect(ecrire.stderr).toBe('');
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

test('judges a file by the schemas that are shipped', () => {
  const { status, stdout } = lancer(PAQUET, 'verifier', '--json', 'pes.xml');
  expect([status, JSON.parse(stdout)]).toMatchObject([0, { verdict: 'accepte', jeu: 'v5.12', anomalies: [] }]);
});

/** A Node that calls itself older, on a platform. */
const plusAncien = (platform: string) =>
  `--import=data:text/javascript,${encodeURIComponent(
    `Object.defineProperty(process.versions,'node',{value:'20.20.2'});Object.defineProperty(process,'platform',{value:'${platform}'})`,
  )}`;

test('starts again with the Node 24 that npm has installed, where there is one', () => {
  const { status, stdout, stderr } = lancer(plusAncien(process.platform), PAQUET, 'verifier', '--json', 'pes.xml');
  if (status === 2) expect(stderr).toMatch(/^Passerelle demande Node 24/);
  else expect([status, JSON.parse(stdout).verdict]).toEqual([0, 'accepte']);
});

test('says which Node it needs where there is none', () => {
  const { status, stderr } = lancer(plusAncien('sunos'), PAQUET, 'verifier', 'pes.xml');
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^Passerelle demande Node 24 ou plus récent ; .*\.\n$/)]);
});
