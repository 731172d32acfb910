import { describe, expect, it } from 'vitest';
import { positionLabel, resolutionPpi, sampleLabel, toInput, withModality } from './sample-draft.ts';
import type { SampleDraft } from './sample-draft.ts';

const draft: SampleDraft = {
  id: '1',
  fileName: 'a.png',
  mediaType: 'image/png',
  image: 'AAAA',
  modality: 'fingerprint',
  position: 'LEFT_RING',
  resolution: '',
};

describe('a sample draft', () => {
  it('is sent without a resolution unless one was typed', () => {
    expect(toInput(draft)).toEqual({
      modality: 'fingerprint',
      image: 'AAAA',
      mediaType: 'image/png',
      position: 'LEFT_RING',
    });
    expect(toInput({ ...draft, resolution: ' 500 ', mediaType: '' })).toEqual({
      modality: 'fingerprint',
      image: 'AAAA',
      position: 'LEFT_RING',
      resolutionPpi: 500,
    });
  });

  it.each(['', 'abc', '0', '-500', '99999'])('refuses %j as a resolution', (resolution) => {
    expect(resolutionPpi({ resolution })).toBeUndefined();
  });

  it('takes the first position of another modality, and keeps its own otherwise', () => {
    expect(withModality(draft, 'face').position).toBe('PORTRAIT');
    expect(withModality(draft, 'fingerprint')).toBe(draft);
  });

  it('is named in words', () => {
    expect(positionLabel('RIGHT_INDEX')).toBe('Right index');
    expect(sampleLabel('fingerprint', 'RIGHT_INDEX')).toBe('Right index fingerprint');
    expect(sampleLabel('fingerprint', 'UNKNOWN')).toBe('Fingerprint, position unknown');
    expect(sampleLabel('face', 'PORTRAIT')).toBe('Face, portrait');
    expect(sampleLabel('face', undefined)).toBe('Face');
  });
});
