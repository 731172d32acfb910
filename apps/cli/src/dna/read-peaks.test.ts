import { expect, it } from 'vitest';
import { readPeaks } from './read-peaks.ts';

const header = 'SampleName,Marker,Allele1,Allele2,Height1,Height2';
const bytes = new TextEncoder().encode(`${header}\ns,TH01,6,OL,810,55\ns,FGA,20,21,400,390\n`);

it('leaves out peaks off the ladder, and names their markers', () => {
  expect(readPeaks(bytes, {}, undefined)).toEqual({
    replicates: [{ TH01: { '6': 810 }, FGA: { '20': 400, '21': 390 } }],
    offLadder: ['TH01'],
  });
});

it('asks which sample where the file does not say', () => {
  expect(() => readPeaks(bytes, {}, 'other')).toThrow(expect.objectContaining({ code: 'CLI_SAMPLE_UNKNOWN' }));
});
