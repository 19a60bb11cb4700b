/** Where the tests are and how they run: real files, real SQLite, real HTTP, so forks rather than threads. */
import { defineConfig } from 'vitest/config';

const { VITEST_RESULTS } = process.env;

export default defineConfig({
  // Node loads graphql by its "main", Vite by its "module": without this the tests have a second copy beside Yoga's.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Some tests read articles in processes of their own, for which a busy machine takes its time.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // Where CI wants to count, the results also go to a file.
    ...(VITEST_RESULTS && { reporters: ['default', 'json'], outputFile: { json: VITEST_RESULTS } }),
    expect: { poll: { timeout: 30_000 } },
  },
});
