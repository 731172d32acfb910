/** A real server with the built console, on an empty home of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeHome, removeHome, startServer } from '../support/ipse-server.ts';

export interface ConsoleServer {
  /** The one-time link that registers the administrator's passkey. */
  readonly firstRunLink: string;
  readonly baseUrl: string;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** Starts the server. `npm test` has built the console from the tree; run alone, the tests build it when it is missing. */
export async function startConsoleServer(): Promise<ConsoleServer> {
  if (!existsSync(path.join(root, 'apps/console/dist/index.html'))) buildConsole();
  const home = await makeHome();
  const server = await startServer(home);
  const firstRunLink = /https?:\/\/\S+\/first-run#\S+/.exec(server.output())?.[0];
  const stop = async () => {
    await server.end();
    await removeHome(home);
  };
  if (firstRunLink !== undefined) return { firstRunLink, baseUrl: new URL(firstRunLink).origin, stop };
  await stop();
  throw new Error('the server said no first-run link');
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
