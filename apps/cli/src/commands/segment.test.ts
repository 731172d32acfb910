import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFinger, impression, slap } from '@ipse/testkit';
import { addSegment } from './segment.ts';
import { addSequence } from './sequence.ts';
import type { Terminal } from '../terminal.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-segment-'));
  const fingers = ['a', 'b', 'c', 'd'].map((seed) => createFinger(seed));
  const { image } = slap(fingers, 'cli', { hand: 'left', rotationRad: 0, width: 1500, height: 1000, onCard: false });
  await writeFile(at('slap.png'), await encodePng(image));
  const good = { contact: 1, rollX: 0, rollY: 0, noise: 0, moisture: 0, pressure: 0, rotationRad: 0 };
  await writeFile(at('rolled.png'), await encodePng(impression(fingers[1], 'rolled', good)));
  const blank = { kind: 'gray', width: 400, height: 300, data: new Uint8Array(120_000).fill(240) } as const;
  await writeFile(at('blank.png'), await encodePng(blank));
});
afterAll(() => rm(folder, { recursive: true }));

const segment = (...args: readonly string[]) => run('segment', ...args);

async function run(...args: readonly string[]) {
  const heard = { printed: '', said: '', code: 0 };
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  const terminal: Terminal = {
    print: (line) => void (heard.printed += `${line}\n`),
    say: (line) => void (heard.said += `${line}\n`),
    end: (code) => void (heard.code = code),
    interactive: false,
    colour: false,
  };
  addSegment(command, terminal);
  addSequence(command, terminal);
  await command.parseAsync(['node', 'ipse', ...args]);
  return heard;
}

it('lists the fingers, tells the hand, and writes each finger upright', async () => {
  const { printed, said, code } = await segment(at('slap.png'), '--out', at('fingers'));
  const names = ['LEFT_LITTLE', 'LEFT_RING', 'LEFT_MIDDLE', 'LEFT_INDEX'];
  expect(
    printed
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(' ')[0]),
  ).toEqual(names);
  expect(said).toMatch(/^The left hand, with a probability of /);
  expect((await readdir(at('fingers'))).sort()).toEqual(names.map((name) => `${name}.png`).sort());
  expect(code).toBe(0);
});

it('gives everything as JSON, and leaves out a finger that is missing', async () => {
  const { printed } = await segment(at('slap.png'), '--hand', 'LEFT', '--missing', 'LEFT_INDEX', '--json');
  const { fingers, hand } = JSON.parse(printed) as { fingers: { position: string }[]; hand: { side: string } };
  expect(fingers.map(({ position }) => position)).not.toContain('LEFT_INDEX');
  expect(fingers[0]).toMatchObject({
    position: 'LEFT_LITTLE',
    box: { width: expect.any(Number) },
    quality: expect.any(Number),
  });
  expect(hand.side).toBe('left');
});

it('ends with its own code when there are no fingers, and refuses a hand that it does not know', async () => {
  expect(await segment(at('blank.png'), '--ppi', '500')).toMatchObject({ code: 6, printed: '' });
  await expect(segment(at('slap.png'), '--hand', 'BOTH')).rejects.toMatchObject({ code: 'commander.invalidArgument' });
});

it('names the place that a rolled print belongs to, and asks for what it needs', async () => {
  const rolled = `LEFT_RING=${at('rolled.png')}`;
  const { printed } = await run('sequence', '--slap', `LEFT=${at('slap.png')}`, '--finger', rolled);
  expect(printed).toMatch(/LEFT_MIDDLE +elsewhere +LEFT_RING/);
  const unplaced = run('sequence', '--slap', `LEFT=${at('slap.png')}`, '--finger', at('rolled.png'));
  await expect(unplaced).rejects.toMatchObject({ code: 'CLI_USAGE' });
  await expect(run('sequence', '--slap', `LEFT=${at('slap.png')}`)).rejects.toMatchObject({ code: 'CLI_USAGE' });
});
