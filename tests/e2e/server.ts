/** A real server with the built console, on an empty home and a port that the system chose. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface ConsoleServer {
  /** The one-time link that registers the administrator's passkey. */
  readonly firstRunLink: string;
  readonly baseUrl: string;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
const startWithinMs = 120_000;

/** Starts the server. `npm test` has built the console from the tree; run alone, the tests build it when it is missing. */
export async function startConsoleServer(): Promise<ConsoleServer> {
  if (!existsSync(path.join(root, 'apps/console/dist/index.html'))) buildConsole();
  const home = await mkdtemp(path.join(tmpdir(), 'ipse-e2e-'));
  const child = spawn(process.execPath, ['apps/server/src/main.ts', '--home', home, '--port', '0'], {
    cwd: root,
    env: { ...process.env, IPSE_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    await end(child);
    await rm(home, { recursive: true, force: true });
  };
  try {
    const firstRunLink = await firstRunLinkOf(child);
    return { firstRunLink, baseUrl: new URL(firstRunLink).origin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function buildConsole(): void {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const build = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: path.join(root, 'apps/console'),
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(`the console could not be built:\n${build.stderr}${build.stdout}`);
}

/** Reads the link from what the server says of itself; fails when it ends before, or says nothing for too long. */
function firstRunLinkOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const late = () => reject(new Error(`no first-run link within ${startWithinMs} ms:\n${text}`));
    const timer = setTimeout(late, startWithinMs);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${text}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const link = /https?:\/\/\S+\/first-run#\S+/.exec(text)?.[0];
      if (link === undefined) return;
      clearTimeout(timer);
      resolve(link);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}
