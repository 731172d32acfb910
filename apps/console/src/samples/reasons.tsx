import type { Quality } from '@ipse/protocol';
import { Icon } from '@ipse/ui';

/** What is wrong with a sample and what to do about it. */
export function Reasons({ reasons }: { reasons: Quality['reasons'] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="findings-reasons">
      {reasons.map(({ code, message, advice }) => (
        <li key={`${code} ${message}`}>
          <Icon name="caution" />
          <span>
            {message} <span className="soft">{advice}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
