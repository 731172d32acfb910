import { defineConfig } from 'vitest/config';

const roots = ['packages/*/src', 'apps/*/src', 'evaluation/src', 'tests'];
const files = (suffix: string) => roots.map((root) => `${root}/**/*${suffix}.{ts,tsx}`);
/** Tests that need a database get one server for the run, and a database of it each (`@ipse/store/testing`). */
const globalSetup = ['packages/store/src/testing/global-setup.ts'];
const long = { testTimeout: 120_000, hookTimeout: 120_000, globalSetup };
/** Both cores, also where vitest would leave one free. */
const both = { maxWorkers: 2 };
/** Loading every package anew for each file would take longer than most of its tests. */
const shared = { isolate: false };

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
          ...both,
          ...shared,
        },
      },
      { test: { name: 'integration', include: files('.int.test'), ...long, ...both, ...shared } },
      { test: { name: 'browser', include: files('.e2e.test'), ...long, ...both } },
      {
        test: {
          name: 'slow',
          globalSetup,
          include: files('.slow.test'),
          ...both,
          testTimeout: 1_200_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
