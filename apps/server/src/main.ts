/** `npm start`: runs the server until it is told to stop. Exit code 0 after a stop, 1 when it could not start or go on. */
import { isCodedError } from '@ipse/core';
import type { CodedError } from '@ipse/core';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { fail } from './errors.ts';
import { createLog } from './log.ts';
import type { Logger } from './log.ts';
import { announcement } from './start/announce.ts';
import { start } from './start/start.ts';

const stopWithinMs = 20_000;
const echoMs = 1500;

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2));
  const asked = stopSignal();
  const log = createLog(config.logLevel);
  endOnMistakes(log);
  const server = await start(config, log);
  process.stdout.write(announcement(server));
  const demo = fillDemo(config, server);
  const reason = await Promise.race([asked, server.failed]);
  // Told at once: stopping may take a while when something that it needs is gone.
  if (reason instanceof Error) report(reason);
  setTimeout(() => process.exit(1), stopWithinMs).unref();
  demo.abort();
  await server.stop();
  if (reason instanceof Error) process.exit(1);
}

/** Resolves at the first SIGINT or SIGTERM; a later one ends the process at once. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    let firstAtMs: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        firstAtMs ??= Date.now();
        resolve(signal);
        // Ctrl-C reaches this process twice when npm passes it on too: the echo is not impatience.
        if (Date.now() - firstAtMs > echoMs) process.exit(1);
      });
    }
  });
}

/** The synthetic people are made while the server is up; imported only when asked for. */
function fillDemo(config: Config, server: Awaited<ReturnType<typeof start>>): AbortController {
  const stop = new AbortController();
  if (!config.demo) return stop;
  const say = (line: string) => void process.stdout.write(line);
  import('./demo/fill-demo.ts')
    .then(({ fillDemo }) => fillDemo(server.services, { folder: server.home.demo, say, signal: stop.signal }))
    .catch((error: unknown) => {
      if (!stop.signal.aborted) report(error);
    });
  return stop;
}

function report(error: unknown): void {
  const coded = isCodedError(error) ? error : codedSystemError(error);
  const message = coded?.message ?? (error instanceof Error ? error.message : String(error));
  process.stderr.write(`error: ${message}\n`);
  if (coded) process.stderr.write(`hint: ${coded.hint}\n`);
}

/** What the operating system refuses, in words that say what to do. */
function codedSystemError(error: unknown): CodedError | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('DISK_FULL');
  return ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code ?? '') ? fail('HOME_UNUSABLE', code) : undefined;
}

/** A mistake of our own: what it says could quote a person's data, so only where it arose is told. */
function endOnMistakes(log: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, event);
      process.exit(1);
    });
  }
}

try {
  await main();
  process.exit(0);
} catch (error) {
  report(error);
  process.exit(1);
}
