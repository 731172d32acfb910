/** Many rows of 8-bit codes in one memory, each multiplied with a probe: the exact-enough first look of a search. */
import { loadFastest, reserve } from './load.ts';
import type { Kernel, KernelVariant } from './load.ts';

/** Rows that one call scores; few enough that their scores stay in the processor's cache. */
export const codeScanBatch = 4096;

interface CodeScanKernel extends Kernel {
  scan(probe: number, rows: number, count: number, width: number, scores: number): void;
}

export interface CodeScan {
  readonly variant: KernelVariant;
  /** Writes the codes of a row, -127 to 127; rows are made as needed, at most 4 GiB of them. */
  setRow(row: number, codes: Int8Array): void;
  /** Overwrites row `to` with row `from`, and wipes `from`. */
  moveRow(from: number, to: number): void;
  /** Codes of 0 to 127. */
  setProbe(codes: Uint8Array): void;
  /** Scores `n` rows from row `first` on, a multiple of four; at most `codeScanBatch`; valid until the next call. */
  scan(first: number, n: number): Int32Array;
}

/** `width`: codes a row, a multiple of 16. Without `variant` the fastest there is; all of them give the same numbers. */
export function createCodeScan(width: number, variant?: KernelVariant): CodeScan {
  const [kernel, chosen] = loadFastest<CodeScanKernel>('code-scan', variant);
  const probeAt = kernel.base();
  const scoresAt = probeAt + width;
  const rowsAt = scoresAt + 4 * codeScanBatch;
  const endOf = (rows: number) => rowsAt + rows * width;
  reserve(kernel, endOf(codeScanBatch));
  return {
    variant: chosen,
    setRow(row, codes) {
      // Room to the end of a group of four, in steps of a sixteenth so that growing stays rare.
      const end = endOf((row | 3) + 1);
      if (end > kernel.memory.buffer.byteLength) reserve(kernel, Math.min(2 ** 32, Math.ceil(end * 1.0625)));
      new Int8Array(kernel.memory.buffer, endOf(row), width).set(codes);
    },
    moveRow(from, to) {
      const rows = new Int8Array(kernel.memory.buffer, rowsAt);
      if (from !== to) rows.copyWithin(to * width, from * width, (from + 1) * width);
      rows.fill(0, from * width, (from + 1) * width);
    },
    setProbe(codes) {
      new Uint8Array(kernel.memory.buffer, probeAt, width).set(codes);
    },
    scan(first, n) {
      kernel.scan(probeAt, endOf(first), (n + 3) & ~3, width, scoresAt);
      return new Int32Array(kernel.memory.buffer, scoresAt, n);
    },
  };
}
