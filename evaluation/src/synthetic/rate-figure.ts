/** Error rates over the threshold, one line for each origin of prints. */
import { linearAxis, rateAxis } from '../report/axis.ts';
import { frame, px, svg } from '../report/figures.ts';

export interface RateLine {
  readonly name: string;
  /** A colour for this line, of the report's style. */
  readonly colour: string;
  readonly dashed?: boolean;
  readonly scores: Float64Array;
}

const decades = 4;
const steps = 120;

/** `above`: the share of scores at least as high as the threshold; otherwise the share below it. */
export function rateFigure(title: string, yName: string, lines: readonly RateLine[], above: boolean): string {
  const high = Math.ceil(
    Math.max(...lines.flatMap(({ scores }) => [scores.reduce((most, s) => Math.max(most, s), 0)])),
  );
  const x = linearAxis(0, high, frame.left, frame.right);
  const y = rateAxis(decades, frame.bottom, frame.top);
  const body = lines.map(({ name, colour, dashed, scores }) => {
    const rising = scores.toSorted();
    const points: string[] = [];
    for (let k = 0, i = 0; k <= steps; k++) {
      const threshold = (k * high) / steps;
      while (i < rising.length && rising[i] < threshold) i++;
      const share = (above ? rising.length - i : i) / rising.length;
      if (share >= 0.5 / rising.length) points.push(`${px(x.at(threshold))} ${px(y.at(share))}`);
    }
    const dash = dashed ? ' stroke-dasharray="6 4"' : '';
    return `<polyline fill="none" style="stroke:${colour}" stroke-width="2"${dash} points="${points.join(', ')}"><title>${name}</title></polyline>`;
  });
  const key = lines.map(
    ({ name, colour, dashed }, i) =>
      `<line x1="${frame.left + 12}" x2="${frame.left + 44}" y1="${frame.bottom - 16 - 18 * i}" y2="${frame.bottom - 16 - 18 * i}" style="stroke:${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="6 4"' : ''}/><text x="${frame.left + 52}" y="${frame.bottom - 12 - 18 * i}">${name}</text>`,
  );
  return svg(title, 'Similarity', yName, x, y, body.join('') + key.join(''));
}
