/**
 * Unknown faces of a case, gathered into groups that may each be one person. Every step is kept, so that each can be
 * taken back; what a person decided stands above what was computed.
 */
import type { EvidenceBetween } from './enrolments.ts';

/** Two faces declared to be of one person, or of two; by their places in the list of faces. */
export interface Decision {
  readonly kind: 'join' | 'part';
  readonly faces: readonly [number, number];
}

export interface Merge {
  /** The faces of each group that was joined, in rising order. */
  readonly groups: readonly [readonly number[], readonly number[]];
  /** Mean log10 LR between the two; undefined where a person joined them. */
  readonly log10LR: number | undefined;
}

/** The groups and the merges that made them, in order: dropping the last ones takes them back. */
export interface Clustering {
  readonly groups: readonly (readonly number[])[];
  readonly merges: readonly Merge[];
}

/**
 * Agglomerative, by the mean evidence between groups (average link), down to `threshold`: one look-alike pair does not
 * chain two groups together. Decisions hold, the later over the earlier: joined faces begin in one group, parted ones
 * never meet. Cubic in the number of faces; a case has hundreds.
 */
export function clusterFaces(
  count: number,
  between: EvidenceBetween,
  threshold: number,
  decisions: readonly Decision[] = [],
): Clustering {
  const { joined, parted } = standing(decisions);
  const merges: Merge[] = [];
  let groups: number[][] = Array.from({ length: count }, (_, i) => [i]);
  const merge = (a: number[], b: number[], log10LR: number | undefined) => {
    merges.push({ groups: [a, b], log10LR });
    groups = [...groups.filter((group) => group !== a && group !== b), [...a, ...b].sort((p, q) => p - q)];
  };
  const apart = (a: number[], b: number[]) => parted.some(([p, q]) => divides(a, b, p, q));
  for (const [p, q] of joined) {
    const [a, b] = [p, q].map((face) => groups.find((group) => group.includes(face)) ?? []);
    if (a !== b && !apart(a, b)) merge(a, b, undefined);
  }
  for (let best = nearest(groups, between, apart); best && best.log10LR >= threshold;) {
    merge(best.a, best.b, best.log10LR);
    best = nearest(groups, between, apart);
  }
  return { groups: groups.toSorted((p, q) => p[0] - q[0]), merges };
}

/** The groups before the last `steps` merges. */
export function takeBack({ merges }: Clustering, count: number, steps: number): Clustering {
  const kept = merges.slice(0, Math.max(0, merges.length - steps));
  const groups = new Map(Array.from({ length: count }, (_, i) => [i, [i]] as [number, readonly number[]]));
  for (const {
    groups: [a, b],
  } of kept) {
    const whole = [...a, ...b].sort((p, q) => p - q);
    for (const face of whole) groups.set(face, whole);
  }
  return { groups: [...new Set(groups.values())].toSorted((p, q) => p[0] - q[0]), merges: kept };
}

/** The last word on each pair. */
function standing(decisions: readonly Decision[]) {
  const last = new Map<string, Decision>();
  for (const decision of decisions) {
    const key = decision.faces.toSorted((p, q) => p - q).join();
    last.delete(key);
    last.set(key, decision);
  }
  const of = (kind: Decision['kind']) => [...last.values()].flatMap((each) => (each.kind === kind ? [each.faces] : []));
  return { joined: of('join'), parted: of('part') };
}

function divides(a: readonly number[], b: readonly number[], p: number, q: number): boolean {
  return (a.includes(p) && b.includes(q)) || (a.includes(q) && b.includes(p));
}

function nearest(groups: number[][], between: EvidenceBetween, apart: (a: number[], b: number[]) => boolean) {
  let best: { a: number[]; b: number[]; log10LR: number } | undefined;
  for (let i = 1; i < groups.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [groups[j], groups[i]];
      const log10LR = meanEvidence(a, b, between);
      if (log10LR > (best?.log10LR ?? -Infinity) && !apart(a, b)) best = { a, b, log10LR };
    }
  }
  return best;
}

function meanEvidence(a: readonly number[], b: readonly number[], between: EvidenceBetween): number {
  let sum = 0;
  for (const p of a) for (const q of b) sum += between(p, q);
  return sum / (a.length * b.length);
}
