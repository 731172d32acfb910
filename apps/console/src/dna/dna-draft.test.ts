import { expect, it } from 'vitest';
import { frequenciesOf, frequencyOptions, labelOf, thetaOf, toInput, weighable } from './dna-draft.ts';

it('splits a choice of frequencies at its first stroke alone', () => {
  expect(frequenciesOf('uk_dna17/White - EA1 & EA2')).toEqual({ table: 'uk_dna17', population: 'White - EA1 & EA2' });
  expect(new Set(frequencyOptions.map(({ id }) => id)).size).toBe(frequencyOptions.length);
});

it.each([
  ['0', 0],
  ['0.03', 0.03],
  ['1', undefined],
  ['', undefined],
  ['x', undefined],
])('reads theta %j', (text, value) => {
  expect(thetaOf(text)).toBe(value);
});

it('makes of a profile of a file what a search takes', () => {
  const profile = { name: 's', replicate: 2, markers: { TH01: ['6'] }, unknownMarkers: ['IQCS'] };
  expect(toInput(profile, 'stain')).toEqual({ name: 's', category: 'stain', markers: { TH01: ['6'] } });
  expect(labelOf(profile)).toBe('s [2]');
});

it('weighs kinship by exact alleles of one person alone', () => {
  const markers = { TH01: ['6', '9.3'], FGA: ['20', '*'], vWA: ['14', '15', '16'], D3S1358: ['15'] };
  expect(Object.keys(weighable({ name: 's', markers, unknownMarkers: [] }))).toEqual(['TH01', 'D3S1358']);
});
