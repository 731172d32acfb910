import { describe, expect, it } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { createFinger, impression } from '@ipse/testkit';
import { extractPrint } from '../extract/extract.ts';
import { hostileImage, noiseImage } from '../testing/hostile-images.ts';
import { draw, untold } from '../testing/patterns.ts';
import { coherenceMin } from './coherence.ts';
import type { Measures } from './measures.ts';

const refusal = (code: string) => ({ suitable: false, quality: { value: 0, reasons: [{ code }] } });

function coherence(image: GrayImage): number {
  let found = Number.NaN;
  extractPrint(image, (step, data) => {
    if (step === 'measures') found = (data as Measures).coherence;
  });
  return found;
}

describe('what is no print', () => {
  it('is noise, of whatever resolution', () => {
    expect(extractPrint(noiseImage(1, { side: 240 }))).toMatchObject(refusal('not-ridges'));
    for (const resolutionPpi of [500, 1000])
      expect(extractPrint({ ...noiseImage(2, { side: 300 }), resolutionPpi })).toMatchObject(refusal('not-ridges'));
  });

  it.each([2, 4])('is noise that is blurred by %d pixels', (blurPx) => {
    const noise = noiseImage(10 * blurPx, { side: 240, blurPx });
    expect(extractPrint({ ...noise, resolutionPpi: 500 })).toMatchObject(refusal('not-ridges'));
  });

  it('is writing', () => {
    expect(extractPrint(hostileImage('text', 1))).toMatchObject(refusal('not-ridges'));
  });

  it('is stripes, wherever they run; no part of a print', () => {
    for (const normalRad of [0, 1.1]) {
      const stripes = draw({ width: 240, height: 240, normalRad, periodPx: 10 });
      expect(extractPrint(stripes)).toMatchObject(refusal('no-minutiae'));
    }
    const unsaid = untold(draw({ width: 300, height: 300, normalRad: 0.5 }));
    expect(extractPrint(unsaid)).toMatchObject({
      suitable: false,
      quality: { value: 0, reasons: [{ code: 'no-minutiae' }, { code: 'resolution-unknown' }] },
    });
  });

  it('is far from a print, even from a dry one that hardly touches', () => {
    const conditions = { moisture: -1, pressure: -1, contact: 0.4, noise: 0.4 };
    const print = impression(createFinger('no print'), 1, conditions);
    expect(coherence(print)).toBeGreaterThan(1.5 * coherenceMin);
    expect(coherence({ ...noiseImage(3, { side: 300 }), resolutionPpi: 500 })).toBeLessThan(0.8 * coherenceMin);
  });
});
