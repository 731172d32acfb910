/** Both prints side by side with lines between minutiae: candidates, and the pairs that the evidence rests on. */
import type { GrayImage } from '@ipse/core';
import type { FingerprintTemplate } from '../template/template.ts';
import type { ComparisonSteps } from './comparison-steps.ts';
import type { Picture, Shape } from './document.ts';
import type { ExtractionSteps } from './extraction-steps.ts';
import { minutiaShapes, pointOf } from './minutia-panels.ts';
import type { Point } from './minutia-panels.ts';
import { grayPicture } from './pictures.ts';

const gapPx = 24;

export interface Side {
  readonly steps: ExtractionSteps;
  readonly template: FingerprintTemplate;
}

export function candidatePanel(probe: Side, reference: Side, { candidates }: ComparisonSteps): Picture {
  const both = sideBySide(probe, reference);
  const most = Math.max(1e-9, ...candidates.map(({ weight }) => weight));
  const shapes = candidates.map((pair): Shape => {
    const [from, to] = [both.probe(pair.probe), both.reference(pair.reference)];
    const strength = Math.max(0.06, pair.weight / most);
    return { kind: 'line', tone: 'support', x1: from.x, y1: from.y, x2: to.x, y2: to.y, strength };
  });
  const caption = `${candidates.length} candidate pairs; the stronger the line, the more the others support it`;
  return { kind: 'picture', caption, image: both.image, width: both.width, height: both.height, shapes };
}

export function pairPanel(probe: Side, reference: Side, { pairs }: ComparisonSteps): Picture {
  const both = sideBySide(probe, reference);
  const shapes: Shape[] = [];
  const draw = (side: Side, pointAt: (i: number) => Point, numberOf: (i: number) => number) => {
    for (let i = 0; i < side.template.count; i++) {
      const [point, number] = [pointAt(i), numberOf(i)];
      shapes.push(...minutiaShapes(point, side.template.type[i] === 0, number < 0 ? 'lone' : 'pair'));
      if (number >= 0)
        shapes.push({ kind: 'label', tone: 'pair', x: point.x + 6, y: point.y - 6, text: String(number + 1) });
    }
  };
  draw(probe, both.probe, (i) => pairs.findIndex((pair) => pair.probe === i));
  draw(reference, both.reference, (j) => pairs.findIndex((pair) => pair.reference === j));
  const caption = `${pairs.length} pairs of the best alignment, numbered by strength; the others found no partner`;
  return { kind: 'picture', caption, image: both.image, width: both.width, height: both.height, shapes };
}

function sideBySide(probe: Side, reference: Side) {
  const [a, b] = [probe.steps.resolution.print, reference.steps.resolution.print];
  const [width, height] = [a.width + gapPx + b.width, Math.max(a.height, b.height)];
  const shift = a.width + gapPx;
  const image: GrayImage = grayPicture(width, height, (i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x < a.width) return y < a.height ? 150 + 0.41 * a.data[y * a.width + x] : 255;
    return x >= shift && y < b.height ? 150 + 0.41 * b.data[y * b.width + x - shift] : 255;
  });
  return {
    image,
    width,
    height,
    probe: (i: number): Point => pointOf(probe.steps, probe.template, i),
    reference: (j: number): Point => {
      const point = pointOf(reference.steps, reference.template, j);
      return { ...point, x: point.x + shift };
    },
  };
}
