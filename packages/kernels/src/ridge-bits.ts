/** Differing and shared points of bit patterns: the SIMD kernel and its scalar twin. */
import { loadKernel, reserve } from './load.ts';
import type { Kernel } from './load.ts';

/** Bytes of one pattern: 32 of signs, then 32 of which points are known. */
export const patternBytes = 64;

interface RidgeBits extends Kernel {
  countBits(a: number, aCount: number, b: number, bCount: number, out: number): void;
}

/** Counts for each of `aCount` x `bCount` pairs: u16 differing, u16 shared; valid until the next call. */
export type CountBits = (a: Uint8Array, aCount: number, b: Uint8Array, bCount: number) => Uint16Array;

export function createCountBits(): CountBits {
  const kernel = loadKernel<RidgeBits>('ridge-bits');
  const base = kernel.base();
  return (a, aCount, b, bCount) => {
    const bAt = base + aCount * patternBytes;
    const out = bAt + bCount * patternBytes;
    reserve(kernel, out + aCount * bCount * 4);
    const memory = new Uint8Array(kernel.memory.buffer);
    memory.set(a.subarray(0, aCount * patternBytes), base);
    memory.set(b.subarray(0, bCount * patternBytes), bAt);
    kernel.countBits(base, aCount, bAt, bCount, out);
    return new Uint16Array(kernel.memory.buffer, out, 2 * aCount * bCount);
  };
}

/** The specification of the kernel. */
export const countBitsScalar: CountBits = (a, aCount, b, bCount) => {
  const counts = new Uint16Array(2 * aCount * bCount);
  const half = patternBytes / 2;
  for (let i = 0, to = 0; i < aCount; i++) {
    for (let j = 0; j < bCount; j++, to += 2) {
      for (let k = 0; k < half; k++) {
        const [p, q] = [i * patternBytes + k, j * patternBytes + k];
        const shared = a[p + half] & b[q + half];
        counts[to] += ones((a[p] ^ b[q]) & shared);
        counts[to + 1] += ones(shared);
      }
    }
  }
  return counts;
};

function ones(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) count++;
  return count;
}
