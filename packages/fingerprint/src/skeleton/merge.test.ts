import { describe, expect, it } from 'vitest';
import type { Minutia } from '../extract/minutiae.ts';
import { fromSkeleton, fromWave } from '../template/template.ts';
import { mergeMinutiae } from './merge.ts';

const at = (x: number, y: number, direction = 0, quality = 0.5): Minutia => ({
  x,
  y,
  direction,
  quality,
  type: 'ending',
});
const both = fromWave | fromSkeleton;
const sources = (wave: Minutia[], skeleton: Minutia[]) => mergeMinutiae(wave, skeleton).map(({ source }) => source);

describe('merging', () => {
  it('takes two minutiae near each other in place and direction for one, where the wave saw it', () => {
    expect(mergeMinutiae([at(50, 50, 6.2)], [at(52, 51, 0.1)])).toMatchObject([
      { x: 50, y: 50, direction: 6.2, source: both },
    ]);
    expect(sources([at(50, 50)], [at(55, 50)])).toEqual([fromWave]);
    expect(sources([at(50, 50)], [at(50, 50, 0.7)])).toEqual([fromWave]);
    expect(sources([at(50, 50)], [])).toEqual([fromWave]);
  });

  it('believes more what both saw, and puts it first', () => {
    const [first, second] = mergeMinutiae([at(10, 10), at(80, 80)], [at(80, 81)]);
    expect([first.x, first.source, second.source]).toEqual([80, both, fromWave]);
    expect(first.quality).toBeGreaterThan(second.quality);
    expect(first.quality).toBeLessThanOrEqual(1);
  });

  it('lets a minutia of the skeleton vote once, and adds none', () => {
    expect(sources([at(50, 50), at(51, 50)], [at(50, 50)])).toEqual([both, fromWave]);
    expect(sources([], [at(50, 50)])).toEqual([]);
  });
});
