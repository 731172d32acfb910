/** What the template keeps, drawn: minutiae by extractor and type, cores and deltas, the class of the pattern. */
import { directionsPerTurn, fromSkeleton, fromWave, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import type { Picture, Shape, Table, Tone } from './document.ts';
import { originIn } from './extraction-steps.ts';
import type { ExtractionSteps } from './extraction-steps.ts';
import { palePicture } from './pictures.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
  /** Clockwise on the screen. */
  readonly angleRad: number;
}

/** A minutia in the picture that was worked on, in pixels at 500 ppi. */
export function pointOf(steps: ExtractionSteps, template: FingerprintTemplate, i: number): Point {
  const origin = originIn(steps, template);
  return {
    x: template.x[i] / unitsPerPx + origin.x,
    y: template.y[i] / unitsPerPx + origin.y,
    angleRad: (template.direction[i] * 2 * Math.PI) / directionsPerTurn,
  };
}

const radius = 4.5;
const tailPx = 13;

/** A circle for an ending, a square for a bifurcation, and a tail in its direction. */
export function minutiaShapes({ x, y, angleRad }: Point, isEnding: boolean, tone: Tone): Shape[] {
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)];
  return [
    { kind: isEnding ? 'circle' : 'square', tone, x, y, radius },
    { kind: 'line', tone, x1: x + radius * cos, y1: y + radius * sin, x2: x + tailPx * cos, y2: y + tailPx * sin },
  ];
}

export function minutiaPanel(steps: ExtractionSteps, template: FingerprintTemplate): Picture {
  const { print } = steps.resolution;
  const minutiae = Array.from({ length: template.count }, (_, i) =>
    minutiaShapes(pointOf(steps, template, i), template.type[i] === 0, toneOf(template.source[i])),
  ).flat();
  const origin = originIn(steps, template);
  const singular = template.singularPoints.map(({ kind, x, y }): Shape => {
    const place = { x: x / unitsPerPx + origin.x, y: y / unitsPerPx + origin.y, radius: 9 };
    return kind === 'core' ? { kind: 'circle', tone: 'core', ...place } : { kind: 'triangle', tone: 'delta', ...place };
  });
  return {
    kind: 'picture',
    caption: `${template.count} minutiae; pattern ${patternOf(template)}`,
    image: palePicture(print),
    width: print.width,
    height: print.height,
    shapes: [...minutiae, ...singular],
  };
}

function toneOf(source: number): Tone {
  if (source === (fromWave | fromSkeleton)) return 'both';
  return source === fromSkeleton ? 'skeleton' : 'wave';
}

function patternOf({ patternClass, patternConfidence }: FingerprintTemplate): string {
  const name = patternClass.replace('-', ' ');
  return patternClass === 'unknown' ? name : `${name} (${patternConfidence} % sure)`;
}

/** Minutiae by who found them. */
export function minutiaTable(template: FingerprintTemplate, name: string): Table {
  const count = (source: number, type: number) =>
    template.source.reduce((sum, value, i) => sum + (value === source && template.type[i] === type ? 1 : 0), 0);
  const rows = (
    [
      ['ridge wave alone', fromWave],
      ['skeleton alone', fromSkeleton],
      ['both', fromWave | fromSkeleton],
    ] as const
  ).map(([name, source]) => [name, count(source, 0), count(source, 1)]);
  return {
    kind: 'table',
    caption: `Which extractor found those of the ${name}`,
    header: ['', 'endings', 'bifurcations'],
    rows,
  };
}
