import { describe, expect, it } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { createFinger, impression } from '@ipse/testkit';
import { resolutionOf } from './estimate-resolution.ts';
import { extractPrint } from './extract.ts';
import { crop, regionOfPrint } from './region.ts';
import { resample } from './resolution.ts';
import { similarityOf } from '../match/compare.ts';
import { draw, untold } from '../testing/patterns.ts';

const print = impression(createFinger('r1'), 'a', { width: 240, height: 260, contact: 1, noise: 0.2 });

/** A print of 500 ppi as a sensor of another resolution sees it. */
function at(ppi: number, { width, height, data }: GrayImage): GrayImage {
  const seen = resample({ kind: 'gray', width, height, data }, 500 * (500 / ppi));
  return { kind: 'gray', width: seen.width, height: seen.height, data: Uint8Array.from(seen.data, Math.round) };
}

describe('resample', () => {
  it('leaves 500 ppi as it is', () => {
    const image = draw({ width: 40, height: 30 });
    expect([...resample(image, 500).data]).toEqual([...image.data]);
  });

  it('halves 1000 ppi and keeps the wave', () => {
    const fine = resample(
      draw({ width: 200, height: 100, periodPx: 20, resolutionPpi: 1000, phaseRad: Math.PI / 20 }),
      1000,
    );
    expect([fine.width, fine.height]).toEqual([100, 50]);
    // Pixel x of the half lies at 2x + 0.5 of the whole: the darkest of a period is where the drawn phase is 0.
    const row = Array.from({ length: 100 }, (_, x) => fine.data[20 * 100 + x]);
    for (let x = 2; x < 98; x++) {
      const phase = (2 * Math.PI * (2 * x + 0.5)) / 20 + Math.PI / 20;
      expect(Math.abs(row[x] - (128 - 90 * Math.cos(phase)))).toBeLessThan(4);
    }
  });

  it('keeps a flat field flat at any ratio', () => {
    const flat = { ...draw({ width: 60, height: 40 }), data: new Uint8Array(60 * 40).fill(77) };
    for (const ppi of [250, 333, 569, 1200]) {
      const { data } = resample(flat, ppi);
      expect(Math.max(...data) - 77).toBeLessThan(1e-3);
      expect(77 - Math.min(...data)).toBeLessThan(1e-3);
    }
  });
});

describe('resolutionOf', () => {
  it('believes what a sensor would say', () => {
    expect(resolutionOf(draw({ resolutionPpi: 569 }))).toEqual({ ppi: 569, known: true, others: [] });
  });

  it.each([
    ['usual ridges at 500 ppi', 9, 500],
    ['ridges a little narrow are still 500 ppi', 7.5, 500],
    ['usual ridges at 1000 ppi', 18.2, 1000],
  ])('estimates from the ridges: %s', (_, periodPx, ppi) => {
    const estimate = resolutionOf(untold(draw({ width: 260, height: 260, periodPx, normalRad: 0.5 })));
    expect(estimate.known).toBe(false);
    expect(Math.abs(estimate.ppi / ppi - 1)).toBeLessThan(0.1);
  });

  it.each([250, 500, 800, 1200])('comes near that of a print at %d ppi', (ppi) => {
    const { ppi: estimate, known } = resolutionOf(at(ppi, untold(print)));
    expect(known).toBe(false);
    expect(Math.abs(Math.log(estimate / ppi))).toBeLessThan(Math.log(1.25));
  });

  it('names what it may be as well, between two common resolutions', () => {
    const { ppi, others } = resolutionOf(untold(draw({ width: 300, height: 300, periodPx: 10.5, normalRad: 0.5 })));
    expect([ppi, ...others].sort()).toEqual([500, 600]);
    expect(resolutionOf(untold(draw({ width: 300, height: 300, periodPx: 9.1, normalRad: 0.5 }))).others).toEqual([]);
  });

  it('does not believe the 72 ppi of an editing program', () => {
    expect(resolutionOf(draw({ resolutionPpi: 72 })).known).toBe(false);
  });
});

describe('extraction', () => {
  it.each([250, 333, 1200])('finds the same print at %d ppi', (ppi) => {
    const [a, b] = [extractPrint({ ...at(ppi, print), resolutionPpi: ppi }), extractPrint(print)];
    if (!a.suitable || !b.suitable) throw new Error('not suitable');
    // The logarithm of a product: strangers are below 4.
    expect(similarityOf(a.template, b.template)).toBeGreaterThan(8);
  });
});

describe('regionOfPrint', () => {
  it('takes a fingertip whole', () => {
    expect(regionOfPrint(draw({}), 500)).toEqual({ left: 0, top: 0, width: 240, height: 240 });
  });

  it('finds the print on a large white page', () => {
    const page = { kind: 'gray', width: 2400, height: 1500, data: new Uint8Array(2400 * 1500).fill(255) } as const;
    const print = draw({ width: 300, height: 300 });
    for (let y = 0; y < 300; y++) page.data.set(print.data.subarray(y * 300, (y + 1) * 300), (y + 1000) * 2400 + 1900);
    const { left, top, width, height } = regionOfPrint(page, 500);
    expect([width, height]).toEqual([960, 960]);
    expect(left).toBeLessThanOrEqual(1900);
    expect(left + width).toBeGreaterThanOrEqual(2200);
    expect(top).toBeLessThanOrEqual(1000);
    expect(top + height).toBeGreaterThanOrEqual(1300);
    const cut = crop(page, { left: 1900, top: 1000, width: 300, height: 300 });
    expect(Buffer.compare(cut.data, print.data)).toBe(0);
  });
});
