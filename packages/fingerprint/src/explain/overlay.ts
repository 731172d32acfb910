/** The probe laid over the reference, turned, shifted and stretched as the pairs say. */
import type { FeaturePair } from '@ipse/core';
import type { RidgeWave } from '../extract/ridge-wave.ts';
import type { Picture } from './document.ts';
import { pointOf } from './minutia-panels.ts';
import type { Side } from './pair-panels.ts';
import { colourPicture } from './pictures.ts';

/** Distance over which a pair draws its surroundings along, in pixels at 500 ppi. */
const stretchPx = 60;

/** Probe ridges red, reference ridges blue, both dark; undefined with fewer than three pairs. */
export function overlayPanel(probe: Side, reference: Side, pairs: readonly FeaturePair[]): Picture | undefined {
  if (pairs.length < 3) return undefined;
  const back = backToProbe(probe, reference, pairs);
  const { width, height } = reference.steps.resolution.print;
  // Half the resolution shows all that the waves hold.
  const image = colourPicture(width >> 1, height >> 1, (x, y) => {
    const onReference = ridgeAt(reference.steps.wave, 2 * x, 2 * y);
    const from = back(2 * x, 2 * y);
    const onProbe = ridgeAt(probe.steps.wave, from.x, from.y);
    const fade = (value: number) => 255 - 170 * value;
    // Red where only the probe has a ridge: it takes green and blue away, and so on.
    return [
      fade(onReference),
      fade(Math.max(onProbe, onReference)) + 20 * Math.abs(onProbe - onReference),
      fade(onProbe),
    ];
  });
  return {
    kind: 'picture',
    caption: 'Probe over reference: red ridges are the probe’s alone, blue ones the reference’s alone, dark ones both',
    image,
    width,
    height,
    shapes: [],
  };
}

/** From reference to probe: least-squares turn and shift of the pairs, then their differences, fading with distance. */
function backToProbe(probe: Side, reference: Side, pairs: readonly FeaturePair[]) {
  const ends = pairs.map((pair) => ({
    from: pointOf(reference.steps, reference.template, pair.reference),
    to: pointOf(probe.steps, probe.template, pair.probe),
  }));
  const mean = (valueOf: (end: (typeof ends)[number]) => number) =>
    ends.reduce((sum, end) => sum + valueOf(end), 0) / ends.length;
  const [fx, fy, tx, ty] = [
    mean(({ from }) => from.x),
    mean(({ from }) => from.y),
    mean(({ to }) => to.x),
    mean(({ to }) => to.y),
  ];
  const dot = mean(({ from, to }) => (from.x - fx) * (to.x - tx) + (from.y - fy) * (to.y - ty));
  const cross = mean(({ from, to }) => (from.x - fx) * (to.y - ty) - (from.y - fy) * (to.x - tx));
  const length = Math.hypot(dot, cross) || 1;
  const [cos, sin] = [dot / length, cross / length];
  const rigid = (x: number, y: number) => ({
    x: tx + cos * (x - fx) - sin * (y - fy),
    y: ty + sin * (x - fx) + cos * (y - fy),
  });
  const pulls = ends.map(({ from, to }) => {
    const at = rigid(from.x, from.y);
    return { x: from.x, y: from.y, dx: to.x - at.x, dy: to.y - at.y };
  });
  return (x: number, y: number) => {
    let [weight, dx, dy] = [0.2, 0, 0];
    for (const pull of pulls) {
      const w = 1 / (1 + ((pull.x - x) ** 2 + (pull.y - y) ** 2) / stretchPx ** 2) ** 2;
      weight += w;
      dx += w * pull.dx;
      dy += w * pull.dy;
    }
    const at = rigid(x, y);
    return { x: at.x + dx / weight, y: at.y + dy / weight };
  };
}

/** 0 to 1 at a point in pixels at 500 ppi: how much of a ridge is there. */
function ridgeAt({ width, height, real, imaginary }: RidgeWave, x: number, y: number): number {
  const [u, v] = [Math.round(x / 2), Math.round(y / 2)];
  if (u < 0 || v < 0 || u >= width || v >= height) return 0;
  const i = v * width + u;
  const amplitude = Math.hypot(real[i], imaginary[i]);
  return amplitude > 0 ? Math.max(0, real[i] / amplitude) : 0;
}
