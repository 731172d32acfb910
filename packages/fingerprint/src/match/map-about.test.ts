import { describe, expect, it } from 'vitest';
import { mapCellPx, outside } from '../template/template.ts';
import { mapAbout, newMapAbout } from './map-about.ts';

describe('the map about paired minutiae', () => {
  const [cols, rows] = [20, 15];
  const map = { cols, rows, orientation: new Uint8Array(cols * rows).fill(7), period: new Uint8Array(80) };
  const x = Float32Array.of(24, 300);
  const y = Float32Array.of(24, 220);
  const scratch = newMapAbout();
  const shown = (which: readonly number[]) =>
    mapAbout(map, { x, y, which: Uint8Array.from(which), count: which.length }, scratch).orientation;

  it('keeps what lies within six cells of any of them', () => {
    const about = shown([0, 1]);
    about.forEach((value, cell) => {
      const [px, py] = [(cell % cols) + 0.5, Math.floor(cell / cols) + 0.5].map((at) => at * mapCellPx);
      const near = [0, 1].some((i) => Math.hypot(px - x[i], py - y[i]) < 96);
      expect(value).toBe(near ? 7 : outside);
    });
    expect(about.includes(7) && about.includes(outside)).toBe(true);
  });

  it('forgets those of the comparison before', () => {
    shown([0, 1]);
    expect(shown([0])[14 * cols + 19]).toBe(outside);
    expect(shown([]).every((value) => value === outside)).toBe(true);
  });
});
