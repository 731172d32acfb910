import { useEffect, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { Button } from '../controls/button.tsx';
import './feedback.css';

export interface ProgressProps {
  /** What is being done, as one would say it. */
  label: string;
  /** Absent when the work cannot be stopped. */
  onCancel?: () => void;
}

/** Work whose end is not known: says what is done, for how long already, and lets one stop it. */
export function Progress({ label, onCancel }: ProgressProps) {
  const elapsedS = useElapsedS();
  return (
    <div className="progress">
      <ProgressBar isIndeterminate aria-label={label} className="progress-bar">
        <div className="progress-run" />
      </ProgressBar>
      <p role="status">{label}</p>
      <span className="soft small">{elapsedS} s</span>
      {onCancel !== undefined && <Button onPress={onCancel}>Cancel</Button>}
    </div>
  );
}

function useElapsedS(): number {
  const [elapsedS, setElapsedS] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setElapsedS((seconds) => seconds + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return elapsedS;
}
