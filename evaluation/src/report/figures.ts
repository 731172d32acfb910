/** The report's two figures as inline SVG; colours come from the page's custom properties, so both schemes work. */
import { equalErrorRate, thinDet } from '../metrics/det.ts';
import type { DetPoint } from '../metrics/det.ts';
import type { RejectPoint } from '../metrics/error-versus-reject.ts';
import type { ScoreHistogram } from '../metrics/histogram.ts';
import { linearAxis, rateAxis } from './axis.ts';
import type { Axis } from './axis.ts';

/** Where the axes lie, and the size of the whole, in SVG user units. */
export const frame = { left: 64, right: 620, top: 16, bottom: 360, width: 640, height: 416 };

/** The DET curve on logarithmic axes, with the line FMR = FNMR and the equal error rate on it. */
export function detFigure(det: readonly DetPoint[], nonMated: number): string {
  const decades = Math.min(6, Math.max(2, Math.ceil(Math.log10(nonMated))));
  const x = rateAxis(decades, frame.left, frame.right);
  const y = rateAxis(Math.min(decades, 4), frame.bottom, frame.top);
  const path = thinDet(det, 600).map((point) => `${px(x.at(point.fmr))} ${px(y.at(point.fnmr))}`);
  const floor = 10 ** -Math.min(decades, 4);
  const eer = equalErrorRate(det);
  const body = `
    <line class="equal" x1="${px(x.at(floor))}" y1="${px(y.at(floor))}" x2="${px(x.at(1))}" y2="${px(y.at(1))}"/>
    <polyline class="curve" points="${path.join(', ')}"/>
    <circle class="eer" cx="${px(x.at(eer))}" cy="${px(y.at(eer))}" r="5"><title>EER ${percent(eer)}</title></circle>
    <text class="note" x="${px(x.at(eer) + 10)}" y="${px(y.at(eer) - 8)}">EER ${percent(eer)}</text>`;
  return svg('DET curve', 'False match rate', 'False non-match rate', x, y, body);
}

/** Shares of mated and non-mated comparisons over log10 LR. */
export function histogramFigure(histogram: ScoreHistogram): string {
  const { low, binWidth, mated, nonMated } = histogram;
  const high = low + binWidth * mated.length;
  const top = Math.max(...mated, ...nonMated);
  const x = linearAxis(low, high, frame.left, frame.right);
  const y = inPercent(linearAxis(0, top * 100, frame.bottom, frame.top));
  const steps = (values: Float64Array) => {
    const points = [`${px(x.at(low))} ${px(y.at(0))}`];
    values.forEach((share, i) => {
      const height = px(y.at(share * 100));
      points.push(`${px(x.at(low + i * binWidth))} ${height}`, `${px(x.at(low + (i + 1) * binWidth))} ${height}`);
    });
    return [...points, `${px(x.at(high))} ${px(y.at(0))}`].join(', ');
  };
  const body = `<polygon class="non-mated" points="${steps(nonMated)}"/><polygon class="mated" points="${steps(mated)}"/>`;
  return svg('Score histograms', 'log10 likelihood ratio', 'Share of comparisons', x, y, body);
}

/** FNMR over the share of samples that is turned away. */
export function rejectFigure(points: readonly RejectPoint[]): string {
  const top = Math.max(0.001, ...points.map(({ fnmr }) => fnmr));
  const x = inPercent(linearAxis(0, 50, frame.left, frame.right));
  const y = inPercent(linearAxis(0, 100 * top, frame.bottom, frame.top));
  const at = points.map(({ rejected, fnmr }) => [px(x.at(100 * rejected)), px(y.at(100 * fnmr))]);
  const dots = at.map(([cx, cy], i) => {
    const { rejected, fnmr } = points[i];
    return `<circle class="eer" cx="${cx}" cy="${cy}" r="4"><title>${percent(fnmr)} without the worst ${percent(rejected)}</title></circle>`;
  });
  const body = `<polyline class="curve" points="${at.map((point) => point.join(' ')).join(', ')}"/>${dots.join('')}`;
  return svg('Error versus reject', 'Samples of least quality turned away', 'False non-match rate', x, y, body);
}

const inPercent = (axis: Axis): Axis => ({
  ...axis,
  ticks: axis.ticks.map((tick) => ({ ...tick, label: `${tick.label} %` })),
});

/** A figure with two axes and a body drawn in their units. */
export function svg(title: string, xName: string, yName: string, x: Axis, y: Axis, body: string): string {
  const { left, right, top, bottom, width, height } = frame;
  const xTicks = x.ticks.map(
    ({ at, label }) =>
      `<line class="grid" x1="${px(at)}" x2="${px(at)}" y1="${top}" y2="${bottom}"/><text class="tick" x="${px(at)}" y="${bottom + 18}" text-anchor="middle">${label}</text>`,
  );
  const yTicks = y.ticks.map(
    ({ at, label }) =>
      `<line class="grid" x1="${left}" x2="${right}" y1="${px(at)}" y2="${px(at)}"/><text class="tick" x="${left - 8}" y="${px(at + 4)}" text-anchor="end">${label}</text>`,
  );
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
    ${xTicks.join('')}${yTicks.join('')}
    ${body}
    <text class="axis" x="${(left + right) / 2}" y="${height - 8}" text-anchor="middle">${xName}</text>
    <text class="axis" transform="translate(14 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${yName}</text>
  </svg>`;
}

/** A share in percent, three significant digits. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** Coordinates as short as the eye needs. */
export const px = (value: number) => Number(value.toFixed(1));
