import { describe, expect, it } from 'vitest';
import type { SlapFinger } from '@ipse/protocol';
import { fingersOfSlap, placedFingers, undone, untouchedSlap, withMissing, withRenamed } from './slap-draft.ts';

const finger = (position: SlapFinger['position'], centreX: number): SlapFinger => ({
  position,
  box: { centreX, centreY: 100, width: 200, height: 300, rotationRad: 0 },
  quality: { value: 60, reasons: [] },
  suitable: true,
  width: 224,
  height: 324,
  preview: '',
});
const found = [finger('RIGHT_INDEX', 100), finger('RIGHT_MIDDLE', 400)];
const namesOf = (slap: typeof untouchedSlap) => placedFingers(slap, found).map(({ position }) => position);

describe('what is said of a slap', () => {
  it('begins with what was found', () => {
    expect(namesOf(untouchedSlap)).toEqual(['RIGHT_INDEX', 'RIGHT_MIDDLE']);
    expect(undone(untouchedSlap)).toBe(untouchedSlap);
  });

  it('gives a finger another name, and swaps two that were found', () => {
    const ring = withRenamed(untouchedSlap, found, 'RIGHT_MIDDLE', 'RIGHT_RING');
    expect(namesOf(ring)).toEqual(['RIGHT_INDEX', 'RIGHT_RING']);
    const swapped = withRenamed(ring, found, 'RIGHT_INDEX', 'RIGHT_RING');
    expect(namesOf(swapped)).toEqual(['RIGHT_RING', 'RIGHT_INDEX']);
    expect(swapped.placed?.map(({ box }) => box.centreX)).toEqual([100, 400]);
    expect(withRenamed(ring, found, 'RIGHT_RING', 'RIGHT_RING')).toBe(ring);
  });

  it('marks a finger as missing once, drops the names, and takes it in again', () => {
    const renamed = withRenamed(untouchedSlap, found, 'RIGHT_MIDDLE', 'RIGHT_RING');
    const missing = withMissing(withMissing(renamed, 'RIGHT_LITTLE', true), 'RIGHT_LITTLE', true);
    expect(missing).toMatchObject({ missing: ['RIGHT_LITTLE'], placed: null });
    expect(withMissing(missing, 'RIGHT_LITTLE', false).missing).toEqual([]);
  });

  it('is taken back step by step', () => {
    const renamed = withRenamed(untouchedSlap, found, 'RIGHT_MIDDLE', 'RIGHT_RING');
    const missing = withMissing(renamed, 'RIGHT_LITTLE', true);
    expect(namesOf(undone(missing))).toEqual(['RIGHT_INDEX', 'RIGHT_RING']);
    expect(undone(undone(missing))).toEqual(untouchedSlap);
  });

  it('knows slaps from single fingers', () => {
    expect(fingersOfSlap('PLAIN_LEFT_FOUR_FINGERS')?.[0]).toBe('LEFT_LITTLE');
    expect(fingersOfSlap('RIGHT_INDEX')).toBeUndefined();
  });
});
