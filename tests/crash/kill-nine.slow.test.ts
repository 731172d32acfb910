/**
 * The server is killed with SIGKILL at random moments under enrolment load, and started again on the same home, 25
 * times; so is its database. No enrolment that was answered may be missing, none may be there by half, and the galleries in memory must
 * agree with the store.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { random } from '@ipse/testkit';
import { fingerImage } from '../osia/pictures.ts';
import { makeHome, removeHome, startServer, type IpseServer } from '../support/ipse-server.ts';
import { fingerEncounter, osiaCaller, type OsiaCaller } from '../support/osia.ts';

const kills = 25;
const clients = 4;
const fingers = 12;
const databaseKills = 3;
const gallery = 'crash';

interface Attempt {
  readonly path: string;
  readonly finger: number;
  answered: boolean;
}

let home: string;
let images: string[];
const attempts: Attempt[] = [];
const chance = random('kill-nine');

beforeAll(async () => {
  home = await makeHome();
  images = await Promise.all(
    Array.from({ length: fingers }, (_, finger) => fingerImage(`crash/${finger}`, 'enrolment')),
  );
});
afterAll(() => removeHome(home));

it(`loses nothing that it acknowledged over ${kills} kills`, async () => {
  for (let kill = 0; kill < kills; kill++) {
    const server = await startServer(home);
    const osia = osiaCaller(server.baseUrl, await server.token());
    await checkAll(osia, attempts.slice(-60));
    const load = enrolUntilDead(osia, `server-${kill}`);
    // By turns early, while nothing is answered yet, and in the midst of work.
    if (kill % 2 === 1) await firstAnswer();
    await sleep(chance.below(2_000));
    await server.end('SIGKILL');
    await load;
  }
  await checkEverything();
  const cutOff = attempts.filter((attempt) => !attempt.answered).length;
  // Enough work must have been done, and enough of it cut off, for the test to mean something.
  expect(attempts.length - cutOff).toBeGreaterThan(kills);
  expect(cutOff).toBeGreaterThan(kills / 2);
  say(`${kills} kills of the server`);
});

it.skipIf(process.platform === 'win32')(
  `ends with one line when its database is killed, and loses nothing`,
  async () => {
    for (let kill = 0; kill < databaseKills; kill++) {
      const server = await startServer(home);
      const osia = osiaCaller(server.baseUrl, await server.token());
      const ended = once(server.child, 'close');
      const load = enrolUntilDead(osia, `database-${kill}`);
      await firstAnswer();
      await sleep(chance.below(1_000));
      process.kill(await postmasterOf(home), 'SIGKILL');
      const [code] = (await ended) as [number | null];
      await load;
      expect(code).toBe(1);
      expect(
        server
          .errors()
          .split('\n')
          .filter((line) => /^(error|hint): /.test(line)),
      ).toHaveLength(2);
    }
    await checkEverything();
    say(`${databaseKills} kills of the database`);
  },
);

function say(what: string): void {
  const answered = answeredCount();
  process.stdout.write(`${what}: ${answered} enrolments acknowledged, 0 lost; ${attempts.length - answered} cut off\n`);
}

const postmasterOf = async (folder: string) =>
  Number.parseInt(await readFile(path.join(folder, 'data', 'cluster', 'postmaster.pid'), 'utf8'), 10);

async function checkEverything(): Promise<void> {
  const server = await startServer(home);
  try {
    const osia = osiaCaller(server.baseUrl, await server.token());
    await checkGalleries(server, osia, await checkAll(osia, attempts));
  } finally {
    await server.end();
  }
}

const answeredCount = () => attempts.filter((attempt) => attempt.answered).length;

/** Waits for one more enrolment to be acknowledged. */
async function firstAnswer(): Promise<void> {
  const before = answeredCount();
  while (answeredCount() === before) await sleep(10);
}

/** Several clients enrol without pause until the server is gone. */
async function enrolUntilDead(osia: OsiaCaller, name: string): Promise<void> {
  const client = async (number: number) => {
    for (let turn = 0; ; turn++) {
      const path = `/v1/persons/person-${name}-${number}-${turn}/encounters/first`;
      const attempt: Attempt = { path, finger: attempts.length % fingers, answered: false };
      attempts.push(attempt);
      try {
        const answer = await osia.call('POST', path, fingerEncounter(images[attempt.finger], gallery));
        attempt.answered = answer.status === 200;
        expect([200, 503]).toContain(answer.status);
        await answer.arrayBuffer();
        if (answer.status === 503) await sleep(50);
      } catch (error) {
        if (error instanceof TypeError) return;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
}

/** Each acknowledged enrolment is whole; each other is whole or absent. Returns how many are there. */
async function checkAll(osia: OsiaCaller, some: readonly Attempt[]): Promise<number> {
  let whole = 0;
  for (const attempt of some) {
    const read = await osia.call('GET', attempt.path);
    if (read.status === 404 && !attempt.answered) continue;
    const encounter = await jsonOf<{ biometricData: { image: string }[] }>(read);
    expect(encounter.biometricData.map(({ image }) => sha256(image))).toEqual([sha256(images[attempt.finger])]);
    const templates = await jsonOf<unknown[]>(await osia.call('GET', `${attempt.path}/templates`));
    expect(templates, attempt.path).toHaveLength(1);
    whole++;
  }
  return whole;
}

/** What the engine searches is what the store holds, and acknowledged people are found by their finger. */
async function checkGalleries(server: IpseServer, osia: OsiaCaller, whole: number): Promise<void> {
  const listed = await jsonOf<unknown[]>(await osia.call('GET', `/v1/galleries/${gallery}?limit=10000`));
  expect(listed).toHaveLength(whole);
  const galleries = await fetch(new URL('/ipse/v1/galleries', server.baseUrl), {
    headers: { authorization: `Bearer ${await server.token()}` },
  });
  expect(await jsonOf(galleries)).toMatchObject([{ id: gallery, persons: whole, references: { fingerprint: whole } }]);
  for (let finger = 0; finger < fingers; finger++) {
    // The very image that was enrolled: this is about what is held in memory, not about accuracy.
    const biometricData = [{ biometricType: 'FINGER', biometricSubType: 'RIGHT_INDEX', image: images[finger] }];
    const answer = await osia.call('POST', `/v1/identify/${gallery}?maxNbCand=1000&threshold=-10`, {
      filter: {},
      biometricData,
    });
    const candidates = await jsonOf<{ personId: string }[]>(answer);
    const found = new Set(candidates.map(({ personId }) => personId));
    expect(found.size).toBe(whole);
    const known = attempts.filter((attempt) => attempt.answered && attempt.finger === finger);
    const owners = attempts.filter((attempt) => attempt.finger === finger).map(({ path }) => path.split('/')[3]);
    if (known.length > 0) expect(owners, `finger ${finger}`).toContain(candidates[0]?.personId);
    expect(known.filter(({ path }) => !found.has(path.split('/')[3]))).toEqual([]);
  }
}

async function jsonOf<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  expect(answer.status, `${new URL(answer.url).pathname} ${text.slice(0, 200)}`).toBe(200);
  return JSON.parse(text) as T;
}

const sha256 = (base64: string) => createHash('sha256').update(base64, 'base64').digest('hex');
