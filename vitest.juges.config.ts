import { defineConfig } from 'vitest/config';
import { rapporteurs } from './test/rapporteurs.ts';

/** The judges that npm does not bring: xmlsec1, xmllint, openssl. One that is missing is a failure, not a skip. */
export default defineConfig({
  test: {
    include: ['test/juges/**/*.juge.test.ts'],
    allowOnly: false,
    testTimeout: 60_000,
    // Thousands of documents are removed at the end of a long run.
    hookTimeout: 120_000,
    reporters: rapporteurs(),
  },
});
