/** Templates for property tests: random directions, nobody's face. */
import fc from 'fast-check';
import { dimension } from '../algorithm.ts';
import { facePointKinds } from '../template.ts';
import type { FaceTemplate } from '../template.ts';

const coordinate = fc.float({ min: -100, max: 12_000, noNaN: true });

const embedding = fc
  .array(fc.integer({ min: -1000, max: 1000 }), { minLength: dimension, maxLength: dimension })
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => {
    const length = Math.hypot(...values);
    return Float32Array.from(values, (value) => value / length);
  });

export const anyTemplate: fc.Arbitrary<FaceTemplate> = fc.record({
  embedding,
  points: fc.array(fc.record({ x: coordinate, y: coordinate }), {
    minLength: facePointKinds.length,
    maxLength: facePointKinds.length,
  }),
  quality: fc.integer({ min: 0, max: 100 }),
});
