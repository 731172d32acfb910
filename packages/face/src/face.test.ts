import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exhaustiveIndex, similarity } from '@ipse/core';
import { createFace } from './face.ts';
import { anyTemplate } from './testing/any-template.ts';

const face = createFace();

describe('comparison', () => {
  it('is symmetric, greatest with itself, falls with quality, and pairs the five points', () => {
    fc.assert(
      fc.property(anyTemplate, anyTemplate, (probe, reference) => {
        const { similarity: score, pairs } = face.compare(probe, reference);
        expect(face.compare(reference, probe).similarity).toBe(score);
        const itself = (quality: number) => face.compare({ ...probe, quality }, { ...probe, quality }).similarity;
        expect(itself(0)).toBeCloseTo(1, 5);
        expect(itself(50)).toBeLessThan(itself(20));
        const alike = { ...reference, quality: probe.quality };
        expect(face.compare(probe, alike).similarity).toBeLessThanOrEqual(itself(probe.quality) + 1e-5);
        expect(pairs.map((pair) => [pair.probe, pair.reference])).toEqual([0, 1, 2, 3, 4].map((i) => [i, i]));
      }),
    );
  });

  it('draws the five points it paired', () => {
    const [template] = fc.sample(anyTemplate, { seed: 3, numRuns: 1 });
    const features = face.features(template);
    expect(features.map(({ kind }) => kind)).toEqual(['left-eye', 'right-eye', 'nose', 'mouth-left', 'mouth-right']);
    expect(features.map(({ x, y }) => ({ x, y }))).toEqual(template.points);
  });
});

describe('calibration', () => {
  it('belongs to the algorithm and rises with similarity while the false match rate falls', () => {
    expect(face.calibration.algorithm).toBe(`${face.algorithm.name}/${face.algorithm.version}`);
    const score = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(score, score, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((x) => face.calibrate(similarity(x)));
        expect(high.log10LR).toBeGreaterThanOrEqual(low.log10LR);
        expect(high.fmr).toBeLessThanOrEqual(low.fmr);
      }),
    );
  });

  it('never claims more evidence than its false match rate supports', () => {
    for (const { log10LR, log10Fmr } of face.calibration.knots) expect(log10LR).toBeLessThanOrEqual(-log10Fmr);
  });
});

describe('the index', () => {
  it('answers what comparing with each reference answers, through adding, replacing and removing', () => {
    const step = fc.record({
      reference: fc.integer({ min: 0, max: 120 }),
      remove: fc.boolean(),
      template: anyTemplate,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), anyTemplate, fc.nat(8), (steps, probe, limit) => {
        const [index, specification] = [face.createIndex(), exhaustiveIndex(face.compare)];
        for (const { reference, remove, template } of steps) {
          if (remove) expect(index.remove(reference)).toBe(specification.remove(reference));
          else [index, specification].forEach((one) => one.add(reference, template));
        }
        expect(index.size).toBe(specification.size);
        for (const { reference } of steps) expect(index.get(reference)).toEqual(specification.get(reference));
        const even = (reference: number) => reference % 2 === 0;
        expect(index.search(probe, limit)).toEqual(specification.search(probe, limit));
        expect(index.search(probe, limit, even)).toEqual(specification.search(probe, limit, even));
      }),
      { numRuns: 40 },
    );
  });

  it('grows past its first capacity and breaks ties in the order asked for, also where it trims', () => {
    const [template, probe] = fc.sample(anyTemplate, { seed: 4, numRuns: 2 });
    const falling = (a: number, b: number) => b - a;
    const [index, specification] = [face.createIndex(falling), exhaustiveIndex(face.compare, falling)];
    for (let i = 999; i >= 0; i--) [index, specification].forEach((one) => one.add((i * 7919) % 1000, template));
    expect(index.size).toBe(1000);
    expect(index.search(probe, 3)).toEqual(specification.search(probe, 3));
  });
});
