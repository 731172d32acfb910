import type { KeyboardEvent } from 'react';
import type { Pair } from './comparison.ts';

type Feature = Pair['probe'];

interface MarkButtonProps {
  pair: Pair;
  feature: Feature;
  /** Of the picture, clockwise. */
  turnRad: number;
  transform: string;
  isChosen: boolean;
  isTabStop: boolean;
  onChoose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * One paired feature as a button: 24 px whatever the zoom, one tab stop a picture, arrow keys lead to its neighbours.
 * Where marks lie closer than that, the list of pairs is the equivalent control (WCAG 2.2, 2.5.8).
 */
export function MarkButton({ pair, feature, turnRad, transform, isChosen, isTabStop, ...on }: MarkButtonProps) {
  return (
    <button
      type="button"
      className="mark"
      aria-pressed={isChosen}
      aria-label={`Pair ${pair.number}, ${feature.kind.replaceAll('-', ' ')}`}
      tabIndex={isTabStop ? 0 : -1}
      style={{ transform }}
      onClick={on.onChoose}
      onKeyDown={on.onKeyDown}
    >
      <MarkShape feature={feature} turnRad={turnRad} />
      <span className="mark-number" aria-hidden="true">
        {pair.number}
      </span>
    </button>
  );
}

/** A ring for an ending, a square for a bifurcation, a tail in its direction; a cross for a point without direction. */
export function MarkShape({ feature, turnRad }: { feature: Feature; turnRad: number }) {
  const { angleRad } = feature;
  const shape = angleRad === undefined ? <path d="M-6 0H6M0-6V6" /> : shapeOf(feature.kind);
  // Directions are anticlockwise on screen, the picture's turn clockwise.
  const direction = (angleRad ?? 0) - turnRad;
  const [x, y] = [Math.cos(direction), -Math.sin(direction)];
  const tail = angleRad !== undefined && <path d={`M${4 * x} ${4 * y}L${12 * x} ${12 * y}`} />;
  return (
    <svg className="mark-shape" viewBox="-14 -14 28 28" aria-hidden="true">
      <g className="mark-halo">
        {shape}
        {tail}
      </g>
      <g>
        {shape}
        {tail}
      </g>
    </svg>
  );
}

function shapeOf(kind: string) {
  return kind === 'bifurcation' ? <path d="M-3.6-3.6H3.6V3.6H-3.6Z" /> : <circle r={4} />;
}
