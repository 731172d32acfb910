import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mapBytes } from '../template/stored-map.ts';
import { mapSideMax } from '../template/template.ts';
import { packMap, unpackMap } from './packed-map.ts';

const sizes = fc.record({
  cols: fc.integer({ min: 1, max: mapSideMax }),
  rows: fc.integer({ min: 1, max: mapSideMax }),
});

it('gives back a map of any values and any size, coarse ones among them', () => {
  const near = fc.constantFrom(0, 7, 8, 127, 128, 239, 254, 255);
  const maps = sizes.chain((size) => {
    const length = mapBytes(size);
    const bytes = { minLength: length, maxLength: length };
    return fc.tuple(
      fc.constant(size),
      fc.oneof(
        fc.uint8Array(bytes),
        fc.array(near, bytes).map((values) => Uint8Array.from(values)),
      ),
    );
  });
  fc.assert(
    fc.property(maps, ([size, map]) => {
      const back = new Uint8Array(map.length);
      unpackMap(packMap(map, size), size, back);
      expect(back.every((value, cell) => value === map[cell])).toBe(true);
    }),
    { numRuns: 30 },
  );
});

it('takes half of a map whose ridges bend evenly', () => {
  const size = { cols: 20, rows: 24 };
  const flow = Uint8Array.from({ length: 480 }, (_, cell) => 20 + 3 * (cell % 20) + 4 * Math.floor(cell / 20));
  const periods = new Uint8Array(120).fill(140);
  const packed = packMap(Uint8Array.from([...flow, ...periods]), size);
  expect(packed.length).toBeLessThan(320);
});
