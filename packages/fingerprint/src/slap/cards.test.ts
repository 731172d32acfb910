import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { fingerprint } from '../fingerprint.ts';
import { segmentSlap } from './segment-slap.ts';

const folder = path.resolve(import.meta.dirname, '../../../../../shared/samples/an2/jnbis-decoded');

/** Inked slaps on a paper card: print, handwriting, a punched hole, next phalanges, a neighbour's print at the edge. */
describe.skipIf(!existsSync(folder))('slaps of a real tenprint card', () => {
  it.each([
    [
      'right',
      'fp-13.png',
      [
        [255, 690],
        [555, 250],
        [930, 200],
        [1360, 570],
      ],
    ],
    [
      'left',
      'fp-14.png',
      [
        [290, 780],
        [590, 310],
        [915, 170],
        [1280, 370],
      ],
    ],
  ] as const)('the %s hand: its four fingers and nothing else', { timeout: 60_000 }, async (hand, file, centres) => {
    const { image } = await fingerprint.decode(readFileSync(path.join(folder, file)), { resolutionPpi: 500 });
    const result = segmentSlap(image as GrayImage);
    expect(result.hand?.side).toBe(hand);
    expect(result.hand?.probability).toBeGreaterThan(0.9);
    expect(result.fingers).toHaveLength(4);
    centres.forEach(([x, y], n) => {
      const { centreX, centreY } = result.fingers[n].box;
      expect(Math.hypot(centreX - x, centreY - y)).toBeLessThan(120);
    });
  });
});
