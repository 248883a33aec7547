import { defineConfig } from 'vitest/config';
import { rapporteurs } from './test/rapporteurs.ts';

/** The AWS adapters, on emulators or on what `AWS_ENDPOINT_URL` names. Their file names keep them out of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/**/*.emulateur.ts'],
    globalSetup: ['test/aws/preparer.ts'],
    allowOnly: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    reporters: rapporteurs(),
  },
});
