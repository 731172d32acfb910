import { useLayoutEffect } from 'react';
import type { Dispatch, RefObject } from 'react';
import type { Side, ViewerAction } from './view.ts';

/** Tells the viewer the size of a pane, now and whenever it changes. */
export function usePaneSize(stage: RefObject<HTMLElement | null>, side: Side, dispatch: Dispatch<ViewerAction>): void {
  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0) dispatch({ type: 'resize', side, pane: { width, height } });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage, side, dispatch]);
}
