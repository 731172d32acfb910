import { beforeAll, describe, expect, it } from 'vitest';
import { toGray } from '@ipse/core';
import type { GrayImage } from '@ipse/core';
import { createFaceIdentity, createFinger, impression, portrait } from '@ipse/testkit';
import { calibration } from './calibration/calibration.ts';
import { extractPrint } from './extract/extract.ts';
import { compare } from './match/compare.ts';
import { hostileImage, hostileKinds, sliver } from './testing/hostile-images.ts';
import type { FingerprintTemplate } from './template/template.ts';

/** The similarity at which the calibration expects a false match rate of 0.01 %. */
const threshold = calibration.knots.find(({ log10Fmr }) => log10Fmr <= -4)?.similarity ?? Number.NaN;

const seeds = Array.from({ length: 9 }, (_, seed) => seed + 1);

function hostileImages(): GrayImage[] {
  return [
    ...hostileKinds.flatMap((kind) => seeds.map((seed) => hostileImage(kind, seed))),
    ...seeds.map((seed) => toGray(portrait(createFaceIdentity(seed), 1))),
    ...seeds.map((seed) => (seed % 2 === 0 ? sliver(1, 400, seed) : sliver(400, 1, seed))),
  ];
}

/** Undefined where there is no print, which can match nothing. */
function templateOf(image: GrayImage): FingerprintTemplate | undefined {
  const extraction = extractPrint(image);
  return extraction.suitable ? extraction.template : undefined;
}

describe('hostile images', () => {
  let hostile: (FingerprintTemplate | undefined)[];
  let prints: (FingerprintTemplate | undefined)[];
  beforeAll(() => {
    hostile = hostileImages().map(templateOf);
    prints = Array.from({ length: 12 }, (_, f) => templateOf(impression(createFinger(`hostile/${f}`), 1)));
  }, 300_000);

  it('look like no print and like no other: over 10,000 pairs none reaches a false match rate of 0.01 %', () => {
    const found: number[] = [];
    let pairs = 0;
    hostile.forEach((one, i) => {
      for (const other of [...hostile.slice(i + 1), ...prints]) {
        pairs++;
        if (one && other) found.push(compare(one, other).similarity);
      }
    });
    expect(pairs).toBeGreaterThan(10_000);
    // The others cannot match: one of them at least was refused as no print.
    expect(found.length).toBeGreaterThan(1_500);
    expect(Math.max(...found)).toBeLessThan(threshold);
  }, 300_000);

  it('are not refused with the prints', () => {
    expect(prints.filter((print) => print !== undefined).length).toBe(prints.length);
  });
});

it('refuses wallpaper and says why', () => {
  for (const seed of seeds) {
    expect(extractPrint(hostileImage('tiles', seed))).toMatchObject({
      suitable: false,
      quality: { value: 0, reasons: [{ code: 'repeated' }] },
    });
  }
});
