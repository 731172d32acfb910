/**
 * What part of an image a pane shows. Screen points are CSS pixels from the pane's centre; image points are pixels of
 * the sample's own image. Pure: the viewer keeps this state and the panes draw it.
 */
import { toProbe, toReference } from './alignment.ts';
import type { Alignment, Point } from './alignment.ts';

export type Side = 'probe' | 'reference';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface View {
  /** The image point at the pane's centre. */
  readonly centre: Point;
  /** CSS pixels per image pixel. */
  readonly scale: number;
  /** Clockwise on screen. */
  readonly turnRad: number;
}

export interface ViewerState {
  readonly views: Readonly<Record<Side, View>>;
  readonly panes: Readonly<Record<Side, Size>>;
  readonly images: Readonly<Record<Side, Size>>;
  readonly alignment: Alignment;
  /** Whether a movement of one view moves the other. */
  readonly linked: boolean;
  /** Whether the reference is turned into the probe's orientation. */
  readonly turned: boolean;
  /** Whether both views still show their whole image, and so follow a change of the pane's size. */
  readonly fitted: boolean;
}

export type ViewerAction =
  | { readonly type: 'resize'; readonly side: Side; readonly pane: Size }
  | { readonly type: 'pan'; readonly side: Side; readonly by: Point }
  | { readonly type: 'centre'; readonly side: Side; readonly on: Point }
  | { readonly type: 'show-pair'; readonly probe: Point; readonly reference: Point }
  | { readonly type: 'zoom'; readonly side: Side; readonly factor: number; readonly about?: Point }
  | { readonly type: 'fit' }
  | { readonly type: 'link'; readonly linked: boolean }
  | { readonly type: 'turn'; readonly turned: boolean };

const zoomMax = 24;

/** A viewer that shows both images whole. */
export function openViewer(images: Record<Side, Size>, alignment: Alignment): ViewerState {
  const view = { centre: { x: 0, y: 0 }, scale: 1, turnRad: 0 };
  const pane = { width: 1, height: 1 };
  return fit({
    views: { probe: view, reference: view },
    panes: { probe: pane, reference: pane },
    images,
    alignment,
    linked: true,
    turned: true,
    fitted: true,
  });
}

export function viewerReducer(state: ViewerState, action: ViewerAction): ViewerState {
  switch (action.type) {
    case 'resize': {
      const resized = { ...state, panes: { ...state.panes, [action.side]: action.pane } };
      return state.fitted ? fit(resized) : resized;
    }
    case 'fit':
      return fit(state);
    case 'pan': {
      const view = state.views[action.side];
      const on = toImage(view, { x: -action.by.x, y: -action.by.y });
      return move(state, action.side, { ...view, centre: on });
    }
    case 'centre':
      return move(state, action.side, { ...state.views[action.side], centre: action.on });
    case 'show-pair':
      return showPair(state, action);
    case 'zoom':
      return move(state, action.side, zoomed(state, action.side, action.factor, action.about ?? { x: 0, y: 0 }));
    case 'link':
      return { ...state, linked: action.linked };
    case 'turn':
      return turn(state, action.turned);
  }
}

/** Where an image point appears, from the pane's centre. */
export function toScreen({ centre, scale, turnRad }: View, point: Point): Point {
  const [x, y] = [scale * (point.x - centre.x), scale * (point.y - centre.y)];
  const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
  return { x: cos * x - sin * y, y: sin * x + cos * y };
}

/** The image point that appears at a screen point. */
export function toImage({ centre, scale, turnRad }: View, { x, y }: Point): Point {
  const [cos, sin] = [Math.cos(turnRad) / scale, Math.sin(turnRad) / scale];
  return { x: cos * x + sin * y + centre.x, y: cos * y - sin * x + centre.y };
}

/** How much larger than whole the image is shown: 1 when it just fits. */
export function zoomOf(state: ViewerState, side: Side): number {
  return state.views[side].scale / wholeScale(state, side);
}

/**
 * The scale at which both images are seen whole and at the same physical size, which the alignment tells. An alignment
 * of a few poor pairs can claim anything, so sizes that differ by more than four each fit their own pane.
 */
