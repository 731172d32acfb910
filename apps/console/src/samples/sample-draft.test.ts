import { describe, expect, it } from 'vitest';
import {
  positionLabel,
  resolutionPpi,
  sampleLabel,
  shortPositionLabel,
  toInput,
  withModality,
  withPosition,
  withResolution,
} from './sample-draft.ts';
import type { SampleDraft } from './sample-draft.ts';
import { untouchedSlap } from './slap-draft.ts';

const draft: SampleDraft = {
  id: '1',
  fileName: 'a.png',
  mediaType: 'image/png',
  image: 'AAAA',
  modality: 'fingerprint',
  position: 'LEFT_RING',
  resolution: '',
  slap: untouchedSlap,
  whole: null,
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

  it('of a slap says which fingers are missing and which is which; of a single finger nothing', () => {
    const box = { centreX: 1, centreY: 2, width: 3, height: 4, rotationRad: 0 };
    const slap = { missing: ['LEFT_RING'], placed: [{ position: 'LEFT_INDEX', box }], before: [] } as const;
    const said = toInput({ ...draft, position: 'PLAIN_LEFT_FOUR_FINGERS', slap });
    expect(said).toMatchObject({ missing: ['LEFT_RING'], fingers: [{ position: 'LEFT_INDEX', box }] });
    expect(toInput({ ...draft, slap })).toEqual(toInput(draft));
    expect(withPosition({ ...draft, slap }, 'PLAIN_THUMBS').slap).toEqual(untouchedSlap);
    expect(withResolution({ ...draft, slap }, '500').slap).toMatchObject({ missing: ['LEFT_RING'], placed: null });
  });

  it('is a mark where somebody says so, of a single finger alone', () => {
    const marked = { ...draft, isMark: true };
    expect(toInput(draft)).not.toHaveProperty('mark');
    expect(toInput(marked)).toEqual({ ...toInput(draft), mark: {} });
    expect(toInput({ ...marked, position: 'PLAIN_THUMBS' })).not.toHaveProperty('mark');
    expect(toInput(withModality(marked, 'face'))).not.toHaveProperty('mark');
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
    expect(sampleLabel('fingerprint', 'PLAIN_RIGHT_FOUR_FINGERS')).toBe('Right slap, four fingers');
    expect(shortPositionLabel('LEFT_RING')).toBe('Ring');
  });
});
