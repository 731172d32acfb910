import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { createFinger, impression, leaveMark } from '@ipse/testkit';
import { fingerprint } from '../fingerprint.ts';
import { extractPrint } from '../extract/extract.ts';
import { compare } from '../match/compare.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { draw } from '../testing/patterns.ts';
import { extractMark } from './extract-mark.ts';
import type { MarkOptions } from './extract-mark.ts';

const latent = path.resolve(import.meta.dirname, '../../../../../shared/samples/latent');

function markOf(image: GrayImage, options: MarkOptions = {}): FingerprintTemplate {
  const found = extractMark(image, options);
  if (!found.suitable) throw new Error('no ridges found');
  return found.template;
}

function printOf(image: GrayImage): FingerprintTemplate {
  const found = extractPrint(image);
  if (!found.suitable) throw new Error('no ridges found');
  return found.template;
}

const spiral = draw({ minutia: { x: 120, y: 110 }, normalRad: 0.4, radiusPx: 100 });

describe('a mark', () => {
  it('keeps the minutia of a drawn pattern, in the pixels of its own picture', () => {
    const mark = markOf(spiral);
    expect(mark.kind).toBe('mark');
    const nearest = fingerprint.features(mark).map(({ x, y }) => Math.hypot(x - 120, y - 110));
    expect(Math.min(...nearest)).toBeLessThan(4);
    expect(fingerprint.decodeTemplate(fingerprint.encodeTemplate(mark))).toEqual(mark);
  });

  it('is taken from within its outline only', () => {
    const region = [
      { x: 40, y: 40 },
      { x: 100, y: 40 },
      { x: 100, y: 200 },
      { x: 40, y: 200 },
    ];
    const found = extractMark(spiral, { region });
    const features = found.suitable ? fingerprint.features(found.template) : [];
    expect(features.every(({ x, y }) => x > 36 && x < 104 && y > 36 && y < 204)).toBe(true);
    expect(features.some(({ x, y }) => Math.hypot(x - 120, y - 110) < 6)).toBe(false);
  });

  it("takes the examiner's minutiae instead of proposals, or beside them", () => {
    const minutiae = [{ x: 90, y: 130, angleRad: 1, kind: 'bifurcation' as const }];
    const alone = fingerprint.features(markOf(spiral, { minutiae }));
    expect(alone).toHaveLength(1);
    expect(alone[0].x).toBeCloseTo(90, 0);
    expect(alone[0].y).toBeCloseTo(130, 0);
    expect(alone[0].angleRad).toBeCloseTo(1, 1);
    expect(alone[0].kind).toBe('bifurcation');
    expect(markOf(spiral, { minutiae, proposals: 'beside' }).count).toBeGreaterThan(1);
  });

  it('is not seen where there is none', () => {
    const blank: GrayImage = { ...spiral, data: new Uint8Array(spiral.data.length).fill(200) };
    expect(extractMark(blank)).toMatchObject({ suitable: false, quality: { value: 0 } });
    const line: GrayImage = { ...spiral, width: spiral.data.length, height: 1 };
    expect(extractMark(line).suitable).toBe(false);
  });

  it('finds its finger among others', { timeout: 60_000 }, () => {
    const still = { rotationRad: 0, shiftX: 0, shiftY: 0, moisture: 0, contact: 1, noise: 0 };
    const fingers = [1, 2, 3, 4].map((seed) => createFinger(`mark ${seed}`));
    const prints = fingers.map((finger) => printOf(impression(finger, 'print', still)));
    for (const own of [0, 1]) {
      const { image, region } = leaveMark(impression(fingers[own], 'scene', still), own);
      const mark = markOf(image, { region });
      const scores = prints.map((print) => Number(compare(mark, print).similarity));
      expect(scores.indexOf(Math.max(...scores))).toBe(own);
    }
  });
});

describe.skipIf(!existsSync(latent))('a mark of NIST SD27', () => {
  const decode = async (name: string) =>
    (await fingerprint.decode(readFileSync(path.join(latent, name)), { resolutionPpi: 500 })).image as GrayImage;
  const corners = [330, 40, 500, 30, 510, 200, 420, 330, 380, 400, 330, 640, 220, 640, 200, 470, 240, 330];
  const region = Array.from({ length: corners.length / 2 }, (_, i) => ({ x: corners[2 * i], y: corners[2 * i + 1] }));

  it.each([
    ['within the outline of an examiner', { region }],
    ['without one', {}],
  ])('scores its mate above strangers %s', { timeout: 60_000 }, async (_, options) => {
    const mark = markOf(await decode('good_latent.bmp'), options);
    const mate = compare(mark, printOf(await decode('good_rolled.bmp'))).similarity;
    for (let seed = 0; seed < 6; seed++) {
      const stranger = printOf(impression(createFinger(`stranger ${seed}`), 0));
      expect(compare(mark, stranger).similarity).toBeLessThan(mate);
    }
  });
});
