import { expect, it } from 'vitest';
import { readFragmentLengths, writeFragmentLengths } from './fragment-lengths.ts';

it('reads a line a marker, whatever parts the cells', () => {
  expect(readFragmentLengths('marker,offset,repeat\r\nTH01, 145.5, 4\n\nPenta E;350;5\nvWA\t-3\t4\n')).toEqual({
    TH01: { offsetBp: 145.5, repeatBp: 4 },
    'Penta E': { offsetBp: 350, repeatBp: 5 },
    vWA: { offsetBp: -3, repeatBp: 4 },
  });
  expect(readFragmentLengths(' \n')).toEqual({});
});

it('writes what it reads', () => {
  const lengths = { TH01: { offsetBp: 145.52, repeatBp: 4 }, 'Penta E': { offsetBp: -3, repeatBp: 5 } };
  expect(readFragmentLengths(writeFragmentLengths(lengths))).toEqual(lengths);
  expect(writeFragmentLengths({})).toBe('');
});

it.each(['TH01,145', 'TH01,145,4,1', 'TH01,x,4', 'TH01,145,0', 'TH01,,4', ',145,4', 'TH01,1,4\nTH01,2,4', 'TH01,1,21'])(
  'takes nothing of %s',
  (text) => {
    expect(readFragmentLengths(text)).toBeUndefined();
  },
);
