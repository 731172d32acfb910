import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tinyCard, tinyModel } from '@ipse/face/testing';
import { encodePng } from '@ipse/formats';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { addModel } from './model.ts';
import type { Terminal } from '../terminal.ts';

let home: string;
const at = (name: string) => path.join(home, name);
const people = Array.from({ length: 8 }, (_, n) => `person-${n}`);
const onnx = tinyModel(62);

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'ipse-model-'));
  const rows = ['path,subject'];
  for (const person of people) {
    const identity = createFaceIdentity(person);
    for (const seed of [1, 2, 3]) {
      const picture = portrait(identity, seed, { width: 120, height: 150, yawRad: 0, pitchRad: 0, rollRad: 0 });
      await writeFile(at(`${person}-${seed}.png`), await encodePng(picture));
      rows.push(`${person}-${seed}.png,${person}`);
    }
  }
  await writeFile(at('people.csv'), `${rows.join('\n')}\n`);
  await writeFile(at('few.csv'), `${rows.slice(0, 7).join('\n')}\n`);
  await writeFile(at('tiny.onnx'), onnx);
  await writeFile(at('card.json'), JSON.stringify(tinyCard(onnx, 62, { licence: 'of a test' })));
  await writeFile(at('unlicensed.json'), JSON.stringify({ ...tinyCard(onnx, 62), licence: '' }));
});
afterAll(() => rm(home, { recursive: true }));

let said: string;
async function run(...args: readonly string[]): Promise<string> {
  let printed = '';
  said = '';
  const terminal: Terminal = {
    print: (line) => void (printed += `${line}\n`),
    say: (line) => void (said += `${line}\n`),
    end: () => undefined,
    interactive: false,
    colour: false,
  };
  const command = new Command().exitOverride();
  addModel(command, { home, noColour: true, statement: {} }, terminal);
  await command.parseAsync(['node', 'ipse', 'model', ...args]);
  return printed;
}

it('adds nothing without a whole card and enough pictures', async () => {
  const add = (card: string, manifest: string) =>
    run('add', at('tiny.onnx'), '--card', at(card), '--manifest', at(manifest), '--threads', '1');
  await expect(add('unlicensed.json', 'people.csv')).rejects.toMatchObject({
    code: 'MODEL_CARD_INVALID',
    message: expect.stringContaining('licence'),
  });
  await expect(add('card.json', 'few.csv')).rejects.toMatchObject({ code: 'EVALUATION_TOO_FEW' });
  await expect(add('none.json', 'people.csv')).rejects.toMatchObject({ code: 'CLI_FILE_UNREADABLE' });
  expect((await run('list')).trim().split('\n')).toHaveLength(2);
});

it('adds a network, calibrates it, and compares it with the built-in one', async () => {
  const manifest = ['--manifest', at('people.csv'), '--threads', '1'];
  expect(await run('add', at('tiny.onnx'), '--card', at('card.json'), ...manifest)).toMatch(/tiny +1 +24 +252/);
  const [{ card, calibration, gain }] = JSON.parse(await run('list', '--json')) as [
    { card: object; calibration: { knots: object[] }; gain: number },
  ];
  expect(card).toMatchObject({ name: 'tiny', licence: 'of a test' });
  expect(calibration.knots.length).toBeGreaterThan(5);
  expect(gain).toBeGreaterThan(0);
  expect(await readdir(at('models'))).toEqual(['tiny@1']);

  const figures = JSON.parse(await run('compare', ...manifest, '--json')) as { algorithm: object; eer: number }[];
  expect(figures.map(({ algorithm }) => algorithm)).toMatchObject([{ version: '1' }, { name: 'tiny', version: '1' }]);
  for (const { eer } of figures) expect(eer).toBeLessThan(0.5);
});

it('adds the joined profile neither unasked for nor from another file, and says first what is not known of it', async () => {
  await expect(run('add-joined', at('tiny.onnx'))).rejects.toMatchObject({ code: 'CLI_ORIGIN_UNCLEAR' });
  expect(said).toMatch(/^origin: .*does not say who made it/m);
  expect(said).toMatch(/^training data: .*unknown/m);
  const accepted = run('add-joined', at('tiny.onnx'), '--accept-unclear-origin');
  await expect(accepted).rejects.toMatchObject({ code: 'MODEL_FILE_CHECKSUM' });
  expect(await readdir(at('models'))).toEqual(['tiny@1']);
});
