/** Many prints in one memory, each scored against a probe: the rough first look of a search. */
import { loadKernel, reserve } from './load.ts';
import type { Kernel } from './load.ts';
import { scanCosines, scanWeights } from './print-scan-scalar.ts';
import type { ScanDepth, ScanPrint } from './print-scan-scalar.ts';

/** Most minutiae of a print. */
export const scanMinutiaeMax = 72;
/** Prints that one call scores. */
export const scanBatch = 4096;
/** Bytes of a print's looks and places for each minutia, after 4 bytes of how many there are. */
export const scanMinutiaBytes = 20;

interface PrintScanKernel extends Kernel {
  prepare(looks: number, places: number, count: number, cosines: number): void;
  scan(
    places: number,
    count: number,
    weights: number,
    addresses: number,
    n: number,
    scores: number,
    lookBytes: number,
    distanceEnd: number,
    seedEnd: number,
    partners: number,
  ): void;
}

export interface PrintScan {
  /** First byte of `memory()` that is the caller's, a multiple of 16. */
  readonly start: number;
  /** The memory with room up to `end`; a view is void after the next call. At most 4 GiB. */
  memory(end: number): Uint8Array;
  setProbe(probe: ScanPrint): void;
  /** Scores the prints at the first `n` addresses (u32, at most `scanBatch`); valid until the next call. */
  scan(addresses: Uint32Array, n: number, depth: ScanDepth): Int32Array;
}

export function createPrintScan(): PrintScan {
  const kernel = loadKernel<PrintScanKernel>('print-scan');
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
      // In steps of a sixteenth, so that growing stays rare.
      if (end > kernel.memory.buffer.byteLength) reserve(kernel, Math.min(2 ** 32, Math.ceil(end * 1.0625)));
      return new Uint8Array(kernel.memory.buffer);
    },
    setProbe({ count, looks, places }) {
      probeCount = count;
      const memory = new Uint8Array(kernel.memory.buffer);
      memory.set(looks.subarray(0, 16 * count), probeAt);
      memory.set(places.subarray(0, 4 * count), placesAt);
      kernel.prepare(probeAt, placesAt, count, cosinesAt);
    },
    scan(addresses, n, { lookBytes, distanceEnd, seedEnd, partners }) {
      new Uint32Array(kernel.memory.buffer, addressesAt, n).set(addresses.subarray(0, n));
      const depth = [lookBytes, distanceEnd, seedEnd, partners] as const;
      kernel.scan(placesAt, probeCount, weightsAt, addressesAt, n, scoresAt, ...depth);
      return new Int32Array(kernel.memory.buffer, scoresAt, n);
    },
  };
}
