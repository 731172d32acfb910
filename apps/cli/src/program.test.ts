import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createProgram } from './program.ts';
import { isPosition } from './samples.ts';
import { table } from './table.ts';

/** Runs a command in this process, for what goes wrong before anything is asked of a server. */
async function run(...args: readonly string[]) {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const terminal = { print: say, say, end: () => undefined, interactive: false, colour: false };
  const program = createProgram({ home: '/nowhere', noColour: true, statement: {} }, terminal);
  await program.parseAsync(['node', 'ipse', ...args]);
  return said;
}

it('asks for an image', () => expect(run('identify')).rejects.toMatchObject({ code: 'CLI_USAGE' }));

it.each([
  ['identify', '--finger', 'THIRD_INDEX=a.png'],
  ['identify', '--finger', 'a.png', '--ppi', '5'],
  ['identify', '--finger', 'a.png', '--fpir', '2'],
  ['verify', 'p', '--face', 'a.png', '--threshold', ''],
  ['person', 'enrol', '--gallery', 'g', '--biographic', 'nameless'],
  ['import', 'x', '--gallery', 'g', '--modality', 'gait'],
  ['evaluate', 'face', '--manifest', 'm', '--threads', '0'],
  ['evaluate', 'face', '--manifest', 'm', '--protocol', 'some'],
])('refuses the arguments %s %s %s %s', async (...args) => {
  await expect(run(...args)).rejects.toMatchObject({ name: 'CommanderError', exitCode: 1 });
});

it('does not delete by a slip', () =>
  expect(run('person', 'delete', 'p')).rejects.toMatchObject({
    code: 'CLI_USAGE',
    message: expect.stringContaining('--yes'),
  }));

it('takes a file whose name holds an equals sign', () =>
  expect(run('identify', '--finger', './none=a.png')).rejects.toMatchObject({ code: 'CLI_FILE_UNREADABLE' }));

it('has nothing to import from an empty folder', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ipse-cli-'));
  await expect(run('import', folder, '--gallery', 'g')).rejects.toMatchObject({ code: 'CLI_IMPORT_EMPTY' });
  await rm(folder, { recursive: true });
});

it('tells positions from other words', () => {
  expect(['RIGHT_INDEX', 'PORTRAIT', 'right_index', 'toString'].map(isPosition)).toEqual([true, true, false, false]);
});

it('aligns words to the left and numbers to the right', () => {
  expect(
    table(
      ['name', 'n'],
      [
        ['a', 5],
        ['longer', 10],
      ],
    ),
  ).toBe('name     n\na        5\nlonger  10');
});
