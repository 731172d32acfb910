import { expect, it } from 'vitest';
import { extractPrint } from './extract.ts';
import { featuresOf } from '../template/features.ts';
import { chance, draw } from '../testing/patterns.ts';

const printWidth = 300;

/** A print with lines of short strokes beside it, as on a form. */
function form() {
  const { data } = draw({ width: 620, height: 360, minutia: { x: 150, y: 170 } });
  const page = data.map((value, i) => (i % 620 < printWidth ? value : 245));
  const next = chance(3);
  for (let stroke = 0; stroke < 500; stroke++) {
    const left = 370 + Math.floor(16 * next()) * 14 + Math.floor(9 * next());
    const top = 20 + Math.floor(10 * next()) * 32 + Math.floor(9 * next());
    const [width, height] = next() < 0.5 ? [3, 15] : [11, 3];
    for (let y = top; y < top + height; y++) page.fill(20, y * 620 + left, y * 620 + left + width);
  }
  return { kind: 'gray', width: 620, height: 360, data: page, resolutionPpi: 500 } as const;
}

it('leaves out writing beside the print', () => {
  const extraction = extractPrint(form());
  if (!extraction.suitable) throw new Error('not suitable');
  const features = featuresOf(extraction.template);
  expect(features.filter(({ x }) => x > printWidth + 30)).toEqual([]);
  expect(features.some(({ x, y }) => Math.hypot(x - 150, y - 170) < 3)).toBe(true);
});
