/** The embedded PostgreSQL: real binaries, one cluster in the data folder, reached through a socket only. */
import { rename, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '../errors.ts';
import { findBinaries } from './binaries.ts';
import { isNoSpace } from './fs.ts';
import { startGuarded } from './guarded-process.ts';
import type { GuardedProcess } from './guarded-process.ts';
import { initializeCluster } from './initialize.ts';
import { prepareLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import { readLogEnd } from './log-end.ts';
import { clearOrphan } from './orphan.ts';
import { connectOwner } from './owner-connection.ts';
import type { OwnerConnection } from './owner-connection.ts';
import { databaseName, databaseUser, serverArguments, writeAccessFiles } from './settings.ts';

export interface EmbeddedPostgresOptions {
  /** `<home>/data`. */
  readonly dataDirectory: string;
  /** False only for tests: writes then need not reach the disk. Default true. */
  readonly durable?: boolean;
}

export interface EmbeddedPostgres {
  /** For `connect`. */
  readonly url: string;
  /** Where the data really lies: elsewhere than asked when the unprivileged user cannot reach the folder. */
  readonly dataDirectory: string;
  /** Resolves with a coded error when the database stops without having been asked to. */
  readonly failed: Promise<Error>;
  /** Stops it cleanly; every answered write is on disk. */
  stop(): Promise<void>;
}

const pollMs = 20;
const logBytesMax = 4 * 1024 * 1024;
const strayWorkersMs = 30_000;
const strayWorkersPauseMs = 200;

/**
 * Starts the database, for root under an unprivileged user; makes it at the first start, and puts in order what a
 * killed server left. Errors: STORE_IN_USE, STORE_DISK_FULL, STORE_FOLDER_UNUSABLE, STORE_PLATFORM_UNSUPPORTED,
 * STORE_START_FAILED.
 */
export async function startEmbeddedPostgres({
  dataDirectory,
  durable = true,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    const layout = await prepareLayout(dataDirectory);
    const binaries = await findBinaries(layout.runAs, layout.base);
    await initializeCluster(layout, binaries.initdb, durable);
    await clearOrphan(layout);
    await writeAccessFiles(layout);
    await keepLogSmall(layout.log);
    return await startServer(layout, [binaries.postgres, ...serverArguments(layout, durable)]);
  } catch (error) {
    if (isNoSpace(error)) throw fail('STORE_DISK_FULL', undefined, error);
    throw error;
  }
}

/** Again for a while when workers of a killed database have not yet noticed its death: its memory is theirs until then. */
async function startServer(layout: Layout, command: readonly string[]): Promise<EmbeddedPostgres> {
  const deadline = Date.now() + strayWorkersMs;
  for (;;) {
    try {
      return await whenReady(layout, startGuarded(command, layout.log, layout.base, layout.runAs));
    } catch (error) {
      if (Date.now() > deadline || !(await hasStrayWorkers(layout))) throw error;
      await sleep(strayWorkersPauseMs);
    }
  }
}

async function hasStrayWorkers({ log }: Layout): Promise<boolean> {
  const lines = await readLogEnd(log);
  return lines.some((line) => line.includes('pre-existing shared memory block'));
}

async function whenReady(layout: Layout, server: GuardedProcess): Promise<EmbeddedPostgres> {
  let stopping = false;
  const failed = server.exited.then(async () => (stopping ? new Promise<Error>(() => undefined) : exitError(layout)));
  try {
    const owner = await connectWhenUp(layout, failed);
    if (!(await owner.own())) throw fail('STORE_IN_USE');
    await owner.createDatabaseIfMissing();
    return {
      url: `postgresql://${databaseUser}@${encodeURIComponent(layout.socketDirectory)}/${databaseName}`,
      dataDirectory: layout.base,
      failed,
      async stop() {
        stopping = true;
        await owner.close();
        await server.stop();
      },
    };
  } catch (error) {
    stopping = true;
    await server.stop();
    throw error;
  }
}

/** Recovery after a crash may take its time; it ends by a connection or by the end of the process. */
async function connectWhenUp(layout: Layout, failed: Promise<Error>): Promise<OwnerConnection> {
  let failure: Error | undefined;
  void failed.then((error) => (failure = error));
  for (;;) {
    if (failure !== undefined) throw failure;
    const owner = await connectOwner(layout.socketDirectory).catch(() => undefined);
    if (owner !== undefined) return owner;
    await sleep(pollMs);
  }
}

/** What the end of the log says of an unasked end. */
async function exitError({ log }: Layout): Promise<Error> {
  const lines = await readLogEnd(log);
  if (lines.some((line) => line.includes('No space left on device'))) return fail('STORE_DISK_FULL');
  if (lines.some((line) => line.includes('lock file "postmaster.pid" already exists'))) return fail('STORE_IN_USE');
  const fatal = lines.findLast((line) => /(FATAL|PANIC):/.test(line));
  return fail('STORE_START_FAILED', fatal?.replace(/^.*(FATAL|PANIC): +/, ''));
}

/** One earlier log is kept. */
async function keepLogSmall(log: string): Promise<void> {
  const size = await stat(log).then(
    (entry) => entry.size,
    () => 0,
  );
  if (size < logBytesMax) return;
  await rm(`${log}.old`, { force: true });
  await rename(log, `${log}.old`);
}
