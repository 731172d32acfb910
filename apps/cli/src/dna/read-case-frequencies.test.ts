import { expect, it } from 'vitest';
import { readCaseFrequencies } from './read-case-frequencies.ts';

const read = (...lines: readonly string[]) =>
  readCaseFrequencies(['marker,allele,frequency', ...lines, ''].join('\n'), 'f.csv');

it('reads a line an allele', () => {
  expect(read('DXS10103,18,0.4', ' DXS10103 , 19 , 0.6 ', '', 'HPRTB,12,1')).toEqual({
    DXS10103: { '18': 0.4, '19': 0.6 },
    HPRTB: { '12': 1 },
  });
});

it.each([
  { line: 'DXS10103,18,0,4', says: 'line 2: more columns' },
  { line: 'DXS10103,18,0', says: 'line 2: a cell' },
  { line: 'DXS10103,,0.5', says: 'line 2: a cell' },
  { line: 'DXS10103,18,much', says: 'line 2: a cell' },
])('refuses $line', ({ line, says }) => {
  expect(() => read(line)).toThrow(
    expect.objectContaining({ code: 'CLI_FREQUENCIES_INVALID', message: expect.stringContaining(says) }),
  );
});

it('refuses an allele that stands twice, and another header', () => {
  expect(() => read('HPRTB,12,0.5', 'HPRTB,12,0.5')).toThrow(/line 3: the allele stands twice/);
  expect(() => readCaseFrequencies('allele,marker\n', 'f.csv')).toThrow(/f\.csv, line 1: the header/);
});
