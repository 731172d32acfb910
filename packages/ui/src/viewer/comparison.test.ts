import { expect, it } from 'vitest';
import { agreement, alignmentOf, pairsOf, unpaired } from './comparison.ts';
import type { ComparisonData } from './comparison.ts';

/** The reference is the probe turned clockwise by a quarter about the origin and shifted by 100. */
const data: ComparisonData = {
  pairs: [
    { probe: 1, reference: 0, weight: 0.9 },
    { probe: 0, reference: 1, weight: 0.4 },
    { probe: 7, reference: 0, weight: 0.1 },
  ],
  probe: {
    features: [
      { x: 10, y: 0, kind: 'ending', angleRad: 0 },
      { x: 0, y: 20, kind: 'bifurcation', angleRad: 1 },
      { x: 3, y: 3, kind: 'ending' },
    ],
    width: 40,
    height: 40,
    preview: '',
  },
  reference: {
    features: [
      { x: 80, y: 100, kind: 'bifurcation', angleRad: 1 - Math.PI / 2 },
      { x: 100, y: 110, kind: 'ending', angleRad: -Math.PI / 2 + 0.1 },
    ],
    width: 200,
    height: 200,
    preview: '',
    sampleId: 's',
  },
};

it('numbers the pairs by strength and drops an index that names no feature', () => {
  expect(pairsOf(data).map(({ number, probe }) => [number, probe.kind])).toEqual([
    [1, 'bifurcation'],
    [2, 'ending'],
  ]);
});

it('keeps the features that no pair uses', () => {
  expect(unpaired(data, 'probe')).toEqual([{ x: 3, y: 3, kind: 'ending' }]);
  expect(unpaired(data, 'reference')).toEqual([]);
});

it('measures the agreement after alignment', () => {
  const pairs = pairsOf(data);
  const alignment = alignmentOf(data, pairs);
  expect(alignment.angleRad).toBeCloseTo(Math.PI / 2);
  expect(agreement(pairs[0], alignment).distancePx).toBeCloseTo(0);
  expect(agreement(pairs[0], alignment).angleDeg).toBeCloseTo(0);
  expect(agreement(pairs[1], alignment).angleDeg).toBeCloseTo((0.1 * 180) / Math.PI);
});
