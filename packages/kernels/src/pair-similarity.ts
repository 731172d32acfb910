/** How alike the records of minutiae are, for every pair of two prints: what the kernels for that have in common. */
import { loadKernel, reserve } from './load.ts';
import type { Kernel } from './load.ts';

interface PairKernel extends Kernel {
  similarities(a: number, aCount: number, b: number, bCount: number, out: number): void;
}

/** 0 to about 1 for each of `aCount` x `bCount` pairs; valid until the next call. */
export type PairSimilarities = (a: Uint8Array, aCount: number, b: Uint8Array, bCount: number) => Float32Array;

/** Minutiae of a print that the kernels have room for. */
const minutiaeMax = 72;

/** By the kernel of that name, for records of so many bytes. */
export function loadPairSimilarities(name: string, recordBytes: number): PairSimilarities {
  const kernel = loadKernel<PairKernel>(name);
  const base = kernel.base();
  let memory = new Uint8Array(kernel.memory.buffer);
  return (a, aCount, b, bCount) => {
    if (Math.max(aCount, bCount) > minutiaeMax) throw new RangeError('the kernels have no room for so many minutiae');
    const bAt = base + aCount * recordBytes;
    const out = bAt + bCount * recordBytes;
    reserve(kernel, out + aCount * bCount * 4);
    if (memory.buffer !== kernel.memory.buffer) memory = new Uint8Array(kernel.memory.buffer);
    memory.set(a, base);
    memory.set(b, bAt);
    kernel.similarities(base, aCount, bAt, bCount, out);
    return new Float32Array(kernel.memory.buffer, out, aCount * bCount);
  };
}

/** The same, pair by pair, by a function of two records. */
export function pairSimilaritiesBy(
  similarityOf: (a: Uint8Array, b: Uint8Array) => number,
  recordBytes: number,
): PairSimilarities {
  return (a, aCount, b, bCount) => {
    const similarity = new Float32Array(aCount * bCount);
    for (let i = 0, at = 0; i < aCount; i++) {
      for (let j = 0; j < bCount; j++, at++) {
        similarity[at] = similarityOf(
          a.subarray(i * recordBytes, (i + 1) * recordBytes),
          b.subarray(j * recordBytes, (j + 1) * recordBytes),
        );
      }
    }
    return similarity;
  };
}
