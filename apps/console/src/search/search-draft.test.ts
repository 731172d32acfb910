import { describe, expect, it } from 'vitest';
import { emptySearchDraft, expectedFalse, referencesOf, thresholdOf, toRequest } from './search-draft.ts';
import type { SearchDraft } from './search-draft.ts';
import { untouchedSlap } from '../samples/slap-draft.ts';

const sample = {
  id: '1',
  fileName: 'a.png',
  mediaType: 'image/png',
  image: 'AAAA',
  position: 'UNKNOWN',
  resolution: '',
  slap: untouchedSlap,
  whole: null,
} as const;
const draft: SearchDraft = {
  ...emptySearchDraft,
  gallery: 'watch',
  samples: [
    { ...sample, modality: 'fingerprint' },
    { ...sample, modality: 'fingerprint' },
  ],
};
const references = { fingerprint: 400, face: 90 };
const gallery = { id: 'watch', persons: 200, encounters: 210, references, unsolvedMarks: false };

describe('a search draft', () => {
  it('counts the references of the modalities in it, each once', () => {
    expect(referencesOf(draft, gallery)).toBe(400);
    expect(referencesOf({ ...draft, samples: [...draft.samples, { ...sample, modality: 'face' }] }, gallery)).toBe(490);
    expect(referencesOf(emptySearchDraft, gallery)).toBe(0);
    expect(referencesOf(draft, undefined)).toBe(0);
  });

  it('expects about the FPIR in false candidates, whatever the size of the gallery', () => {
    expect(expectedFalse(draft, 400)).toBeCloseTo(-Math.log(0.99), 6);
    expect(expectedFalse({ ...draft, fpir: '0.1' }, 1_000_000)).toBeCloseTo(-Math.log(0.9), 4);
  });

  it('does not know what a typed threshold lets through', () => {
    expect(expectedFalse({ ...draft, threshold: '2.5' }, 400)).toBeUndefined();
  });

  it.each([
    ['', undefined],
    ['x', undefined],
    ['2,5', 2.5],
    ['\u22121', -1],
  ])('reads the threshold %j as %s', (threshold, expected) => {
    expect(thresholdOf({ threshold })).toBe(expected);
  });

  it('asks for a threshold only when one was typed', () => {
    expect(toRequest(draft)).toMatchObject({ gallery: 'watch', fpir: 0.01 });
    expect(toRequest(draft)).not.toHaveProperty('threshold');
    expect(toRequest({ ...draft, threshold: '3' }).threshold).toBe(3);
  });
});
