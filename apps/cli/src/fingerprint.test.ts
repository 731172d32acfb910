import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFinger, impression, leaveMark } from '@ipse/testkit';
import { createProgram } from './program.ts';
import { recordingTerminal } from './testing/recording-terminal.ts';

let home: string;
/** Outline of the mark. */
let corners: readonly string[];

/** Runs a command in this process; an error of the command is thrown. */
async function run(...args: readonly string[]) {
  const terminal = recordingTerminal();
  await createProgram({ home, noColour: true, statement: {} }, terminal).parseAsync(['node', 'ipse', ...args]);
  return terminal.heard();
}

const at = (name: string) => path.join(home, name);

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  const finger = createFinger('cli');
  const good = { moisture: 0, pressure: 0, contact: 1, rollX: 0, rollY: 0, noise: 0.1 };
  for (const seed of [1, 2]) await writeFile(at(`${seed}.png`), await encodePng(impression(finger, seed, good)));
  const scene = impression(finger, 3, { ...good, rotationRad: 0, shiftX: 0, shiftY: 0 });
  const left = leaveMark(scene, 0);
  await writeFile(at('mark.png'), await encodePng(left.image));
  corners = left.region.map(({ x, y }) => `${x},${y}`);
  const blank = { kind: 'gray', width: 200, height: 200, data: new Uint8Array(40_000).fill(250) } as const;
  await writeFile(at('blank.png'), await encodePng(blank));
});

afterAll(() => rm(home, { recursive: true }));

describe('ipse fingerprint extract', () => {
  it('lists what it found', async () => {
    const { code, stdout, stderr } = await run('fingerprint', 'extract', at('1.png'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^quality \d+\n(?:.+\n)*pattern [a-z-]+.*\n\n\s+x\s+y\s+degrees\s+quality\s+kind\n/);
    expect(stdout).toContain('ending');
  });

  it('tells machines the same', async () => {
    const { stdout } = await run('fingerprint', 'extract', at('1.png'), '--json');
    const found = JSON.parse(stdout) as { suitable: boolean; minutiae: { x: number; y: number }[] };
    expect(found).toMatchObject({ suitable: true, image: { width: 320, height: 400 }, quality: { reasons: [] } });
    expect(found.minutiae.length).toBeGreaterThan(12);
    expect(found.minutiae.every(({ x, y }) => x >= 0 && y >= 0 && x < 320 && y < 400)).toBe(true);
  });

  it('lists what it found in a mark', async () => {
    const marked = ['fingerprint', 'extract', at('mark.png'), '--mark', '--json'];
    const count = async (...flags: string[]) =>
      (JSON.parse((await run(...marked, ...flags)).stdout) as { minutiae: object[] }).minutiae.length;
    await writeFile(at('two.json'), '{"minutiae":[{"x":100,"y":150,"angleRad":1},{"x":160,"y":200,"angleRad":2}]}');
    expect(await count('--region', ...corners)).toBeGreaterThan(2);
    expect(await count('--marked', at('two.json'), '--region', ...corners)).toBe(2);
  });

  it('says that there is no print', async () => {
    const { code, stdout } = await run('fingerprint', 'extract', at('blank.png'));
    expect(code).toBe(6);
    expect(stdout).toMatch(/^quality 0\nno-ridges: /);
  });
});

describe('ipse fingerprint explain', () => {
  it('writes a page that needs nothing else', async () => {
    const { code, stdout } = await run(
      ...['fingerprint', 'explain', at('1.png'), at('2.png'), '--html', at('out.html'), '--json'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ log10LR: expect.any(Number), fmr: expect.any(Number) });
    const page = await readFile(at('out.html'), 'utf8');
    expect(page).toContain('<h1>1.png against 2.png</h1>');
    expect(page.match(/data:image\/png;base64/g)?.length).toBeGreaterThan(14);
    expect(page.replaceAll(/data:image\/png;base64,[^"]+/g, '')).not.toMatch(/NaN|undefined|<script|https?:/);
  });

  it('weighs a mark as a mark, which a print is not', async () => {
    const page = ['fingerprint', 'explain', at('mark.png'), at('1.png'), '--html', at('mark.html'), '--json'];
    const weigh = async (...flags: string[]) =>
      (JSON.parse((await run(...page, ...flags)).stdout) as { log10LR: number }).log10LR;
    expect(await weigh('--mark', '--region', ...corners)).toBeGreaterThan(1);
    const html = await readFile(at('mark.html'), 'utf8');
    expect(html).toContain('<h1>mark.png against 1.png</h1>');
    expect(html.replaceAll(/data:image\/png;base64,[^"]+/g, '')).not.toMatch(/NaN|undefined/);
    expect(await weigh()).not.toBe(await weigh('--mark'));
  });

  it('refuses what cannot be said of a mark', async () => {
    await writeFile(at('said.json'), '{"minutiae":[{"x":"far"}]}');
    const page = ['fingerprint', 'explain', at('mark.png'), at('1.png'), '--html', at('none.html')];
    for (const flags of [
      ['--region', '1,1', '9,1', '9,9'],
      ['--mark', '--marked', at('said.json')],
    ]) {
      await expect(run(...page, ...flags)).rejects.toMatchObject({ code: 'CLI_USAGE' });
    }
  });

  it('says which print cannot be compared', async () => {
    const { code, stdout } = await run(
      ...['fingerprint', 'explain', at('1.png'), at('blank.png'), '--html', at('none.html')],
    );
    expect({ code, stdout }).toEqual({
      code: 6,
      stdout: 'The reference cannot be compared. No ridges of a finger were found.',
    });
  });

  it('asks where to write, and names what it cannot read or write', async () => {
    await expect(run('fingerprint', 'explain', at('1.png'), at('2.png'))).rejects.toMatchObject({
      name: 'CommanderError',
    });
    await expect(run('fingerprint', 'extract', at('missing.png'))).rejects.toMatchObject({
      code: 'CLI_FILE_UNREADABLE',
    });
    const nowhere = at('no/where.html');
    await expect(run('fingerprint', 'explain', at('1.png'), at('1.png'), '--html', nowhere)).rejects.toMatchObject({
      code: 'CLI_FILE_UNWRITABLE',
    });
  });
});
