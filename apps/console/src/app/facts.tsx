import type { ReactNode } from 'react';
import '../search/result.css';

interface FactsProps {
  /** Names with values. */
  readonly facts: readonly (readonly [string, ReactNode])[];
  /** What takes the whole width, before them. */
  readonly children?: ReactNode;
}

/** Named values side by side. */
export function Facts({ facts, children }: FactsProps) {
  return (
    <dl className="facts">
      {children}
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
