import { defineConfig } from 'vitest/config';

const roots = ['packages/*/src', 'apps/*/src', 'evaluation/src', 'tests'];
const files = (suffix: string) => roots.map((root) => `${root}/**/*${suffix}.{ts,tsx}`);
const long = { testTimeout: 120_000, hookTimeout: 120_000 };

/** unit: no database, server, network; integration: a real database; browser: Chromium; slow: only in `.ci/run`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: files('.test'),
          exclude: ['**/node_modules/**', ...files('.{int,e2e,slow}.test')],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'integration', include: files('.int.test'), ...long } },
      { test: { name: 'browser', include: files('.e2e.test'), ...long } },
      {
        test: {
          name: 'slow',
          include: files('.slow.test'),
          fileParallelism: false,
          testTimeout: 1_200_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
