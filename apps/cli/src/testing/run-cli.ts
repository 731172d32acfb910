/** Runs `ipse` as a person would, and keeps what it said. */
import { spawn } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface Transcript {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** What these tests have compiled need not be compiled again; each version of Node keeps its own in a folder within. */
const compiled = getCompileCacheDir();
const cache = compiled === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(compiled) };

/** Without a terminal; `home` becomes IPSE_HOME, and nothing else of this machine's environment is passed on. */
export async function runCli(home: string, ...args: readonly string[]): Promise<Transcript> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: '', IPSE_HOME: home, ...cache },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { stdout, stderr, code: await code };
}
