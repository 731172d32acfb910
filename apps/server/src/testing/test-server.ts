/** A server for tests: a database of its own, real galleries and extraction threads, requests without a socket. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Secret } from '@ipse/core';
import type { ClockMs } from '@ipse/core';
import { createTestStore } from '@ipse/store/testing';
import { createAccessTokens } from '../auth/access-tokens.ts';
import { createCeremonies } from '../auth/ceremonies.ts';
import { settingsJson } from '../auth/clients.ts';
import type { ClientSettings } from '../auth/clients.ts';
import { allScopes } from '../auth/scopes.ts';
import { readConfig } from '../config.ts';
import type { Limits } from '../config.ts';
import { createServer } from '../create-server.ts';
import { createLivenessDesk } from '../liveness/desk.ts';
import { createLog } from '../log.ts';
import type { Services } from '../services.ts';
import { loadGalleries } from '../start/galleries.ts';
import { startTaskLoop } from '../tasks/task-loop.ts';
import type { TaskLoop } from '../tasks/task-loop.ts';
import { createWeighing } from '../dna/weighing.ts';
import { createFreshness } from '../work/freshness.ts';

export interface TestServerOptions {
  readonly limits?: Partial<Limits>;
  readonly client?: Partial<ClientSettings>;
  readonly callbackPausesMs?: readonly number[];
  /** Where added face networks lie; default none. */
  readonly modelsFolder?: string;
  /** Of challenges; the time of day when absent. */
  readonly now?: ClockMs;
  /** False leaves tasks where they are until `startTasks`, as if the server had stopped. Default true. */
  readonly runTasks?: boolean;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Default: of the test's client, with every scope. Null sends none. */
  readonly token?: string | null;
}

export interface TestServer {
  readonly app: FastifyInstance;
  readonly services: Services;
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, options?: CallOptions): Promise<LightMyRequestResponse>;
  token(scopes: readonly string[], clientId?: string): Promise<string>;
  startTasks(): void;
  addClient(clientId: string, settings?: Partial<ClientSettings>): Promise<void>;
  close(): Promise<void>;
}

export const testOrigin = 'http://localhost:8787';
export const testClientSecret = 'a secret of the tests, long and constant';

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { store, drop } = await createTestStore();
  const log = createLog('silent');
  const limits: Limits = { ...readConfig([], {}).limits, ...options.limits };
  const { modelsFolder = '/nowhere' } = options;
  const bounds = { threads: 1, queueMax: limits.extractionQueueMax };
  const galleries = await loadGalleries(store, log, { shards: 1, extraction: bounds, modelsFolder });
  const { extraction, faceNetworks } = galleries;
  const weighing = createWeighing();
  const accessTokens = createAccessTokens(store.deriveSecret('access-tokens'), store.realm.id, Date.now);
  let wakeTasks = () => {};
  const services: Services = {
    log,
    now: Date.now,
    limits,
    ...{ store, extraction, faceNetworks, weighing },
    ...{ engine: galleries.engine, dna: galleries.dna, isReady: galleries.isReady },
    freshness: createFreshness(galleries.engine, galleries.dna),
    accessTokens,
    ceremonies: createCeremonies(Date.now),
    liveness: createLivenessDesk(options.now ?? Date.now),
    origins: () => [testOrigin],
    wakeTasks: () => wakeTasks(),
    callbackPausesMs: options.callbackPausesMs ?? [],
    consoleFolder: undefined,
  };
  let tasks: TaskLoop | undefined;
  const startTasks = () => void ({ wake: wakeTasks } = tasks = startTaskLoop(services));
  if (options.runTasks !== false) startTasks();
  const app = await createServer(services);
  const addClient = (clientId: string, settings: Partial<ClientSettings> = {}) =>
    store.clients.put(
      { clientId, scopes: allScopes, settings: settingsJson({ ...defaults, ...settings }) },
      new Secret(testClientSecret),
    );
  await addClient('tests', options.client);
  await galleries.ready;
  const token = async (scopes: readonly string[], clientId = 'tests') => {
    const client = await store.clients.find(clientId);
    if (!client) throw new Error(`no client ${clientId}`);
    return accessTokens.issue(client, scopes);
  };
  const own = await token(allScopes);
  return {
    app,
    services,
    token,
    startTasks,
    addClient,
    call: callThrough(app, own),
    close: async () => {
      await app.close();
      await tasks?.close();
      await weighing.close();
      await galleries.close();
      await drop();
    },
  };
}

/** Calls of our own interface, by what follows its prefix; of a server that a test starts later. */
export const ownCalls =
  (server: () => TestServer): TestServer['call'] =>
  (method, path, options) =>
    server().call(method, `/ipse/v1/${path}`, options);

/** Requests without a socket, with the given token unless a call brings its own. */
function callThrough(app: FastifyInstance, own: string): TestServer['call'] {
  return (method, url, { body, headers = {}, token = own } = {}) =>
    app.inject({
      method,
      url,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
}

const defaults: ClientSettings = {
  name: 'tests',
  statement: { purpose: 'test', authority: 'none', justification: 'a test' },
  callbackPrefixes: [],
  refuseUnsuitable: false,
};
