import './evidence-scale.css';
import { formatLog10LR } from './words.ts';

export interface EvidenceScaleProps {
  log10LR: number;
  /** The log10 LR from which a candidate is returned, marked on the scale when given. */
  threshold?: number;
}

/** The ends of the drawn scale in log10 LR; evidence beyond an end is drawn at it, the figure says how far. */
const lowest = -4;
const highest = 10;
const ticks = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);

const at = (log10LR: number) => (100 * (Math.min(highest, Math.max(lowest, log10LR)) - lowest)) / (highest - lowest);

/** A ruler of evidence: a tick for each factor of ten, zero where neither proposition is supported, a bar to the value. */
export function EvidenceScale({ log10LR, threshold }: EvidenceScaleProps) {
  const [from, to] = [Math.min(at(0), at(log10LR)), Math.max(at(0), at(log10LR))];
  const words = threshold === undefined ? '' : `, threshold ${formatLog10LR(threshold)}`;
  return (
    <svg
      className="scale"
      role="img"
      aria-label={`log10 LR ${formatLog10LR(log10LR)} on a scale from ${lowest} to ${highest}${words}`}
    >
      {ticks.map((tick) => (
        <line
          key={tick}
          className="scale-tick"
          x1={`${at(tick)}%`}
          x2={`${at(tick)}%`}
          y1={tick % 2 === 0 ? 12 : 15}
          y2={19}
        />
      ))}
      <line className="scale-line" x1="0%" x2="100%" y1={19} y2={19} />
      <rect className="scale-bar" x={`${from}%`} width={`${to - from}%`} y={5} height={6} />
      <line className="scale-zero" x1={`${at(0)}%`} x2={`${at(0)}%`} y1={2} y2={19} />
      {threshold !== undefined && (
        <line className="scale-threshold" x1={`${at(threshold)}%`} x2={`${at(threshold)}%`} y1={0} y2={19} />
      )}
      {ticks
        .filter((tick) => tick % 2 === 0)
        .map((tick) => (
          <text key={tick} className="scale-figure" x={`${at(tick)}%`} y={31} textAnchor={anchorOf(tick)}>
            {tick < 0 ? `\u2212${-tick}` : tick}
          </text>
        ))}
    </svg>
  );
}

function anchorOf(tick: number): 'start' | 'middle' | 'end' {
  if (tick === lowest) return 'start';
  return tick === highest ? 'end' : 'middle';
}
