/** The specification of the kernel that scores prints by minutiae that look alike and lie alike. */

/** How closely a scan looks. */
export interface ScanDepth {
  /** Bytes of each look that count, from the first on. */
  readonly lookBytes: number;
  /** Pairs that differ in this many of their bits or more are not alike; at most 42. */
  readonly distanceEnd: number;
  /** The most alike pairs are kept, at most 64, and so many of these are taken as the one that the others must agree with. */
  readonly candidatesMax: number;
  readonly seedsMax: number;
}

/** Half of each look: for what follows it loses little and takes a third of the time. */
export const atAGlance: ScanDepth = { lookBytes: 8, distanceEnd: 18, candidatesMax: 32, seedsMax: 8 };
export const closely: ScanDepth = { lookBytes: 16, distanceEnd: 42, candidatesMax: 64, seedsMax: 16 };

/** How far motions may differ: 16 of 256ths of a turn, and 22 pixels in x and in y. */
const toleranceTurn = 16;
const tolerancePx = 22;

/**
 * Looks of 16 bytes a minutia, the first bytes of all minutiae before the second and so on; and places, 4 bytes a minutia
 * (x and y in units of 4 pixels, direction in 256ths of a turn, and one that is not looked at).
 */
export interface ScanPrint {
  readonly count: number;
  readonly looks: Uint8Array;
  readonly places: Uint8Array;
}

/** Of each 256th of a turn, in 16384ths. */
export const scanCosines = Int16Array.from({ length: 256 }, (_, i) =>
  Math.round(16384 * Math.cos((i * Math.PI) / 128)),
);

/**
 * What a score counts by the number of the reference's minutiae, in 64ths: among more of them more are alike by chance. The
 * fourth root is between what chance would ask for and what mates with few minutiae in common lose by it.
 */
export const scanWeights = Uint16Array.from({ length: 73 }, (_, count) =>
  Math.round(64 * Math.sqrt(Math.sqrt(45 / (count + 5)))),
);

interface Candidate {
  readonly distance: number;
  readonly turn: number;
  readonly x: number;
  readonly y: number;
}

/** The places of the probe are signed, about its middle; those of the reference are not. */
export function scanPrintScalar(probe: ScanPrint, reference: ScanPrint, depth: ScanDepth): number {
  const { distanceEnd, candidatesMax, seedsMax } = depth;
  const candidates: Candidate[] = [];
  for (let i = 0; i < probe.count; i++) {
    for (let j = 0; j < reference.count; j++) {
      const distance = differing(probe, i, reference, j, depth.lookBytes);
      if (distance < distanceEnd) candidates.push({ distance, ...motion(probe.places, i, reference.places, j) });
    }
  }
  // Stable: among equals those of earlier minutiae come first.
  const kept = candidates.sort((a, b) => a.distance - b.distance).slice(0, candidatesMax);
  let best = 0;
  for (const seed of kept.slice(0, seedsMax)) {
    const sum = kept.reduce((total, other) => total + (agree(seed, other) ? distanceEnd - other.distance : 0), 0);
    best = Math.max(best, sum * (12 + distanceEnd - seed.distance));
  }
  return (best * scanWeights[reference.count]) >> 6;
}

function differing(a: ScanPrint, i: number, b: ScanPrint, j: number, lookBytes: number): number {
  let count = 0;
  for (let k = 0; k < lookBytes; k++) {
    for (let rest = a.looks[k * a.count + i] ^ b.looks[k * b.count + j]; rest > 0; rest &= rest - 1) count++;
  }
  return count;
}

/** The turn and shift that take the probe's minutia onto the reference's. */
function motion(probe: Uint8Array, i: number, reference: Uint8Array, j: number) {
  const turn = (reference[4 * j + 2] - probe[4 * i + 2]) & 255;
  const [cos, sin] = [scanCosines[turn], scanCosines[(turn + 192) & 255]];
  const [x, y] = [(probe[4 * i] << 24) >> 24, (probe[4 * i + 1] << 24) >> 24];
  return {
    turn,
    x: 4 * reference[4 * j] - ((cos * x - sin * y) >> 12),
    y: 4 * reference[4 * j + 1] - ((sin * x + cos * y) >> 12),
  };
}

function agree(a: Candidate, b: Candidate): boolean {
  const turned = (a.turn - b.turn) & 255;
  return (
    Math.min(turned, 256 - turned) <= toleranceTurn &&
    Math.abs(a.x - b.x) <= tolerancePx &&
    Math.abs(a.y - b.y) <= tolerancePx
  );
}
