import './dna.css';

export interface PlottedPeak {
  readonly marker: string;
  readonly allele: string;
  /** Chance of a peak at most so high, given the others. */
  readonly cumulative: number;
  /** Of the peak of this rank, if the model is true. */
  readonly expected: number;
  /** True where the model does not describe it. */
  readonly isDoubtful: boolean;
}

const [sidePx, marginPx] = [260, 34];
const at = (share: number) => marginPx + share * (sidePx - marginPx - 8);
const up = (share: number) => sidePx - at(share);

/** Observed over expected probabilities of peaks: a model that describes them keeps near the diagonal. */
export function ProbabilityPlot({ peaks, label }: { peaks: readonly PlottedPeak[]; label: string }) {
  const doubtful = peaks.filter(({ isDoubtful }) => isDoubtful).length;
  return (
    <svg
      className="plot"
      viewBox={`0 0 ${sidePx} ${sidePx}`}
      role="img"
      aria-label={`${label}: ${peaks.length} peaks, ${doubtful} not described by the model`}
    >
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line className="plot-grid" x1={at(share)} x2={at(share)} y1={up(0)} y2={up(1)} />
          <line className="plot-grid" x1={at(0)} x2={at(1)} y1={up(share)} y2={up(share)} />
          <text x={at(share)} y={sidePx - marginPx + 14} textAnchor="middle">
            {share}
          </text>
          <text x={marginPx - 5} y={up(share) + 4} textAnchor="end">
            {share}
          </text>
        </g>
      ))}
      <line className="plot-line" x1={at(0)} y1={up(0)} x2={at(1)} y2={up(1)} />
      {peaks.map(({ marker, allele, cumulative, expected, isDoubtful }, i) => (
        <circle
          key={`${i} ${marker} ${allele}`}
          className={isDoubtful ? 'plot-point plot-doubtful' : 'plot-point'}
          cx={at(expected)}
          cy={up(cumulative)}
          r={isDoubtful ? 5 : 3}
        />
      ))}
      <text x={(at(0) + at(1)) / 2} y={sidePx - 4} textAnchor="middle">
        expected
      </text>
      <text x={at(0) + 6} y={up(1) + 12}>
        observed
      </text>
    </svg>
  );
}
