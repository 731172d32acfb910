import { formatLog10LR } from '../evidence/words.ts';
import './dna.css';

export interface LocusLR {
  readonly marker: string;
  /** Null where the locus excludes. */
  readonly log10LR: number | null;
}

const rowPx = 20;
/** Where bars may begin and end, in percent of the width: names stand before, figures behind. */
const [from, to] = [26, 88];

/** log10 LR by locus as bars from a line at 0: right of it supports the claim, left of it speaks against. */
export function LRBars({ loci, label }: { loci: readonly LocusLR[]; label: string }) {
  const values = loci.map(({ log10LR }) => log10LR ?? 0);
  const [least, most] = [Math.min(0, ...values), Math.max(1, ...values)];
  const at = (value: number) => from + ((to - from) * (value - least)) / (most - least);
  const height = loci.length * rowPx + 4;
  return (
    <svg className="lr-bars" role="img" aria-label={`${label}; the figures stand in the table`} height={height}>
      <line className="lr-zero" x1={`${at(0)}%`} x2={`${at(0)}%`} y1={0} y2={height} />
      {loci.map(({ marker, log10LR }, i) => {
        const value = log10LR ?? 0;
        const middle = i * rowPx + rowPx / 2 + 2;
        const [start, end] = [Math.min(at(0), at(value)), Math.max(at(0), at(value))];
        return (
          <g key={marker}>
            <text className="lr-name" x="0%" y={middle + 4}>
              {marker}
            </text>
            <rect
              className={value < 0 ? 'lr-bar lr-against' : 'lr-bar'}
              x={`${start}%`}
              width={`${end - start}%`}
              y={middle - 6}
              height={12}
            />
            <text className="lr-figure" x="100%" y={middle + 4} textAnchor="end">
              {log10LR === null ? 'excludes' : formatLog10LR(log10LR)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
