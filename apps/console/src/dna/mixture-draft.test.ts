import { expect, it } from 'vitest';
import { draftOf, firstMixtureDraft, samplesOf, toDeconvolutionRequest, toPeaksRequest } from './mixture-draft.ts';

const stain = {
  ...{ name: 'stain', unknownMarkers: [], markers: { TH01: ['6', '7'] } },
  peaks: {
    TH01: [
      { allele: '6', height: 900 },
      { allele: 'OL', height: 60 },
    ],
    Amelogenin: [{ allele: 'X', height: 500 }],
  },
};
const person = { name: 'p', unknownMarkers: [], markers: { TH01: ['6'], FGA: ['20', '*'] } };
const file = [{ ...stain, replicate: 1 }, { ...stain, replicate: 2 }, person];
const draft = { ...firstMixtureDraft, stain: 'stain', person: 'p' };

it('takes all replicates of the sample, without what the model has no place for', () => {
  expect(samplesOf(file)).toEqual({ stains: ['stain'], people: ['stain', 'p'] });
  const request = toPeaksRequest(draft, file)!;
  expect(request.replicates).toEqual([{ TH01: { '6': 900 } }, { TH01: { '6': 900 } }]);
  expect(request.profiles).toEqual({ p: { TH01: ['6'] } });
  expect(request).toMatchObject({ table: 'nist1036', population: 'All', thresholdRfu: 50, seed: 1 });
});

it('models degradation where the lengths of fragments are stated', () => {
  expect(toPeaksRequest({ ...draft, fragments: 'TH01,145,4' }, file)!.fragments).toEqual({
    TH01: { offsetBp: 145, repeatBp: 4 },
  });
  expect(toPeaksRequest(draft, file)).not.toHaveProperty('fragments');
  const told = draftOf({
    format: 'genemapper-long',
    profiles: file,
    fragments: { TH01: { offsetBp: 150.5, repeatBp: 4 } },
  });
  expect(told).toEqual({ ...firstMixtureDraft, stain: 'stain', fragments: 'TH01,150.5,4' });
  expect(draftOf({ format: 'euroformix', profiles: [] })).toEqual(firstMixtureDraft);
});

it('puts somebody unknown in the place of the person, and asks who contributed without them', () => {
  expect(toPeaksRequest(draft, file)!.hypotheses).toEqual([
    { people: ['p'], unknowns: 1 },
    { people: [], unknowns: 2 },
  ]);
  const asked = toDeconvolutionRequest(draft, file)!;
  expect([asked.hypothesis, asked.profiles]).toEqual([{ people: [], unknowns: 2 }, {}]);
});

it.each([
  { person: '' },
  { stain: 'none' },
  { thresholdRfu: '0' },
  { theta: '1' },
  { unknowns: '4' },
  { known: 'p' },
  { fragments: 'TH01' },
])('asks nothing while %o', (change) => {
  expect(toPeaksRequest({ ...draft, ...change }, file)).toBeUndefined();
});
