// The checks, test suites and figures of the house, each a line with its time; the counts of the tests are gathered so that
// `.ci/run` can close with their sum.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const cache = path.join(root, 'node_modules', '.cache', 'ipse-suites');
const tally = path.join(cache, 'tally.jsonl');
const tool = (name, file) => path.join(root, 'node_modules', name, file);
const tsc = tool('typescript', 'bin/tsc');

// The longest first: the others fit beside it.
const checks = [
  {
    name: 'lint',
    args: [
      tool('eslint', 'bin/eslint.js'),
      '.',
      '--max-warnings',
      '0',
      '--cache',
      '--cache-location',
      path.join(cache, 'eslint'),
    ],
  },
  { name: 'types', args: [tsc, '-p', 'tsconfig.json'] },
  { name: 'types of the web applications', args: [tsc, '-p', 'tsconfig.web.json'] },
  {
    name: 'format',
    args: [
      tool('prettier', 'bin/prettier.cjs'),
      '--check',
      '.',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      path.join(cache, 'prettier'),
    ],
  },
  {
    name: 'import law',
    args: [
      tool('dependency-cruiser', 'bin/dependency-cruise.mjs'),
      'packages',
      'apps',
      'evaluation',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
    ],
  },
  { name: 'dead code', args: [tool('knip', 'bin/knip.js')] },
];
const vitest = (project) => ({ name: `${project} tests`, project });
/** Figures with limits of their own; nothing else runs beside them, for they are about time. */
const figures = (name, file, ...args) => ({ name, args: [path.join('evaluation', 'src', file), ...args], alone: true });
const suites = {
  check: [...checks, vitest('unit')],
  test: [
    ...checks,
    vitest('unit'),
    vitest('integration'),
    ...(process.env.IPSE_SKIP_BROWSER ? [] : [vitest('browser')]),
  ],
  slow: [
    vitest('slow'),
    figures('speed of DNA searches', 'dna/speed.ts', '--rounds', '20'),
    figures('relatives among a million', 'dna/familial.ts'),
    figures('speed of DNA mixtures', 'dna/mixture-speed.ts', '--runs', '1'),
  ],
};

mkdirSync(cache, { recursive: true });
const wanted = suites[process.argv[2]];
const results = [];
// Each check takes one core and tests often wait, for a database or a browser: so they run beside each other, and whoever
// is done with the tests helps with the checks. Figures run alone, one after the other.
const isCheck = (suite) => suite.args !== undefined && !suite.alone;
const checksLeft = wanted.filter(isCheck);
const others = wanted.filter((suite) => !isCheck(suite));
const lane = async (...queues) => {
  for (const queue of queues)
    for (let suite = queue.shift(); suite !== undefined; suite = queue.shift()) results.push(await runSuite(suite));
};
await Promise.all([lane(checksLeft), lane(others, checksLeft)]);

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
if (failed.length > 0) process.stdout.write(`failed: ${failed.join(', ')}\n`);
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exit(failed.length > 0 ? 1 : 0);

/** Resolves with its name, whether it went well, and how many tests passed and failed. */
async function runSuite(suite) {
  const started = Date.now();
  const report = path.join(cache, `${suite.name.replaceAll(' ', '-')}.json`);
  rmSync(report, { force: true });
  const args = suite.args ?? [
    tool('vitest', 'vitest.mjs'),
    'run',
    '--project',
    suite.project,
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--outputFile.json',
    report,
  ];
  const { code, output } = await run(args, suite.project !== undefined);
  const counts =
    suite.project === undefined ? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 } : countsOf(report, code);
  appendFileSync(tally, `${JSON.stringify({ suite: suite.name, ...counts })}\n`);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (code !== 0) process.stdout.write(output);
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${suite.name} (${seconds} s)\n`);
  return { name: suite.name, ok: code === 0, ...counts };
}

/** A suite that dies without a report, or fails outside its tests, counts as one failure. */
function countsOf(report, code) {
  let counts = { passed: 0, failed: 0 };
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    counts = { passed: numPassedTests, failed: numFailedTests };
  } catch {
    // No report: the exit code below speaks.
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Tells what a live suite says as it says it, in whole lines, and what another says once it has failed. */
function run(args, live) {
  return new Promise((resolve) => {
    const colour = live && process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {};
    const env = { ...process.env, ...colour, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' };
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk) => {
      output += chunk;
      if (!live) return;
      const end = output.lastIndexOf('\n') + 1;
      process.stdout.write(output.slice(0, end));
      output = output.slice(end);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
    child.once('close', (code) => resolve({ code, output }));
  });
}
