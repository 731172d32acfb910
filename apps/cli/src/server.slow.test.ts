import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFaceIdentity, createFinger, headFrame, impression } from '@ipse/testkit';
import { runCli } from './testing/run-cli.ts';
import { startServer } from './testing/start-server.ts';
import type { TestServer } from './testing/start-server.ts';

let server: TestServer;
let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);
const ipse = (...args: readonly string[]) => runCli(server.home, ...args);

/** Prints that every matcher tells apart: large and clean. */
const good = { distortionPx: 1.5, pressure: 0, moisture: 0, contact: 1, rollX: 0, rollY: 0, noise: 0.1 };
async function print(file: string, finger: number, seed: string): Promise<void> {
  await mkdir(path.dirname(at(file)), { recursive: true });
  await writeFile(at(file), await encodePng(impression(createFinger(finger), seed, good)));
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  [server] = await Promise.all([
    startServer(),
    print('people/ada/RIGHT_INDEX.png', 1, 'enrolled'),
    print('people/bob/RIGHT_INDEX.png', 2, 'enrolled'),
    print('probe.png', 1, 'searched'),
  ]);
  await mkdir(at('people/eve'));
  await writeFile(at('people/eve/RIGHT_INDEX.png'), 'not an image');
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

it('imports, identifies, verifies, shows and deletes people on a real server', async () => {
  expect(await ipse('gallery', 'list')).toMatchObject({ code: 0, stdout: '' });

  const first = await ipse('import', at('people'), '--gallery', 'members');
  expect(first.stderr).toContain('2 enrolled, 0 were already, 1 files refused.');
  expect(first.stdout).toMatch(/^path,code,reason,hint\n.*eve.*\n$/);
  expect(first.code).toBe(7);
  const second = await ipse('import', at('people'), '--gallery', 'members', '--refused', at('refused.csv'));
  expect(second).toMatchObject({ code: 7, stdout: '' });
  expect(second.stderr).toContain('0 enrolled, 2 were already, 1 files refused.');

  const galleries = await ipse('gallery', 'list', '--json');
  expect(JSON.parse(galleries.stdout)).toEqual([
    { id: 'members', persons: 2, encounters: 2, references: { fingerprint: 2 }, unsolvedMarks: false },
  ]);

  const probe = ['--finger', `RIGHT_INDEX=${at('probe.png')}`, '--purpose', 'test', '--case', 'Ä 1'];
  const identified = await ipse('identify', '--gallery', 'members', ...probe, '--json');
  expect(identified.code).toBe(0);
  const { candidates, coverage } = JSON.parse(identified.stdout);
  expect(candidates.map(({ personId }: { personId: string }) => personId)).toEqual(['ada']);
  expect(coverage).toEqual({ references: 2, searched: 2 });

  expect(await ipse('verify', 'ada', ...probe)).toMatchObject({ code: 0, stdout: expect.stringContaining('reaches') });
  expect(await ipse('verify', 'bob', ...probe)).toMatchObject({ code: 6, stdout: expect.stringContaining('below') });

  expect((await ipse('person', 'show', 'ada')).stdout).toMatch(
    /person {3}ada\n[\s\S]+members +fingerprint +RIGHT_INDEX/,
  );
  expect(await ipse('person', 'delete', 'ada', '--yes')).toMatchObject({ code: 0, stdout: '' });
  expect((await ipse('person', 'show', 'ada')).code).toBe(6);
  const gone = await ipse('identify', '--gallery', 'members', ...probe);
  expect(gone).toMatchObject({ code: 6, stdout: '', stderr: expect.stringContaining('Searched 1 of 1 references') });
});

it('enrols a person and is told of what cannot be searched', async () => {
  const blank = await encodePng({ kind: 'gray', width: 300, height: 300, data: new Uint8Array(90_000).fill(255) });
  await writeFile(at('blank.png'), blank);
  const args = ['--gallery', 'trial', '--finger', at('blank.png'), '--ppi', '500', '--biographic', 'name=Zoe'];
  const enrolled = await ipse('person', 'enrol', 'zoe', ...args);
  expect(enrolled).toMatchObject({
    code: 0,
    stdout: 'zoe\n',
    stderr: expect.stringContaining('no search will find it'),
  });
  expect((await ipse('person', 'show', 'zoe')).stdout).toMatch(/fingerprint +UNKNOWN +\d+ +no/);
});

it('is in good health beside a running server', async () => {
  const { code, stdout } = await ipse('doctor', '--json');
  const findings = JSON.parse(stdout) as { check: string; status: string }[];
  expect(findings.filter(({ status }) => status === 'fail')).toEqual([]);
  expect(code).toBe(0);
  for (const check of ['server', 'credentials', 'clock', 'key files', 'database', 'face models', 'images']) {
    expect(findings).toContainEqual(expect.objectContaining({ check, status: 'ok' }));
  }
});

it('says that no server answers, without a word of its own secret', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  const secret = 'a-secret-of-the-tests';
  const client = { baseUrl: 'http://127.0.0.1:9', clientId: 'local', clientSecret: secret };
  await writeFile(path.join(home, 'client.json'), JSON.stringify(client));
  const { code, stdout, stderr } = await runCli(home, 'gallery', 'list');
  await rm(home, { recursive: true });
  expect(code).toBe(4);
  expect(stderr).toMatch(/^error: .+ \[API_UNREACHABLE\]\nhint: /);
  expect(stdout + stderr).not.toContain(secret);
});

it('follows the face of a film by a folder of its frames', async () => {
  await mkdir(at('film'));
  for (const n of [9, 10, 11]) {
    const frame = headFrame(createFaceIdentity('film'), { yawRad: 0.02 * n }, { width: 120, height: 150 });
    await writeFile(at('film', `frame-${n}.png`), await encodePng(frame));
  }
  const why = ['--purpose', 'test', '--authority', 'none'];
  const followed = await ipse('face', 'track', at('film'), '--fps', '4', '--json', ...why);
  const { tracks } = JSON.parse(followed.stdout);
  expect(tracks).toMatchObject([{ fromMs: 0, toMs: 500, sightings: { length: 3 } }]);
  expect((await ipse('face', 'track', at('film'), ...why)).stdout).toMatch(
    /^track +from s[\s\S]+\n +1 +0\.00 +1\.00 +3 /,
  );
  expect((await ipse('face', 'track', at('nowhere'), ...why)).stderr).toContain('CLI_FILE_UNREADABLE');
});
