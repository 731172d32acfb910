import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvField, parseCsv } from './csv.ts';

it('reads what it writes', () => {
  const field = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', 'é') });
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
      fc.constantFrom('\n', '\r\n'),
      (rows, end) => {
        expect(parseCsv(rows.map((row) => row.map(csvField).join(',') + end).join(''))).toEqual(rows);
      },
    ),
  );
});

it('takes a byte order mark, empty lines and a missing last line end', () => {
  expect(parseCsv('\uFEFFa,b\r\n\r\n1,')).toEqual([
    ['a', 'b'],
    ['1', ''],
  ]);
});
