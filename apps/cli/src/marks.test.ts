import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addMarks, readMark } from './marks.ts';
import type { MarkFlags } from './marks.ts';

const files: Readonly<Record<string, string>> = {
  'scene.png': 'a picture',
  'said.json': '{"proposals":"beside"}',
  x: '{',
};
const read = (file: string) => Promise.resolve(Buffer.from(files[file]));
const flagsOf = (...words: string[]) =>
  addMarks(new Command().exitOverride().configureOutput({ writeErr: () => {} }))
    .parse(words, { from: 'user' })
    .opts<MarkFlags>();

describe('a mark on the command line', () => {
  it('takes an outline and what the examiner says', async () => {
    const flags = flagsOf('--mark', 'scene.png', '--region', '1,2', '30,4', '5,60', '--marked', 'said.json');
    const corners = [
      { x: 1, y: 2 },
      { x: 30, y: 4 },
      { x: 5, y: 60 },
    ];
    const image = Buffer.from('a picture').toString('base64');
    expect(await readMark({ ...flags, ppi: 1000 }, read)).toEqual([
      { modality: 'fingerprint', image, mark: { region: corners, proposals: 'beside' }, resolutionPpi: 1000 },
    ]);
  });

  it('is an empty list when none is named', async () => expect(await readMark({}, read)).toEqual([]));

  it.each([
    ['CLI_USAGE', { region: [{ x: 1, y: 1 }] }],
    ['CLI_USAGE', { mark: 'scene.png', region: [{ x: 1, y: 1 }] }],
    ['CLI_FILE_UNREADABLE', { mark: 'scene.png', marked: 'x' }],
  ])('is refused with %s', (code, flags) => expect(readMark(flags, read)).rejects.toMatchObject({ code }));

  it('refuses what is no corner', () => expect(() => flagsOf('--mark', 'a', '--region', '1;2')).toThrow('x,y'));
});
