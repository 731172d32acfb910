/** Many prints in one memory, each scored against a probe: the rough first look of a search. */
import { loadFastest, reserve } from './load.ts';
import type { Kernel, KernelVariant } from './load.ts';
import { scanCosines, scanWeights } from './print-scan-scalar.ts';
import type { ScanDepth, ScanPrint } from './print-scan-scalar.ts';

/** Most minutiae of a print. */
export const scanMinutiaeMax = 72;
/** Prints that one call scores. */
export const scanBatch = 4096;
/** Bytes of a print's looks and places for each minutia, after 4 bytes of how many there are. */
export const scanMinutiaBytes = 20;

interface PrintScanKernel extends Kernel {
  prepare(looks: number, count: number): void;
  scan(
    places: number,
    count: number,
    cosines: number,
    weights: number,
    addresses: number,
    n: number,
    scores: number,
    lookBytes: number,
    distanceEnd: number,
    candidatesMax: number,
    seedsMax: number,
  ): void;
}

export interface PrintScan {
  /** First byte of `memory()` that is the caller's, a multiple of 16. */
  readonly start: number;
  /** The memory with room up to `end`; a view is void after the next call. At most 16 bytes less than 4 GiB. */
  memory(end: number): Uint8Array;
  setProbe(probe: ScanPrint): void;
  /** Scores the prints at the first `n` addresses (u32, at most `scanBatch`); valid until the next call. */
  scan(addresses: Uint32Array, n: number, depth: ScanDepth): Int32Array;
}

/** Without `variant` the fastest there is; all of them give the same numbers. */
export function createPrintScan(variant?: KernelVariant): PrintScan {
  const [kernel] = loadFastest<PrintScanKernel>('print-scan', variant);
  const probeAt = kernel.base();
  const placesAt = probeAt + 16 * scanMinutiaeMax;
  const cosinesAt = placesAt + 16 * Math.ceil(scanMinutiaeMax / 4);
  const weightsAt = cosinesAt + 512;
  const addressesAt = weightsAt + 160;
  const scoresAt = addressesAt + 4 * scanBatch;
  const start = scoresAt + 4 * scanBatch;
  reserve(kernel, start);
  new Int16Array(kernel.memory.buffer, cosinesAt, 256).set(scanCosines);
  new Uint16Array(kernel.memory.buffer, weightsAt, scanWeights.length).set(scanWeights);
  let probeCount = 0;
  return {
    start,
    memory(end) {
      // In steps of a sixteenth, so that growing stays rare; looks are read sixteen at a time, up to 16 bytes too far.
      const needed = end + 16;
      if (needed > kernel.memory.buffer.byteLength) reserve(kernel, Math.min(2 ** 32, Math.ceil(needed * 1.0625)));
      return new Uint8Array(kernel.memory.buffer);
    },
    setProbe({ count, looks, places }) {
      probeCount = count;
      const memory = new Uint8Array(kernel.memory.buffer);
      memory.set(looks.subarray(0, 16 * count), probeAt);
      memory.set(places.subarray(0, 4 * count), placesAt);
      kernel.prepare(probeAt, count);
    },
    scan(addresses, n, { lookBytes, distanceEnd, candidatesMax, seedsMax }) {
      new Uint32Array(kernel.memory.buffer, addressesAt, n).set(addresses.subarray(0, n));
      const depth = [lookBytes, distanceEnd, candidatesMax, seedsMax] as const;
      kernel.scan(placesAt, probeCount, cosinesAt, weightsAt, addressesAt, n, scoresAt, ...depth);
      return new Int32Array(kernel.memory.buffer, scoresAt, n);
    },
  };
}
