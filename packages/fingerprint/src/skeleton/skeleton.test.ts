import { describe, expect, it } from 'vitest';
import { normaliseContrast } from '../extract/contrast.ts';
import { extractPrint } from '../extract/extract.ts';
import { fromSkeleton, fromWave } from '../template/template.ts';
import { chance, draw } from '../testing/patterns.ts';
import type { Pattern } from '../testing/patterns.ts';
import { skeletonOf } from './skeleton.ts';
import type { Skeleton } from './skeleton.ts';

const edgePx = 14;

/** The skeleton of a gray image, and its minutiae that are not at the image's border. */
function skeletonIn(image: { width: number; height: number; data: ArrayLike<number> }): Skeleton {
  const { ridges } = normaliseContrast({ ...image, data: Float32Array.from(image.data) });
  const skeleton = skeletonOf(ridges, new Uint8Array(ridges.data.length).fill(1));
  const inner = (at: number, length: number) => at > edgePx && at < length - edgePx;
  return {
    ...skeleton,
    minutiae: skeleton.minutiae.filter(({ x, y }) => inner(x, ridges.width) && inner(y, ridges.height)),
  };
}

const drawn = (pattern: Pattern) => skeletonIn(draw(pattern)).minutiae;

describe('minutiae of the skeleton', () => {
  it.each([0, 0.4, Math.PI / 4, 1.3, Math.PI / 2, 2.5])(
    'are none in parallel ridges across %d radians',
    (normalRad) => {
      for (const periodPx of [6, 9, 13]) expect(drawn({ normalRad, periodPx })).toEqual([]);
    },
  );

  it.each([
    [0, 1, 0],
    [0, -1, 2],
    [0.9, 1, 4],
    [2.2, -1, 1],
    [1.6, 1, 3],
  ])('hold the one that is drawn: ridges across %d radians, winding %d, phase %d', (normalRad, winding, phaseRad) => {
    const found = drawn({ normalRad, winding, phaseRad, minutia: { x: 110, y: 131 } });
    expect(found).toHaveLength(1);
    expect(Math.hypot(2 * found[0].x + 0.5 - 110, 2 * found[0].y + 0.5 - 131)).toBeLessThan(6);
    expect(Math.cos(found[0].direction - normalRad + (winding * Math.PI) / 2)).toBeGreaterThan(0.95);
  });

  it('are endings where the extra line is dark, bifurcations where it is light', () => {
    const kinds = [0, Math.PI].map((phaseRad) => drawn({ phaseRad, minutia: { x: 117, y: 120 } })[0].type);
    expect([...kinds].sort()).toEqual(['bifurcation', 'ending']);
  });

  it('are none where ridges are broken, bridged or pierced by pores', () => {
    const image = draw({ periodPx: 9 });
    const spot = (x: number, y: number, w: number, h: number, value: number) => {
      for (let v = y; v < y + h; v++) image.data.fill(value, v * image.width + x, v * image.width + x + w);
    };
    spot(85, 60, 10, 5, 220);
    spot(130, 120, 9, 4, 40);
    spot(107, 170, 3, 3, 220);
    expect(skeletonIn(image).minutiae).toEqual([]);
  });

  it('are none in a blank image, and unclear in noise', () => {
    const [width, height] = [300, 300];
    expect(skeletonIn({ width, height, data: new Uint8Array(width * height).fill(190) }).minutiae).toEqual([]);
    const next = chance(5);
    const noise = skeletonIn({ width, height, data: Array.from({ length: width * height }, () => 256 * next()) });
    const ridges = skeletonIn(draw({ width, height, minutia: { x: 150, y: 150 } }));
    expect(Math.max(0, ...noise.minutiae.map(({ quality }) => quality))).toBeLessThan(ridges.minutiae[0].quality);
  });

  it('lie within the image', () => {
    const { ridges } = normaliseContrast({
      width: 200,
      height: 200,
      data: Float32Array.from(draw({ width: 200, height: 200 }).data),
    });
    const { minutiae } = skeletonOf(ridges, new Uint8Array(ridges.data.length).fill(1));
    for (const { x, y } of minutiae)
      expect(Math.min(x, y, ridges.width - 1 - x, ridges.height - 1 - y)).toBeGreaterThan(0);
  });

  it('are the same for the same image', () => {
    const image = draw({ minutia: { x: 100, y: 120 }, normalRad: 0.4 });
    expect(skeletonIn(image)).toEqual(skeletonIn(image));
  });
});

describe('two extractors', () => {
  it('agree about a minutia that is drawn', () => {
    const extraction = extractPrint(draw({ normalRad: 0.7, minutia: { x: 110, y: 131 } }));
    if (!extraction.suitable) throw new Error('not suitable');
    expect([...extraction.template.source]).toEqual([fromWave | fromSkeleton]);
  });
});
