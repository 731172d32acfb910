import { expect, it } from 'vitest';
import { fragmentLengths } from './fragment-lengths.ts';

const sized = (name: string, ...alleles: readonly (readonly [string, number?])[]) => ({
  name,
  alleles: alleles.map(([value, sizeBp]) => ({ value, ...(sizeBp === undefined ? {} : { sizeBp }) })),
});
const told = (...loci: readonly ReturnType<typeof sized>[]) => fragmentLengths([{ loci }]);

it('are what is left of a size without the repeats, the mean of all samples', () => {
  const records = [
    { loci: [sized('THO1', ['6', 170.1], ['9.3', 185.0])] },
    { loci: [sized('TH01', ['7', 174.15], ['8']), sized('D22S1045', ['15', 130.2])] },
    { loci: [sized('Penta_E', ['12', 410.5])] },
  ];
  const { fragments, contradicting } = fragmentLengths(records);
  expect(contradicting).toEqual([]);
  expect(fragments).toEqual({
    TH01: { offsetBp: 146.08, repeatBp: 4 },
    D22S1045: { offsetBp: 85.2, repeatBp: 3 },
    'Penta E': { offsetBp: 350.5, repeatBp: 5 },
  });
});

it('are told by alleles of the ladder of autosomal markers alone', () => {
  expect(
    told(sized('TH01', ['OL', 100], ['<4', 90], ['5']), sized('AMEL', ['X', 106]), sized('IQCS', ['1', 90])),
  ).toEqual({
    ...{ fragments: {}, contradicting: [] },
  });
});

it('are none where sizes stand with other alleles, or are of two kits', () => {
  expect(told(sized('TH01', ['6', 170], ['7', 170.2]), sized('FGA', ['20', 230], ['46.2', 333]))).toEqual({
    fragments: { FGA: { offsetBp: 148.5, repeatBp: 4 } },
    contradicting: ['TH01'],
  });
  expect(told(sized('D22S1045', ['15', 130], ['16', 130])).contradicting).toEqual(['D22S1045']);
});
