import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { environnement } from './test/machine.ts';
import { rapporteurs } from './test/rapporteurs.ts';

/** They replace a module or set the environment of the modules they load: no other file may share their process. */
const A_PART = ['test/fonctions/*.test.ts', 'test/console/openapi-{appels,commandes}.test.ts'];
const AILLEURS = [...configDefaults.exclude, 'test/juges/**', 'test/bench/**'];

/** What `npm test` runs: everything that needs nothing but npm. */
export default defineConfig({
  test: {
    allowOnly: false,
    // All the cores: most files wait for a disk, a child process or a timer part of their time.
    maxWorkers: availableParallelism(),
    // A bound, not a budget: the machine may be busy with other things.
    testTimeout: 60_000,
    reporters: rapporteurs(),
    env: environnement(),
    projects: [
      {
        extends: true,
        test: {
          name: 'ensemble',
          include: ['test/**/*.test.ts'],
          exclude: [...AILLEURS, ...A_PART],
          // One process per core loads the modules once, where a process per file took half of the whole run.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'à part', include: A_PART, exclude: AILLEURS } },
    ],
  },
});
