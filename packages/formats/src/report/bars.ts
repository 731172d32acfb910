/** Where the bars of a report lie, in any unit: names, then bars from a line at 0 with their figures beside them. */
import type { ReportBar } from './document.ts';

export interface LaidBar {
  readonly name: string;
  readonly figure: string;
  /** From the left end of the bar, and how long it is; undefined where there is no value. */
  readonly bar?: { readonly from: number; readonly length: number };
  /** Where the figure is written, and whether it ends there. */
  readonly figureAt: number;
  readonly endsThere: boolean;
  readonly isAgainst: boolean;
}

export interface LaidBars {
  readonly zero: number;
  readonly rows: readonly LaidBar[];
}

/** `from` and `to` bound bars and figures; `figureWidth` is kept free on either side. */
export function barsOf(bars: readonly ReportBar[], from: number, to: number, figureWidth: number): LaidBars {
  const values = bars.map(({ value }) => value ?? 0);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const left = from + (least < 0 ? figureWidth : 0);
  const scale = (to - figureWidth - left) / Math.max(most - least, 1e-9);
  const zero = left - least * scale;
  const gap = figureWidth / 8;
  const rows = bars.map(({ name, value }): LaidBar => {
    if (value === null) return { name, figure: '0, excludes', figureAt: zero + gap, endsThere: false, isAgainst: true };
    const end = zero + value * scale;
    const isAgainst = value < 0;
    return {
      ...{ name, figure: value.toFixed(2), bar: { from: Math.min(zero, end), length: Math.abs(end - zero) } },
      ...{ figureAt: isAgainst ? end - gap : end + gap, endsThere: isAgainst, isAgainst },
    };
  });
  return { zero, rows };
}
