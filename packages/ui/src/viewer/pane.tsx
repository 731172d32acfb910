import { useRef } from 'react';
import type { Dispatch, KeyboardEvent } from 'react';
import { unpaired } from './comparison.ts';
import type { ComparisonData, Pair } from './comparison.ts';
import { filterOf } from './look.ts';
import type { Look } from './look.ts';
import { MarkButton, MarkShape } from './mark.tsx';
import { neighbour } from './neighbour.ts';
import { usePaneGestures } from './use-pane-gestures.ts';
import { usePaneSize } from './use-pane-size.ts';
import { toScreen } from './view.ts';
import type { Side, View, ViewerAction, ViewerState } from './view.ts';

interface PaneProps {
  data: ComparisonData;
  pairs: readonly Pair[];
  side: Side;
  label: string;
  state: ViewerState;
  dispatch: Dispatch<ViewerAction>;
  look: Look;
  chosen: number | null;
  onChoose: (number: number | null) => void;
}

const panStepPx = 40;
const steps: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: panStepPx, y: 0 },
  ArrowRight: { x: -panStepPx, y: 0 },
  ArrowUp: { x: 0, y: panStepPx },
  ArrowDown: { x: 0, y: -panStepPx },
};

/** One picture with its marks. With the focus on the picture, arrows move it, + and - zoom, 0 shows it whole. */
export function Pane({ data, pairs, side, label, state, dispatch, look, chosen, onChoose }: PaneProps) {
  const stage = useRef<HTMLDivElement>(null);
  usePaneSize(stage, side, dispatch);
  const gestures = usePaneGestures(stage, side, state, dispatch);
  const picture = data[side];
  const view = state.views[side];
  const places = pairs.map((pair) => toScreen(view, pair[side]));
  const tabStop = pairs.findIndex((pair) => pair.number === chosen);

  function onStageKey(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return;
    const by = steps[event.key];
    if (by !== undefined) dispatch({ type: 'pan', side, by });
    else if (event.key === '+' || event.key === '=') dispatch({ type: 'zoom', side, factor: 1.5 });
    else if (event.key === '-') dispatch({ type: 'zoom', side, factor: 1 / 1.5 });
    else if (event.key === '0') dispatch({ type: 'fit' });
    else return;
    event.preventDefault();
  }

  function onMarkKey(event: KeyboardEvent, index: number) {
    const next = neighbour(places, index, event.key);
    if (next === undefined) return;
    event.preventDefault();
    stage.current?.querySelectorAll<HTMLElement>('.mark')[next]?.focus();
  }

  return (
    <figure className="pane">
      <figcaption className="pane-caption">{label}</figcaption>
      {/* The picture is moved by keys and by a click, each with a named button that does the same. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={stage}
        className="stage"
        role="group"
        aria-label={`${label}: arrow keys move the picture, plus and minus zoom, 0 shows it whole`}
        // The picture is moved by keys, so it takes the focus although it is no widget.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-zoomed={!state.fitted || undefined}
        onKeyDown={onStageKey}
        {...gestures}
      >
        <img
          className="stage-picture"
          src={`data:image/png;base64,${picture.preview}`}
          alt={label}
          draggable={false}
          width={picture.width}
          height={picture.height}
          style={{ transform: cssOf(view), filter: filterOf(look) }}
        />
        {look.showUnpaired &&
          unpaired(data, side).map((feature, i) => (
            <span key={i} className="mark-single" style={{ transform: placeOf(toScreen(view, feature)) }}>
              <MarkShape feature={feature} turnRad={view.turnRad} />
            </span>
          ))}
        {look.showPairs &&
          pairs.map((pair, i) => (
            <MarkButton
              key={pair.number}
              pair={pair}
              feature={pair[side]}
              turnRad={view.turnRad}
              transform={placeOf(places[i])}
              isChosen={pair.number === chosen}
              isTabStop={i === Math.max(0, tabStop)}
              onChoose={() => onChoose(pair.number === chosen ? null : pair.number)}
              onKeyDown={(event) => onMarkKey(event, i)}
            />
          ))}
      </div>
    </figure>
  );
}

/** The picture lies with its own origin at the pane's centre; the view turns, scales and shifts it. */
function cssOf({ centre, scale, turnRad }: View): string {
  return `rotate(${turnRad}rad) scale(${scale}) translate(${-centre.x}px, ${-centre.y}px)`;
}

function placeOf({ x, y }: { x: number; y: number }): string {
  return `translate(${x}px, ${y}px)`;
}
