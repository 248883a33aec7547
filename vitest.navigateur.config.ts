import { defineConfig } from 'vitest/config';
import { rapporteurs } from './test/rapporteurs.ts';

/** The console in Debian's Chromium. One that is missing is a failure, not a skip. */
export default defineConfig({
  test: {
    include: ['test/navigateur/**/*.navigateur.ts'],
    allowOnly: false,
    // One browser and one server at a time: the machine has two cores.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: rapporteurs(),
  },
});
