import { describe, expect, it } from 'vitest';
import type { Minutia } from '../extract/minutiae.ts';
import { mergeReadings } from './mark-reading.ts';
import type { Reading } from './mark-reading.ts';

const minutia = (x: number, direction: number, quality: number): Minutia => ({
  ...{ x, y: 50, direction, quality },
  type: 'ending',
});

/** Only the identity of waves counts here. */
const reading = (...minutiae: Minutia[]) => ({ flow: {}, wave: {}, minutiae }) as unknown as Reading;

describe('readings of a mark', () => {
  const [near, other, turned, far] = [
    minutia(11, 1.3, 0.9),
    minutia(10, 1, 0.5),
    minutia(12, 2, 0.4),
    minutia(14, 1, 0.6),
  ];
  const first = reading(other);
  const second = reading(near, far, turned);
  const merged = mergeReadings([first, second], 3);

  it('take a minutia of both once, from the first, and others from the second', () => {
    expect([...merged.keys()]).toEqual([far, other, turned]);
    expect(merged.get(other)).toBe(first.wave);
    expect(merged.get(turned)).toBe(second.wave);
  });

  it('leave out the faintest of too many', () => {
    expect([...mergeReadings([first, second], 2).keys()]).toEqual([far, other]);
  });
});
