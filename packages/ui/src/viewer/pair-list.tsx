import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Agreement, Pair } from './comparison.ts';

interface PairListProps {
  pairs: readonly Pair[];
  chosen: number | null;
  onChoose: (number: number | null) => void;
  /** Of the chosen pair. */
  agreement: Agreement | undefined;
}

/** The pairs as a row of numbers, strongest first, and what is known of the chosen one. */
export function PairList({ pairs, chosen, onChoose, agreement }: PairListProps) {
  if (pairs.length === 0) return <p className="soft">No features were paired in this comparison.</p>;
  const pair = pairs.find(({ number }) => number === chosen);
  return (
    <div className="pairs">
      <ToggleButtonGroup
        aria-label="Paired features, strongest first"
        className="pairs-numbers"
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => onChoose(([...keys][0] as number | undefined) ?? null)}
      >
        {pairs.map(({ number, probe }) => (
          <ToggleButton key={number} id={number} className="pairs-number" aria-label={`Pair ${number}, ${probe.kind}`}>
            {number}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <p role="status" className="small">
        {pair === undefined
          ? `${pairs.length} paired features, strongest first. Choose one to see it on both sides.`
          : describe(pair, agreement)}
      </p>
    </div>
  );
}

function describe({ number, probe, reference, weight }: Pair, agreement: Agreement | undefined): string {
  const kinds = probe.kind === reference.kind ? `${probe.kind} on both sides` : `${probe.kind} and ${reference.kind}`;
  const direction = agreement?.angleDeg === undefined ? '' : `, ${agreement.angleDeg.toFixed(0)}° in direction`;
  const apart = agreement === undefined ? '' : ` Aligned, ${agreement.distancePx.toFixed(1)} px apart${direction}.`;
  return `Pair ${number}: ${kinds.replaceAll('-', ' ')}, weight ${(100 * weight).toFixed(0)} %.${apart}`;
}
