import { Meter } from 'react-aria-components';
import './feedback.css';

export interface QualityGaugeProps {
  /** 0 worst to 100 best. */
  value: number;
  label?: string;
}

/** The quality of a sample: a short gauge and its figure. */
export function QualityGauge({ value, label = 'Quality' }: QualityGaugeProps) {
  const figure = Math.round(value);
  return (
    <Meter value={value} valueLabel={`${figure} of 100`} aria-label={label} className="gauge">
      {({ percentage }) => (
        <>
          <span className="gauge-track">
            <span className="gauge-fill" style={{ inlineSize: `${percentage}%` }} />
          </span>
          <span aria-hidden="true">
            {figure}
            <span className="soft small"> of 100</span>
          </span>
        </>
      )}
    </Meter>
  );
}
