/** A server of its own for the tests of the command line: the one that `npm start` runs, in a home folder of its own. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface TestServer {
  readonly home: string;
  stop(): Promise<void>;
}

const main = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url));

/** Resolves when it says that it runs; what it says is in the error when it ends before. */
export async function startServer(): Promise<TestServer> {
  const home = await mkdtemp(path.join(tmpdir(), 'ipse-cli-server-'));
  const env = { PATH: '', HOME: home, IPSE_LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, [main, '--home', home, '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ipse is running')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`the server ended: ${said}`)));
  });
  return {
    home,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
