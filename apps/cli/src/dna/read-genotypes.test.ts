import { expect, it } from 'vitest';
import { readGenotypes } from './read-genotypes.ts';

const possible = (probability: number) => ({ genotype: ['15', null], probability });
const locus = (marker: string, contributor: number, count: number) => ({
  ...{ marker, contributors: [{ contributor, genotypes: Array.from({ length: count }, () => possible(1 / count)) }] },
});

it('takes the genotypes of the contributor whom the table numbers so, a thousand of a marker', () => {
  const text = JSON.stringify({ loci: [locus('vWA', 1, 2), locus('FGA', 1, 1200), locus('TH01', 0, 2)] });
  const read = readGenotypes(text, 2);
  expect(Object.keys(read)).toEqual(['vWA', 'FGA']);
  expect(read.vWA[0]).toEqual({ genotype: ['15', null], probability: 0.5 });
  expect(read.FGA).toHaveLength(1000);
});

it.each(['{', '3', '{"loci":[]}', '{"loci":[{"marker":"vWA"}]}', JSON.stringify({ loci: [locus('vWA', 0, 1)] })])(
  'refuses %s',
  (text) => {
    expect(() => readGenotypes(text, 2)).toThrow(expect.objectContaining({ code: 'CLI_DECONVOLUTION_INVALID' }));
  },
);
