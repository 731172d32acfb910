import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from './testing/run-cli.ts';

/** Each starts a process, two seconds of processor time: a machine with much else to do takes many times that. */
const processMs = 60_000;

let home: string;
const at = (...names: string[]) => path.join(home, ...names);

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  await writeFile(at('empty.csv'), 'path,subject\n');
  await writeFile(at('print.png'), 'not read before the server is known');
});

afterAll(() => rm(home, { recursive: true }));

it.each<[string, string[], number, RegExp, RegExp]>([
  [
    'lists its commands',
    ['--help'],
    0,
    /person[\s\S]+identify[\s\S]+verify[\s\S]+gallery[\s\S]+import[\s\S]+evaluate[\s\S]+fingerprint[\s\S]+doctor/,
    /^$/,
  ],
  [
    'says what a command lacks',
    ['evaluate', 'fingerprint'],
    2,
    /^$/,
    /^error: required option '--manifest <csv>' not specified\nhint: /,
  ],
  [
    'knows its modalities',
    ['evaluate', 'gait', '--manifest', 'm.csv'],
    3,
    /^$/,
    /^error: .+ \[EVALUATION_MODALITY_UNKNOWN\]\nhint: .+\n$/,
  ],
  ['needs a server', ['gallery', 'list'], 4, /^$/, /^error: .+ \[CLI_NOT_REGISTERED\]\nhint: .+npm start/],
])(
  '%s',
  async (_what, args, code, stdout, stderr) => {
    const transcript = await runCli(home, ...args);
    expect(transcript).toEqual({ code, stdout: expect.stringMatching(stdout), stderr: expect.stringMatching(stderr) });
  },
  processMs,
);

it(
  'names a file that is not there',
  async () => {
    const { code, stderr } = await runCli(home, 'identify', '--finger', at('none.png'));
    expect(code).toBe(3);
    expect(stderr).toContain('[CLI_FILE_UNREADABLE]');
  },
  processMs,
);

it(
  'never repeats a secret that it cannot read',
  async () => {
    const other = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
    await writeFile(path.join(other, 'client.json'), '{"clientSecret":"hunter2hunter2"');
    const { code, stderr, stdout } = await runCli(other, 'gallery', 'list');
    await rm(other, { recursive: true });
    expect(code).toBe(4);
    expect(stderr + stdout).toContain('[CLI_CLIENT_FILE_INVALID]');
    expect(stderr + stdout).not.toContain('hunter2');
  },
  processMs,
);
