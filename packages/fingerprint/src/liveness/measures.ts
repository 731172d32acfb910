/**
 * What the gray of a print can tell of how it was made. Skin sweats and has pores, so that the gray of a ridge varies along
 * it; a camera or scanner leaves noise; a print of a print is made of dots in a raster. All of it is weak: sensors, compression and
 * cleaning do the same to honest prints.
 */
import { median, powerSpectrum, spectrumSide } from '@ipse/core';
import type { GrayImage } from '@ipse/core';

export interface PrintMeasures {
  /** By how many powers of ten one fine frequency stands above the others of its fineness, in all parts of the print alike. */
  readonly raster: number;
  /** Gray levels that hold nearly all of the print. */
  readonly levels: number;
  /** Standard deviation of what a pixel differs from its neighbours by, over that of the gray. */
  readonly grain: number;
  /** Standard deviation of the gray from one place of a ridge to the next along it, over that of the gray. */
  readonly alongRidge: number;
}

/** Parts with less contrast show no ridges; gray levels. */
const deviationMin = 18;
const patchesMax = 9;
const patchesMin = 2;
const stepPx = 64;

/**
 * Undefined where too little of the image shows ridges. The image is taken as it is: changing its size would hide all of it. What is
 * measured along ridges is for the evaluation, which finds that it tells nothing: no hint is made of it.
 */
export function measurePrint(image: GrayImage): PrintMeasures | undefined {
  const patches = patchesOf(image);
  if (patches.length < patchesMin) return undefined;
  return {
    raster: rasterOf(patches),
    levels: levelsOf(patches),
    grain: median(patches.map(grainOf))!,
    alongRidge: median(patches.map(alongRidgeOf))!,
  };
}

/** Squares of the print with the most contrast, as floats by row. */
function patchesOf({ width, height, data }: GrayImage): Float32Array[] {
  const found: { patch: Float32Array; deviation: number }[] = [];
  for (let y0 = 0; y0 + spectrumSide <= height; y0 += stepPx) {
    for (let x0 = 0; x0 + spectrumSide <= width; x0 += stepPx) {
      const patch = Float32Array.from(
        { length: spectrumSide * spectrumSide },
        (_, i) => data[(y0 + Math.floor(i / spectrumSide)) * width + x0 + (i % spectrumSide)],
      );
      const deviation = deviationOf(patch);
      if (deviation >= deviationMin) found.push({ patch, deviation });
    }
  }
  return found
    .toSorted((a, b) => b.deviation - a.deviation)
    .slice(0, patchesMax)
    .map(({ patch }) => patch);
}

/** Ridges lie below, in cycles a square, whatever finger and resolution up to 1,000 ppi: what is finer is none of them. */
const frequencyMin = 30;
/** Compression by blocks leaves peaks on the two axes, this near to them. */
const axisWidth = 3;
const ringWidth = 6;

function rasterOf(patches: readonly Float32Array[]): number {
  const mean = new Float32Array(spectrumSide * spectrumSide);
  for (const patch of patches) {
    const power = powerSpectrum(patch);
    for (let i = 0; i < mean.length; i++) mean[i] += power[i] / patches.length;
  }
  const half = spectrumSide / 2;
  const rings: number[][] = [];
  // One half of the plane: the other mirrors it.
  for (let v = 0; v < half; v++) {
    for (let u = -half; u < half; u++) {
      const frequency = Math.hypot(u, v);
      if (Math.abs(u) <= axisWidth || v <= axisWidth || frequency < frequencyMin || frequency >= half) continue;
      (rings[Math.floor(frequency / ringWidth)] ??= []).push(
        mean[v * spectrumSide + ((u + spectrumSide) % spectrumSide)],
      );
    }
  }
  return Math.max(...rings.filter((ring) => ring !== undefined).map((ring) => Math.max(...ring) - median(ring)!));
}

/** Nearly all: the rest may be specks. */
const levelShare = 0.98;

function levelsOf(patches: readonly Float32Array[]): number {
  const counts = new Float64Array(256);
  for (const patch of patches) for (const value of patch) counts[value]++;
  const wanted = levelShare * patches.length * spectrumSide * spectrumSide;
  const sorted = counts.toSorted((a, b) => b - a);
  let [levels, held] = [0, 0];
  while (held < wanted) held += sorted[levels++];
  return levels;
}

function grainOf(patch: Float32Array): number {
  let squares = 0;
  let count = 0;
  forInner(1, (i) => {
    const around = (patch[i - 1] + patch[i + 1] + patch[i - spectrumSide] + patch[i + spectrumSide]) / 4;
    squares += (patch[i] - around) ** 2;
    count++;
  });
  return Math.sqrt(squares / count) / deviationOf(patch);
}

/** Of the structure tensor around a pixel, and how far along the ridge the next place is; pixels. */
const tensorReach = 4;
const strideAlong = 5;
/** Every so many pixels are looked at. */
const sparseness = 3;

function alongRidgeOf(patch: Float32Array): number {
  const deviation = deviationOf(patch);
  const dark = meanOf(patch) - deviation / 2;
  let squares = 0;
  let count = 0;
  forInner(tensorReach + strideAlong + 1, (i) => {
    if (i % sparseness !== 0 || patch[i] >= dark) return;
    const [dx, dy] = directionAlong(patch, i);
    const at = (sign: number) =>
      patch[i + Math.round(sign * strideAlong * dx) + spectrumSide * Math.round(sign * strideAlong * dy)];
    for (const next of [at(1), at(-1)]) {
      // Where the ridge bends away or ends, the step has left it.
      if (next >= dark) continue;
      squares += (next - patch[i]) ** 2;
      count++;
    }
  });
  return count === 0 ? 1 : Math.sqrt(squares / count) / deviation;
}

/** Unit vector along which the gray around a pixel changes least. */
function directionAlong(patch: Float32Array, centre: number): readonly [number, number] {
  let [xx, yy, xy] = [0, 0, 0];
  for (let y = -tensorReach; y <= tensorReach; y += 2) {
    for (let x = -tensorReach; x <= tensorReach; x += 2) {
      const i = centre + y * spectrumSide + x;
      const gx = patch[i + 1] - patch[i - 1];
      const gy = patch[i + spectrumSide] - patch[i - spectrumSide];
      xx += gx * gx;
      yy += gy * gy;
      xy += gx * gy;
    }
  }
  const across = Math.atan2(2 * xy, xx - yy) / 2;
  return [-Math.sin(across), Math.cos(across)];
}

function forInner(margin: number, visit: (index: number) => void): void {
  for (let y = margin; y < spectrumSide - margin; y++) {
    for (let x = margin; x < spectrumSide - margin; x++) visit(y * spectrumSide + x);
  }
}

const meanOf = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function deviationOf(values: Float32Array): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
