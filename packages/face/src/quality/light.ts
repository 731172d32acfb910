/** The light on an aligned face (ISO/IEC 29794-5 measures it on the same region of brows to chin). */
import { alignedSide } from '../align/align.ts';
import { region } from './measures.ts';

export interface FaceLight {
  /** What the histograms of the two halves of the face have in common, 0 to 1. */
  readonly uniformity: number;
  /** Shares of the face that are nearly black and nearly white. */
  readonly dark: number;
  readonly bright: number;
  /** Entropy of the gray values, 0 to 8 bits. */
  readonly entropyBits: number;
}

const levels = 256;
const darkBelow = 26;
const brightFrom = 247;
/** The halves are compared on coarser levels, so that noise does not pass for uneven light. */
const halfLevels = 32;

/** `gray` is a plane of `alignedSide` squared, 0 to 1. */
export function measureLight(gray: Float32Array): FaceLight {
  const all = new Float64Array(levels);
  const halves = [new Float64Array(halfLevels), new Float64Array(halfLevels)];
  const middle = (region.left + region.right) / 2;
  let count = 0;
  for (let y = region.top; y < region.bottom; y++) {
    for (let x = region.left; x < region.right; x++, count++) {
      const level = Math.min(levels - 1, Math.max(0, Math.round(gray[y * alignedSide + x] * (levels - 1))));
      all[level]++;
      halves[x < middle ? 0 : 1][(level * halfLevels) >> 8]++;
    }
  }
  const share = (from: number, to: number) => all.slice(from, to).reduce((sum, n) => sum + n, 0) / count;
  const common = halves[0].reduce((sum, n, i) => sum + Math.min(n, halves[1][i]), 0);
  return {
    uniformity: common / (count / 2),
    dark: share(0, darkBelow),
    bright: share(brightFrom, levels),
    entropyBits: all.reduce((sum, n) => (n > 0 ? sum - (n / count) * Math.log2(n / count) : sum), 0),
  };
}
