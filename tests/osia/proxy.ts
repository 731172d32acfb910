/** An independent validating proxy: Prism, which knows nothing of Ipse but the document that it is given. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { endChild, gather, until } from '../support/ipse-server.ts';

const require = createRequire(import.meta.url);
const prism = require.resolve('@stoplight/prism-cli');

const listening = /listening on (http:\/\/[\d.]+:\d+)/;

export interface Proxy {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** Stands before `upstream` and holds requests and answers against an OpenAPI document. */
export async function startProxy(document: string, upstream: string): Promise<Proxy> {
  const options = ['proxy', '--errors', '--host', '127.0.0.1', '--port', '0', document, upstream];
  const child = spawn(process.execPath, [prism, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const { output } = gather(child);
  const stop = () => endChild(child, 'SIGTERM');
  try {
    await until(child, output, listening);
    return { baseUrl: listening.exec(output())?.[1] ?? '', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the proxy objects to in an exchange; undefined when nothing. */
export async function objectionTo(response: Response): Promise<string | undefined> {
  const listed = response.headers.get('sl-violations');
  if (listed !== null) return listed;
  return response.headers.get('content-type')?.includes('problem+json') ? await response.clone().text() : undefined;
}
