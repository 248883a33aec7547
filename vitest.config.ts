import { configDefaults, defineConfig } from 'vitest/config';
import { rapporteurs } from './test/rapporteurs.ts';

/** What `npm test` runs: everything that needs nothing but npm. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/juges/**', 'test/bench/**'],
    allowOnly: false,
    // A bound, not a budget: the machine may be busy with other things.
    testTimeout: 60_000,
    reporters: rapporteurs(),
  },
});
