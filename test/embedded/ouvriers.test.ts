import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Ouvriers } from '../../infra/embedded/ouvriers.ts';
import { fluxDeDonnees } from '../console/console-eprouvee.ts';
import { dossierPassager } from '../platform/dossier.ts';

const AT = '2026-11-02T08:00:00.000Z';
const travail = (chemin: string) => ({
  chemin,
  recuLe: AT,
  jugeLe: AT,
  magasin: `${chemin}-confiance`,
  schemas: null,
  politique: null,
});

function ouvriers(options: ConstructorParameters<typeof Ouvriers>[0]): Ouvriers {
  const pool = new Ouvriers(options);
  onTestFinished(() => pool.fermer());
  return pool;
}

/** A worker of our making, and the file it is given. */
function script(corps: string) {
  const dossier = dossierPassager();
  const chemin = join(dossier, 'ouvrier.mjs');
  writeFileSync(chemin, `import { parentPort } from 'node:worker_threads';\nimport fs from 'node:fs';\n${corps}`);
  return { script: pathToFileURL(chemin), chemin: join(dossier, 'essais') };
}

test('each file gets its own verdict, more files than workers', async () => {
  const dossier = dossierPassager();
  const pool = ouvriers({ nombre: 2 });
  const verdicts = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => {
      const chemin = join(dossier, `${n}.xml`);
      writeFileSync(chemin, fluxDeDonnees({ bordereaux: n }));
      return pool.juger(travail(chemin));
    }),
  );
  expect(verdicts.map(({ verdict, bordereaux }) => [verdict, bordereaux.length])).toEqual(
    [1, 2, 3, 4, 5].map((n) => ['accepte', n]),
  );
});

test('a worker that dies is replaced, and its file tried once more', async () => {
  const { script: mort, chemin } = script(`parentPort.on('message', ({ chemin }) => {
    fs.appendFileSync(chemin, 'x');
    process.exit(1);
  });`);
  const pool = ouvriers({ nombre: 1, script: mort, delaiMs: () => 5000 });
  await expect(pool.juger(travail(chemin))).rejects.toThrow('échoué 2 fois');
  const { readFileSync } = await import('node:fs');
  expect(readFileSync(chemin, 'utf8')).toBe('xx');
});

test('a worker that never answers is stopped', async () => {
  const { script: lent, chemin } = script(`parentPort.on('message', () => { for (;;); });`);
  const pool = ouvriers({ nombre: 1, script: lent, delaiMs: () => 150 });
  await expect(pool.juger(travail(chemin))).rejects.toThrow('échoué 2 fois');
});

test('a bug is told, and the worker serves again', async () => {
  const { script: fautif, chemin } = script(`let n = 0;
  parentPort.on('message', () => parentPort.postMessage({ ok: false, erreur: 'faute ' + ++n }));`);
  const pool = ouvriers({ nombre: 1, script: fautif, delaiMs: () => 5000 });
  await expect(pool.juger(travail(chemin))).rejects.toThrow('faute 1');
  await expect(pool.juger(travail(chemin))).rejects.toThrow('faute 2');
});
