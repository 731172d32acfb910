/** Runs `ipse` as a person would, and keeps what it said. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface Transcript {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** What is compiled already need not be again; the tests run as well without. */
const { NODE_COMPILE_CACHE } = process.env;

/** Without a terminal; `home` becomes IPSE_HOME, and nothing else that a command reads of this environment is passed on. */
export async function runCli(home: string, ...args: readonly string[]): Promise<Transcript> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: '', IPSE_HOME: home, ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { stdout, stderr, code: await code };
}
