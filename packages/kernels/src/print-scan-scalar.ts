/** The specification of the kernel that scores prints by minutiae that look alike and lie alike. */

/** How closely a scan looks. */
export interface ScanDepth {
  /** Bytes of each look that count, from the first on. */
  readonly lookBytes: number;
  /** Minutiae that differ in this many of their bits or more are not alike. */
  readonly distanceEnd: number;
  /** With one of those pairs that differ in fewer bits than this the others must agree. */
  readonly seedEnd: number;
  /** How many of the reference's minutiae, the most alike, may be the partner of each of the probe's. */
  readonly partners: 1 | 2;
}

/** Half of each look and one partner: for what follows it loses little and takes half of the time. */
export const atAGlance: ScanDepth = { lookBytes: 8, distanceEnd: 24, seedEnd: 14, partners: 1 };
export const closely: ScanDepth = { lookBytes: 16, distanceEnd: 48, seedEnd: 28, partners: 2 };

/** How far motions may differ: 16 of 256ths of a turn, and 20 pixels in x and in y. */
const toleranceTurn = 16;
const toleranceShift = 5;

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

/** A minutia of the probe with one of the reference's: how the probe would be turned and shifted, modulo 256. */
interface Pair {
  readonly distance: number;
  readonly turn: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Pairs each minutia of the probe with the most alike of the reference, or with the two; the score is the most weight of pairs
 * that move alike with a very alike one. The places of the probe are signed, about its middle; those of the reference are
 * not.
 */
export function scanPrintScalar(probe: ScanPrint, reference: ScanPrint, depth: ScanDepth): number {
  const { lookBytes, distanceEnd, seedEnd, partners } = depth;
  const pairs = Array.from({ length: probe.count }, (_, i) => {
    const all = Array.from({ length: reference.count }, (__, j) => ({
      distance: differing(probe, i, reference, j, lookBytes),
      ...motion(probe.places, i, reference.places, j),
    }));
    // Stable: among equals earlier minutiae come first.
    const alike = all.filter(({ distance }) => distance < distanceEnd).sort((a, b) => a.distance - b.distance);
    return alike.slice(0, partners);
  }).flat();
  let best = 0;
  for (const seed of pairs.filter(({ distance }) => distance < seedEnd)) {
    const sum = pairs.reduce((total, other) => total + (agree(seed, other) ? distanceEnd - other.distance : 0), 0);
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
    x: reference[4 * j] - ((cos * x - sin * y + 8192) >> 14),
    y: reference[4 * j + 1] - ((sin * x + cos * y + 8192) >> 14),
  };
}

/** Shifts that differ by a whole turn of their byte, 1,024 pixels, agree; between prints that are smaller it is rare. */
function agree(a: Pair, b: Pair): boolean {
  return (
    apart(a.turn, b.turn) <= toleranceTurn && apart(a.x, b.x) <= toleranceShift && apart(a.y, b.y) <= toleranceShift
  );
}

/** The distance of two numbers modulo 256. */
function apart(a: number, b: number): number {
  const difference = (a - b) & 255;
  return Math.min(difference, 256 - difference);
}
