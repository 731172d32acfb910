import { useEffect, useRef } from 'react';
import type { Dispatch, PointerEvent, RefObject } from 'react';
import { toImage } from './view.ts';
import type { Side, ViewerAction, ViewerState } from './view.ts';

/** A pointer that moves less than this has clicked, not dragged. */
const clickSlackPx = 4;

interface Touch {
  x: number;
  y: number;
  travelledPx: number;
}

/**
 * Dragging moves the picture, two fingers or the wheel with Ctrl zoom it, and a click on the picture brings that place
 * to the middle once it is zoomed, so that no movement needs a drag (WCAG 2.2, 2.5.7).
 */
export function usePaneGestures(
  stage: RefObject<HTMLElement | null>,
  side: Side,
  state: ViewerState,
  dispatch: Dispatch<ViewerAction>,
) {
  const touches = useRef(new Map<number, Touch>());
  useWheelZoom(stage, side, dispatch);

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0 || (event.target as Element).closest('.mark')) return;
    touches.current.set(event.pointerId, { x: event.clientX, y: event.clientY, travelledPx: 0 });
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const touch = touches.current.get(event.pointerId);
    if (touch === undefined) return;
    const by = { x: event.clientX - touch.x, y: event.clientY - touch.y };
    const other = [...touches.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const before = Math.hypot(touch.x - other.x, touch.y - other.y);
      const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
      if (before > 0) dispatch({ type: 'zoom', side, factor: after / before, about: fromCentre(stage, other) });
    } else if (!state.fitted) {
      dispatch({ type: 'pan', side, by });
    }
    Object.assign(touch, { x: event.clientX, y: event.clientY });
    touch.travelledPx += Math.hypot(by.x, by.y);
  }

  function onPointerUp(event: PointerEvent<HTMLElement>) {
    const touch = touches.current.get(event.pointerId);
    touches.current.delete(event.pointerId);
    if (touch === undefined || touch.travelledPx > clickSlackPx || state.fitted) return;
    dispatch({ type: 'centre', side, on: toImage(state.views[side], fromCentre(stage, touch)) });
  }

  function onPointerCancel(event: PointerEvent<HTMLElement>) {
    touches.current.delete(event.pointerId);
  }

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel };
}

/** The wheel scrolls the page as ever; with Ctrl or a pinch on a touch pad it zooms. Needs a listener that may refuse. */
function useWheelZoom(stage: RefObject<HTMLElement | null>, side: Side, dispatch: Dispatch<ViewerAction>) {
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const about = fromCentre(stage, { x: event.clientX, y: event.clientY });
      dispatch({ type: 'zoom', side, factor: Math.exp(-event.deltaY / 200), about });
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [stage, side, dispatch]);
}

function fromCentre(stage: RefObject<HTMLElement | null>, { x, y }: { x: number; y: number }) {
  const box = stage.current?.getBoundingClientRect();
  return box === undefined ? { x, y } : { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 };
}
