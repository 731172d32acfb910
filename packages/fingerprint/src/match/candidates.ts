/** The pairs of minutiae that look most alike: candidates for belonging together. */

/** Candidate pairs, by falling local similarity. */
export interface Candidates {
  count: number;
  /** How many seeds `nextSeed` has given out. */
  seeds: number;
  readonly seed: Uint8Array;
  readonly probe: Uint8Array;
  readonly reference: Uint8Array;
  /** Local similarity. */
  readonly local: Float32Array;
  /** After relaxation: local similarity tempered by the support of the others. */
  readonly weight: Float32Array;
  /** Which candidates are compatible with each, by rising number, and how many: most are with none. */
  readonly friend: readonly Uint8Array[];
  readonly friends: Uint8Array;
}

export const newCandidates = (most: number): Candidates => ({
  count: 0,
  seeds: 0,
  seed: new Uint8Array(most),
  probe: new Uint8Array(most),
  reference: new Uint8Array(most),
  local: new Float32Array(most),
  weight: new Float32Array(most),
  friend: Array.from({ length: most }, () => new Uint8Array(most)),
  friends: new Uint8Array(most),
});

/** Steps in which similarities, 0 to about 2, are counted. */
const steps = 256;
const stepsOfOne = 128;
const ofStep = new Uint16Array(steps);

const stepOf = (value: number) => Math.min(steps - 1, (value * stepsOfOne) | 0);

/** The highest step that at least `most` of the pairs reach: none below it is among them. */
function stepOfMost(similarity: Float32Array, size: number, leastSimilarity: number, most: number): number {
  ofStep.fill(0);
  for (let at = 0; at < size; at++) {
    const value = similarity[at];
    if (value > leastSimilarity) ofStep[stepOf(value)]++;
  }
  let step = steps;
  for (let reached = 0; step > 0 && reached < most;) reached += ofStep[--step];
  return step;
}

/** Keeps the most similar pairs of the matrix (ties by position), strongest first. */
export function pickCandidates(
  similarity: Float32Array,
  rows: number,
  cols: number,
  leastSimilarity: number,
  candidates: Candidates,
): void {
  const { probe, reference, local } = candidates;
  const most = local.length;
  const leastStep = stepOfMost(similarity, rows * cols, leastSimilarity, most);
  let count = 0;
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++, at++) {
      const value = similarity[at];
      if (value <= leastSimilarity || stepOf(value) < leastStep) continue;
      if (count === most && value <= local[count - 1]) continue;
      let slot = count < most ? count++ : count - 1;
      for (; slot > 0 && local[slot - 1] < value; slot--) {
        local[slot] = local[slot - 1];
        probe[slot] = probe[slot - 1];
        reference[slot] = reference[slot - 1];
      }
      local[slot] = value;
      probe[slot] = i;
      reference[slot] = j;
    }
  }
  candidates.count = count;
}
