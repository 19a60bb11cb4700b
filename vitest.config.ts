/** Configuration of the tests. They run in processes, not threads, since they use real files, SQLite and HTTP. */
import { defineConfig } from 'vitest/config';

const { VITEST_RESULTS } = process.env;

export default defineConfig({
  // Node loads graphql by its "main", Vite by its "module". Without this the tests have a second copy beside Yoga's.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Some tests start processes that read articles, which takes long on a busy machine.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // CI counts the results from a file.
    ...(VITEST_RESULTS && { reporters: ['default', 'json'], outputFile: { json: VITEST_RESULTS } }),
    expect: { poll: { timeout: 30_000 } },
  },
});
