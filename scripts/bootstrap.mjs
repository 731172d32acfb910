// Runs an Ipse command from a bare clone: installs the packages when the lock file has changed, makes sure of the pinned
// Node runtime, builds the kernels and the console when their sources have changed, then hands over. No dependency of its own; the
// launcher may be Node 20. Everything it says goes to standard error, so that a command's standard output stays data.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lib/lock.mjs';
import { hashOfTree } from './lib/hash.mjs';
import { packagesInstalled } from './lib/installed.mjs';
import { findChromium } from './lib/chromium.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const runtime = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const say = (line) => process.stderr.write(`${line}\n`);

const commands = {
  start: { file: 'apps/server/src/main.ts', console: true },
  ipse: { file: 'apps/cli/src/main.ts' },
  check: { file: 'scripts/suites.mjs', args: ['check'] },
  test: { file: 'scripts/suites.mjs', args: ['test'], console: true, browser: true },
  'test:slow': { file: 'scripts/suites.mjs', args: ['slow'], console: true, browser: true },
};

const [name, ...rest] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) fail(`unknown command '${name}'`, `one of: ${Object.keys(commands).join(', ')}`);
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `Node ${process.versions.node} is too old to start Ipse`,
    'install Node 20 or newer; it fetches the Node 24 it runs on by itself',
  );
}

await withLock(path.join(root, '.ipse-bootstrap.lock'), say, async () => {
  await installPackages();
  ensureRuntime();
  buildKernels();
  if (command.console) buildConsole();
});
if (command.browser && findChromium(say) === undefined) process.env.IPSE_SKIP_BROWSER = '1';
handOver();

async function installPackages() {
  if (packagesInstalled(root)) return;
  say('Installing packages from the lock file (about a minute; only when it has changed) ...');
  const started = Date.now();
  const npm = process.env.npm_execpath;
  const [program, args] = npm ? [process.env.npm_node_execpath ?? process.execPath, [npm]] : ['npm', []];
  const child = spawn(program, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: npm === undefined && process.platform === 'win32',
  });
  const beat = setInterval(() => say(`  still installing, ${Math.round((Date.now() - started) / 1000)} s`), 10_000);
  const code = await new Promise((resolve) => child.once('error', () => resolve(127)).once('close', resolve));
  clearInterval(beat);
  if (code !== 0) {
    fail(
      'the packages could not be installed',
      'the lines above say why: usually no network, no space left, or a folder that is not yours; then run the command again',
    );
  }
  say(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** The `node` package fetches its binary in an install script; where such scripts are switched off, run it by name. */
function ensureRuntime() {
  const works = () => existsSync(runtime) && spawnSync(runtime, ['-p', '1']).status === 0;
  if (works()) return;
  say('Fetching the pinned Node runtime ...');
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: path.join(modules, 'node'),
    stdio: ['ignore', 2, 2],
  });
  if (!works())
    fail(
      'the pinned Node 24 runtime is missing',
      'allow install scripts for the package "node", delete node_modules and run the command again',
    );
}

function buildKernels() {
  const home = path.join(root, 'packages', 'kernels');
  build('the kernels', home, [home], ['build.mjs']);
}

function buildConsole() {
  const app = path.join(root, 'apps', 'console');
  const sources = ['packages/core', 'packages/face', 'packages/protocol', 'packages/ui', 'apps/console'].map((dir) =>
    path.join(root, dir),
  );
  build('the console', app, sources, [path.join(modules, 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']);
}

/** Runs a build in its folder unless `dist` there was built from the same sources. */
function build(what, folder, sources, args) {
  const stamp = path.join(folder, 'dist', '.built-from');
  const wanted = hashOfTree(sources, ['node_modules', 'dist']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say(`Building ${what} ...`);
  const { status } = spawnSync(runtime, args, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (status !== 0) fail(`${what} could not be built`, 'the lines above say why');
  writeFileSync(stamp, wanted);
}

/** Replaces this process as far as Node can: same streams, same signals, same exit code. */
function handOver() {
  const args = [path.join(root, command.file), ...(command.args ?? []), ...rest];
  // npm sets the working folder to the clone; a path that a person typed is meant from where they typed it.
  const cwd = name === 'ipse' ? (process.env.INIT_CWD ?? root) : root;
  const env = {
    // What has been compiled once is not compiled again by each process and thread: half of a short command's time.
    NODE_COMPILE_CACHE: path.join(modules, '.cache', 'node-compile'),
    ...process.env,
    PATH: `${path.dirname(runtime)}${path.delimiter}${process.env.PATH}`,
  };
  const child = spawn(runtime, ['--disable-warning=ExperimentalWarning', ...args], { cwd, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('close', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)));
}

function fail(message, hint) {
  say(`error: ${message}\nhint: ${hint}`);
  process.exit(1);
}
