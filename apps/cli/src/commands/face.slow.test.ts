import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { addFace } from './face.ts';
import type { Terminal } from '../terminal.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-face-'));
  const person = createFaceIdentity('cli');
  for (const seed of [1, 2]) {
    const picture = portrait(person, seed, { yawRad: 0, pitchRad: 0, rollRad: 0 });
    await writeFile(at(`${seed}.png`), await encodePng(picture));
  }
  const blank = { kind: 'gray', width: 90, height: 90, data: new Uint8Array(8100).fill(240) } as const;
  await writeFile(at('blank.png'), await encodePng(blank));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: readonly string[]) {
  const heard = { printed: '', said: '', code: 0 };
  const terminal: Terminal = {
    print: (line) => void (heard.printed += `${line}\n`),
    say: (line) => void (heard.said += `${line}\n`),
    end: (code) => void (heard.code = code),
    interactive: false,
    colour: false,
  };
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addFace(command, terminal);
  await command.parseAsync(['node', 'ipse', 'face', ...args]);
  return heard;
}

it('lists the faces of a picture, and ends with its own code when there is none', async () => {
  const { printed, code } = await run('detect', at('1.png'));
  expect([printed.trim().split('\n').length, code]).toEqual([2, 0]);
  const { faces } = JSON.parse((await run('detect', at('1.png'), '--json')).printed) as { faces: object[] };
  expect(Object.keys(faces[0]).sort()).toEqual(['box', 'points', 'presence', 'quality', 'rollRad']);
  expect(await run('detect', at('blank.png'))).toMatchObject({ code: 6, printed: '' });
});

it('compares two faces on the scale of evidence', async () => {
  expect((await run('compare', at('1.png'), at('2.png'))).printed).toMatch(
    /^log10 LR -?\d+\.\d\d, false match rate <?\d/,
  );
  const none = await run('compare', at('1.png'), at('blank.png'));
  expect([none.code, none.printed]).toEqual([6, '']);
  expect(none.said).toMatch(/^reference: No face was found\./m);
});

it('measures a face, and writes its portrait', async () => {
  const { printed } = await run('quality', at('1.png'), '--portrait', at('portrait.png'));
  expect(printed).toMatch(/^quality \d+\n[\s\S]+pose-yaw[\s\S]+portrait: /);
  expect((await stat(at('portrait.png'))).size).toBeGreaterThan(1000);
  expect(await run('quality', at('blank.png'))).toMatchObject({ code: 6, printed: '' });
});
