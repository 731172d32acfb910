import { describe, expect, it } from 'vitest';
import { openViewer, toImage, toScreen, viewerReducer, zoomOf } from './view.ts';
import type { ViewerAction } from './view.ts';

const images = { probe: { width: 400, height: 600 }, reference: { width: 800, height: 1200 } };
/** The reference is the probe at twice the size, turned by a quarter, shifted. */
const alignment = { angleRad: Math.PI / 2, scale: 2, shift: { x: 800, y: 0 } };
const pane = { width: 300, height: 300 };
const open = () =>
  run(
    openViewer(images, alignment),
    { type: 'resize', side: 'probe', pane },
    { type: 'resize', side: 'reference', pane },
  );

function run(state: ReturnType<typeof openViewer>, ...actions: ViewerAction[]) {
  return actions.reduce(viewerReducer, state);
}

describe('the viewer', () => {
  it('shows both images whole at first', () => {
    const { views } = open();
    expect(views.probe).toEqual({ centre: { x: 200, y: 300 }, scale: 0.5, turnRad: 0 });
    expect(views.reference.scale).toBeCloseTo(0.25);
    expect(views.reference.turnRad).toBeCloseTo(-Math.PI / 2);
  });

  it('shows both at the same physical size, even where one would fit larger', () => {
    const roomy = run(open(), { type: 'resize', side: 'reference', pane: { width: 900, height: 900 } });
    expect(roomy.views.probe.scale).toBeCloseTo(0.5);
    expect(roomy.views.reference.scale).toBeCloseTo(0.25);
  });

  it('lets each fill its pane when the alignment claims the impossible', () => {
    const absurd = run(openViewer(images, { ...alignment, scale: 90 }), { type: 'resize', side: 'probe', pane });
    const { views } = run(absurd, { type: 'resize', side: 'reference', pane });
    expect(views.probe.scale).toBeCloseTo(0.5);
    expect(views.reference.scale).toBeCloseTo(0.25);
  });

  it('maps screen and image points to each other', () => {
    const { reference } = open().views;
    const point = { x: 123, y: 456 };
    const back = toImage(reference, toScreen(reference, point));
    expect(back.x).toBeCloseTo(point.x);
    expect(back.y).toBeCloseTo(point.y);
  });

  it('keeps the point under the pointer when it zooms', () => {
    const before = open();
    const about = { x: 40, y: -30 };
    const under = toImage(before.views.probe, about);
    const after = run(before, { type: 'zoom', side: 'probe', factor: 2, about });
    expect(toScreen(after.views.probe, under).x).toBeCloseTo(about.x);
    expect(toScreen(after.views.probe, under).y).toBeCloseTo(about.y);
    expect(zoomOf(after, 'probe')).toBeCloseTo(2);
  });

  it('never zooms out beyond the whole image, nor leaves it', () => {
    const out = run(open(), { type: 'zoom', side: 'probe', factor: 0.01 });
    expect(zoomOf(out, 'probe')).toBeCloseTo(1);
    const away = run(open(), { type: 'pan', side: 'probe', by: { x: -9999, y: 9999 } });
    expect(away.views.probe.centre).toEqual({ x: 400, y: 0 });
  });

  it('carries the linked view to the same place at the same size', () => {
    const { views } = run(
      open(),
      { type: 'zoom', side: 'probe', factor: 4 },
      { type: 'centre', side: 'probe', on: { x: 100, y: 150 } },
    );
    expect(views.reference.centre.x).toBeCloseTo(500);
    expect(views.reference.centre.y).toBeCloseTo(200);
    expect(views.reference.scale).toBeCloseTo(views.probe.scale / 2);
  });

  it('leaves the other view alone when they are not linked', () => {
    const before = run(open(), { type: 'link', linked: false });
    const after = run(before, { type: 'zoom', side: 'reference', factor: 3 });
    expect(after.views.probe).toEqual(before.views.probe);
  });

  it('centres a chosen pair once it is zoomed in, and stays whole before', () => {
    const chosen = { type: 'show-pair', probe: { x: 50, y: 60 }, reference: { x: 70, y: 80 } } as const;
    expect(run(open(), chosen)).toEqual(open());
    const { views } = run(open(), { type: 'zoom', side: 'probe', factor: 3 }, chosen);
    expect([views.probe.centre, views.reference.centre]).toEqual([chosen.probe, chosen.reference]);
  });

  it('turns the reference back to how it was captured', () => {
    expect(run(open(), { type: 'turn', turned: false }).views.reference.turnRad).toBeCloseTo(0);
  });
});
