import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { rapporteurs } from './test/rapporteurs.ts';

/** What `npm test` runs: everything that needs nothing but npm. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/juges/**', 'test/bench/**'],
    allowOnly: false,
    // All the cores: most files wait for a disk, a child process or a timer part of their time.
    maxWorkers: availableParallelism(),
    // A bound, not a budget: the machine may be busy with other things.
    testTimeout: 60_000,
    reporters: rapporteurs(),
  },
});
