/** The composition root: from a configuration to a running server, step by step, and back. */
import { fileURLToPath } from 'node:url';
import { Secret } from '@ipse/core';
import { createAccessTokens } from '../auth/access-tokens.ts';
import { createCeremonies } from '../auth/ceremonies.ts';
import { firstRunUse } from '../auth/passkeys.ts';
import { newToken } from '../auth/secrets.ts';
import type { Config } from '../config.ts';
import { createServer } from '../create-server.ts';
import { createLivenessDesk } from '../liveness/desk.ts';
import type { Logger } from '../log.ts';
import type { Services } from '../services.ts';
import { startTaskLoop } from '../tasks/task-loop.ts';
import { createWeighing } from '../dna/weighing.ts';
import { createFreshness } from '../work/freshness.ts';
import { closerOf } from './close-app.ts';
import { loadGalleries } from './galleries.ts';
import { lockHome } from './home-lock.ts';
import { openHome } from './home.ts';
import type { Home } from './home.ts';
import { findPort, listen } from './listen.ts';
import { registerLocalClient } from './local-client.ts';
import { openDatabase } from './open-database.ts';
import type { OpenedDatabase } from './open-database.ts';
import { openOrCreateOwnerKey } from './owner-key.ts';
import type { OwnerKey } from './owner-key.ts';
import { createTeardown } from './teardown.ts';
import type { Teardown } from './teardown.ts';

export interface Running {
  readonly home: Home;
  readonly baseUrl: string;
  readonly dataPlace: string;
  readonly ownerKey: Pick<OwnerKey, 'created' | 'passphraseFile'>;
  /** The one-time administrator link; undefined when a passkey exists and no link was asked for. */
  readonly firstRunLink: string | undefined;
  readonly services: Services;
  /** Resolves with the reason when the server cannot go on. */
  readonly failed: Promise<Error>;
  stop(): Promise<void>;
}

const firstRunLifetimeMs = 24 * 60 * 60_000;
const sweepEveryMs = 10 * 60_000;
const callbackPausesMs = [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000];

/** Starts everything, or nothing: what was started before a step that failed is stopped again. */
export async function start(config: Config, log: Logger): Promise<Running> {
  const teardown = createTeardown();
  try {
    const home = await openHome(config.home);
    const lock = await lockHome(home.lockFile);
    teardown.add(() => lock.release());
    const port = await findPort(config);
    const ownerKey = await openOrCreateOwnerKey(home, config);
    teardown.add(async () => ownerKey.root.close());
    const database = await openDatabase(home, config, ownerKey.root);
    teardown.add(() => database.close());
    const { services, baseUrl } = await serve({ ...config, port }, log, home.models, database, teardown);
    await registerLocalClient(database.store, home.clientFile, baseUrl, config.clientCallbacks);
    const firstRunLink = await makeFirstRunLink(services, baseUrl, config.newLink);
    const { created, passphraseFile } = ownerKey;
    return {
      home,
      baseUrl,
      dataPlace: database.place,
      ownerKey: { created, passphraseFile },
      firstRunLink,
      services,
      failed: database.failed,
      stop: () => teardown.run(),
    };
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

async function serve(config: Config, log: Logger, modelsFolder: string, { store }: OpenedDatabase, teardown: Teardown) {
  const { extractionThreads: threads, engineShards: shards, limits } = config;
  const extraction = { threads, queueMax: limits.extractionQueueMax };
  const galleries = await loadGalleries(store, log, { shards, extraction, modelsFolder });
  teardown.add(() => galleries.close());
  const weighing = createWeighing();
  teardown.add(() => weighing.close());
  const origins: string[] = [...config.origins];
  let wakeTasks = () => {};
  const services: Services = {
    log,
    now: Date.now,
    limits,
    store,
    engine: galleries.engine,
    dna: galleries.dna,
    isReady: galleries.isReady,
    extraction: galleries.extraction,
    faceNetworks: galleries.faceNetworks,
    weighing,
    freshness: createFreshness(galleries.engine, galleries.dna),
    accessTokens: createAccessTokens(store.deriveSecret('access-tokens'), store.realm.id, Date.now),
    ceremonies: createCeremonies(Date.now),
    liveness: createLivenessDesk(Date.now),
    origins: () => origins,
    wakeTasks: () => wakeTasks(),
    callbackPausesMs,
    consoleFolder: fileURLToPath(new URL('../../../console/dist', import.meta.url)),
  };
  const tasks = startTaskLoop(services);
  wakeTasks = tasks.wake;
  teardown.add(() => tasks.close());
  const sweeping = setInterval(() => {
    store.sweep().catch((error: unknown) => log.warn({ err: error }, 'sweep'));
  }, sweepEveryMs);
  teardown.add(async () => clearInterval(sweeping));
  const app = await createServer(services);
  teardown.add(closerOf(app));
  const port = await listen(app, config.host, config.port);
  const baseUrl = `http://${urlHost(config.host)}:${port}`;
  origins.push(baseUrl);
  return { services, baseUrl };
}

/** Browsers let passkeys work at `localhost`, not at an address of numbers. */
function urlHost(host: string): string {
  if (host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

async function makeFirstRunLink(
  { store, now }: Services,
  baseUrl: string,
  asked: boolean,
): Promise<string | undefined> {
  if (!asked && (await store.users.count()) > 0) return undefined;
  const token = newToken();
  await store.oneTimeTokens.put(firstRunUse, new Secret(token), new Date(now() + firstRunLifetimeMs));
  return `${baseUrl}/first-run#${token}`;
}
