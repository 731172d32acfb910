/** Vitest global setup: one embedded server for the run, with a migrated database that tests are cloned from. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { connect } from '../database/connect.ts';
import { startEmbeddedPostgres } from '../embedded/start.ts';
import { templateName, urlOf } from './names.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's server, with the database that its administrator connects to. */
    ipseTestServer: string;
  }
}

/** The server ends with the run, also when the run is killed. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'ipse-test-'));
  const server = await startEmbeddedPostgres({ dataDirectory: join(folder, 'data'), durable: false });
  const admin = new Client({ connectionString: urlOf(server.url, 'postgres') });
  await admin.connect();
  await admin.query(`create database ${templateName}`);
  const template = await connect({ url: urlOf(server.url, templateName), connectionsMax: 1 });
  await template.close();
  await admin.end();
  project.provide('ipseTestServer', urlOf(server.url, 'postgres'));
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
