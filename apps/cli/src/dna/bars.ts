/** The log10 LR of each locus as a bar, from a line at 0: to the right it supports the claim, to the left it speaks against. */
import { escape } from '../explain/markup.ts';

interface Bar {
  readonly marker: string;
  readonly lr: number;
}

const [widthPx, rowPx, labelPx, valuePx] = [420, 22, 90, 46];

export function barsOf(bars: readonly Bar[]): string {
  const logs = bars.map(({ lr }) => (lr === 0 ? null : Math.log10(lr)));
  const most = Math.max(0, ...logs.map((log) => log ?? 0));
  const least = Math.min(0, ...logs.map((log) => log ?? 0));
  const scale = (widthPx - labelPx - 2 * valuePx) / Math.max(most - least, 1e-9);
  const zero = labelPx + valuePx - least * scale;
  const rows = bars.map(({ marker }, i) => {
    const log = logs[i];
    const middle = i * rowPx + rowPx / 2;
    const name = `<text x="4" y="${middle + 4}">${escape(marker)}</text>`;
    if (log === null) return `${name}<text x="${round(zero + 6)}" y="${middle + 4}">0, excludes</text>`;
    const end = zero + log * scale;
    const place = log < 0 ? `x="${round(end - 6)}" text-anchor="end"` : `x="${round(end + 6)}"`;
    return (
      `${name}<rect ${log < 0 ? 'class="against" ' : ''}x="${round(Math.min(zero, end))}" y="${middle - 7}" width="${round(Math.abs(end - zero))}" height="14"/>` +
      `<text ${place} y="${middle + 4}">${log.toFixed(2)}</text>`
    );
  });
  const height = Math.max(1, bars.length) * rowPx;
  const line = `<line x1="${round(zero)}" x2="${round(zero)}" y1="0" y2="${height}"/>`;
  return `<svg class="bars" viewBox="0 0 ${widthPx} ${height}" role="img" aria-label="log10 of the likelihood ratio by locus; the table has the figures">${line}${rows.join('')}</svg>`;
}

const round = (value: number) => Number(value.toFixed(1));
