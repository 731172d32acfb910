import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from './testing/run-cli.ts';

let home: string;
const at = (...names: string[]) => path.join(home, ...names);

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  await writeFile(at('empty.csv'), 'path,subject\n');
  await writeFile(at('print.png'), 'not read before the server is known');
  await mkdir(at('bare'));
});

afterAll(() => rm(home, { recursive: true }));

it.each<[string, string[], number, RegExp, RegExp]>([
  ['lists its commands', ['--help'], 0, /person[\s\S]+identify[\s\S]+verify[\s\S]+gallery[\s\S]+import[\s\S]+evaluate[\s\S]+doctor/, /^$/],
  ['says what a command lacks', ['evaluate', 'fingerprint'], 2, /^$/, /^error: required option '--manifest <csv>' not specified\nhint: /],
  ['knows its modalities', ['evaluate', 'gait', '--manifest', 'm.csv'], 3, /^$/, /^error: .+ \[EVALUATION_MODALITY_UNKNOWN\]\nhint: .+\n$/],
  ['asks for an image', ['identify'], 2, /^$/, /^error: .+--finger or --face.+ \[CLI_USAGE\]\nhint: /],
  ['knows positions', ['identify', '--finger', 'THIRD_INDEX=a.png'], 2, /^$/, /'THIRD_INDEX' is not a position/],
  ['does not delete by a slip', ['person', 'delete', 'p'], 2, /^$/, /cannot be undone/],
  ['needs a server', ['gallery', 'list'], 4, /^$/, /^error: .+ \[CLI_NOT_REGISTERED\]\nhint: .+npm start/],
])('%s', async (_what, args, code, stdout, stderr) => {
  const transcript = await runCli(home, ...args);
  expect(transcript).toEqual({ code, stdout: expect.stringMatching(stdout), stderr: expect.stringMatching(stderr) });
});

it('names a file that is not there', async () => {
  const { code, stderr } = await runCli(home, 'identify', '--finger', at('none.png'));
  expect(code).toBe(3);
  expect(stderr).toContain('[CLI_FILE_UNREADABLE]');
});

it('has nothing to import from an empty folder', async () => {
  const { code, stderr } = await runCli(home, 'import', at('bare'), '--gallery', 'g');
  expect(code).toBe(3);
  expect(stderr).toContain('[CLI_IMPORT_EMPTY]');
});

it('never repeats a secret that it cannot read', async () => {
  const other = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  await writeFile(path.join(other, 'client.json'), '{"clientSecret":"hunter2hunter2"');
  const { code, stderr, stdout } = await runCli(other, 'gallery', 'list');
  await rm(other, { recursive: true });
  expect(code).toBe(4);
  expect(stderr + stdout).toContain('[CLI_CLIENT_FILE_INVALID]');
  expect(stderr + stdout).not.toContain('hunter2');
});
