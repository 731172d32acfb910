import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFinger, slap } from '@ipse/testkit';
import { addSegment } from './segment.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-segment-'));
  const fingers = ['a', 'b', 'c', 'd'].map((seed) => createFinger(seed));
  const { image } = slap(fingers, 'cli', { hand: 'left', rotationRad: 0, width: 1500, height: 1000, onCard: false });
  await writeFile(at('slap.png'), await encodePng(image));
  const blank = { kind: 'gray', width: 400, height: 300, data: new Uint8Array(120_000).fill(240) } as const;
  await writeFile(at('blank.png'), await encodePng(blank));
});
afterAll(() => rm(folder, { recursive: true }));

async function segment(...args: readonly string[]) {
  const heard = { printed: '', said: '', code: 0 };
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addSegment(command, {
    print: (line) => void (heard.printed += `${line}\n`),
    say: (line) => void (heard.said += `${line}\n`),
    end: (code) => void (heard.code = code),
    interactive: false,
    colour: false,
  });
  await command.parseAsync(['node', 'ipse', 'segment', ...args]);
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
