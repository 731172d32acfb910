/** Errors by group of people (age, sex, origin, camera, ...), as ISO/IEC 19795-10 asks for. */

/** A share with its 95 % interval (Wilson 1927). Pairs that share a sample are not independent: it is rather too narrow. */
export interface RateWithInterval {
  readonly errors: number;
  readonly comparisons: number;
  /** Null without a comparison. */
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

export interface GroupFigures {
  readonly group: string;
  readonly samples: number;
  /** Of pairs of different people that both belong to the group. */
  readonly falseMatch: RateWithInterval;
  readonly falseNonMatch: RateWithInterval;
  /** Too few comparisons to see errors of the size that is looked for: differences may be chance. */
  readonly tooFew: boolean;
}

/** Three expected errors (the rule of three) at FMR 0.1 % and at FNMR 1 %. */
const enough = { nonMated: 3000, mated: 300 } as const;

/** By name of the group; `groups`: of each sample, undefined where it has none. Scores of at least `threshold` match. */
export function errorsByGroup(
  groups: readonly (string | undefined)[],
  pairs: { readonly a: Uint32Array; readonly b: Uint32Array; readonly mated: Uint8Array },
  scores: Float64Array,
  threshold: number,
): GroupFigures[] {
  const names = [...new Set(groups.filter((group) => group !== undefined))].sort();
  const counts = new Map(names.map((name) => [name, { nonMated: 0, matches: 0, mated: 0, misses: 0 }]));
  for (let k = 0; k < scores.length; k++) {
    const group = groups[pairs.a[k]];
    const count = group === undefined || group !== groups[pairs.b[k]] ? undefined : counts.get(group);
    if (count === undefined) continue;
    const match = scores[k] >= threshold;
    if (pairs.mated[k] === 1) {
      count.mated++;
      if (!match) count.misses++;
    } else {
      count.nonMated++;
      if (match) count.matches++;
    }
  }
  return [...counts].map(([group, { nonMated, matches, mated, misses }]) => ({
    group,
    samples: groups.filter((each) => each === group).length,
    falseMatch: rateOf(matches, nonMated),
    falseNonMatch: rateOf(misses, mated),
    tooFew: nonMated < enough.nonMated || mated < enough.mated,
  }));
}

/** 97.5 % point of the normal distribution. */
const z = 1.959964;

function rateOf(errors: number, comparisons: number): RateWithInterval {
  if (comparisons === 0) return { errors, comparisons, rate: null, low: 0, high: 1 };
  const rate = errors / comparisons;
  const weight = 1 / (1 + z ** 2 / comparisons);
  const middle = weight * (rate + z ** 2 / (2 * comparisons));
  const half = weight * z * Math.sqrt((rate * (1 - rate)) / comparisons + z ** 2 / (4 * comparisons ** 2));
  return { errors, comparisons, rate, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