function wholeScale({ images, panes, views, alignment }: ViewerState, side: Side): number {
  const probe = fitScale(images.probe, panes.probe, views.probe.turnRad);
  const reference = fitScale(images.reference, panes.reference, views.reference.turnRad);
  const ratio = (reference * alignment.scale) / probe;
  if (ratio < 1 / 4 || ratio > 4) return side === 'probe' ? probe : reference;
  const shared = Math.min(probe, reference * alignment.scale);
  return side === 'probe' ? shared : shared / alignment.scale;
}

/** The largest scale at which the turned image lies within its pane. */
function fitScale(image: Size, pane: Size, turnRad: number): number {
  const [cos, sin] = [Math.abs(Math.cos(turnRad)), Math.abs(Math.sin(turnRad))];
  return Math.min(
    pane.width / (cos * image.width + sin * image.height),
    pane.height / (sin * image.width + cos * image.height),
  );
}

function fit(state: ViewerState): ViewerState {
  const whole = (side: Side): View => {
    const { width, height } = state.images[side];
    const turnRad = side === 'reference' && state.turned ? -state.alignment.angleRad : 0;
    return { centre: { x: width / 2, y: height / 2 }, scale: 1, turnRad };
  };
  const fitted = { ...state, views: { probe: whole('probe'), reference: whole('reference') }, fitted: true };
  const { probe, reference } = fitted.views;
  return {
    ...fitted,
    views: {
      probe: { ...probe, scale: wholeScale(fitted, 'probe') },
      reference: { ...reference, scale: wholeScale(fitted, 'reference') },
    },
  };
}

/** Sets one view, kept on its image, and carries a linked one along. */
function move(state: ViewerState, side: Side, view: View): ViewerState {
  const moved = withinImage(state.images[side], view);
  const other = side === 'probe' ? 'reference' : 'probe';
  const follower = state.linked ? follow(state, side, moved) : state.views[other];
  const views = side === 'probe' ? { probe: moved, reference: follower } : { probe: follower, reference: moved };
  return { ...state, views, fitted: false };
}

/** The view of the other image that shows the same place at the same physical size. */
function follow({ alignment, views, images }: ViewerState, leader: Side, view: View): View {
  return leader === 'probe'
    ? withinImage(images.reference, {
        centre: toReference(alignment, view.centre),
        scale: view.scale / alignment.scale,
        turnRad: views.reference.turnRad,
      })
    : withinImage(images.probe, {
        centre: toProbe(alignment, view.centre),
        scale: view.scale * alignment.scale,
        turnRad: views.probe.turnRad,
      });
}

/** Puts both features of a pair in the middle; a view of the whole image already shows them and stays. */
function showPair(state: ViewerState, { probe, reference }: { probe: Point; reference: Point }): ViewerState {
  if (state.fitted) return state;
  const { views } = state;
  return {
    ...state,
    views: { probe: { ...views.probe, centre: probe }, reference: { ...views.reference, centre: reference } },
  };
}

function zoomed(state: ViewerState, side: Side, factor: number, about: Point): View {
  const view = state.views[side];
  const whole = wholeScale(state, side);
  const scale = Math.min(zoomMax * whole, Math.max(whole, view.scale * factor));
  const anchor = toImage(view, about);
  const drifted = toImage({ ...view, scale }, about);
  const { centre } = view;
  return { ...view, scale, centre: { x: centre.x + anchor.x - drifted.x, y: centre.y + anchor.y - drifted.y } };
}

function turn(state: ViewerState, turned: boolean): ViewerState {
  if (state.fitted) return fit({ ...state, turned });
  const turnRad = turned ? -state.alignment.angleRad : 0;
  return { ...state, turned, views: { ...state.views, reference: { ...state.views.reference, turnRad } } };
}

function withinImage(image: Size, view: View): View {
  const clamp = (value: number, max: number) => Math.min(max, Math.max(0, value));
  return { ...view, centre: { x: clamp(view.centre.x, image.width), y: clamp(view.centre.y, image.height) } };
}
