/** Enrolments that contradict one another: a stranger's face in a person's file, one person in two files. */
import type { Log10LikelihoodRatio } from '@ipse/core';

export interface Enrolment {
  readonly encounterId: string;
  readonly personId: string;
}

/** log10 LR of two enrolments, by their places in the list; symmetric. */
export type EvidenceBetween = (i: number, j: number) => Log10LikelihoodRatio;

export interface SuspectedImpostor extends Enrolment {
  /** The strongest evidence for any other encounter of the same person. */
  readonly log10LR: number;
}

export interface SuspectedDuplicate {
  readonly personIds: readonly [string, string];
  /** The strongest evidence between an encounter of one and of the other. */
  readonly log10LR: number;
  readonly encounterIds: readonly [string, string];
}

/** From here down two encounters speak against one person. */
const against = -1;

/**
 * Encounters that speak against every other encounter of their person, weakest first. Of two that contradict each
 * other both are named: which one is wrong, the faces cannot say.
 */
export function suspectedImpostors(enrolments: readonly Enrolment[], between: EvidenceBetween): SuspectedImpostor[] {
  return enrolments
    .flatMap((enrolment, i) => {
      const others = enrolments.flatMap(({ personId }, j) => (j !== i && personId === enrolment.personId ? [j] : []));
      const log10LR = Math.max(...others.map((j) => between(i, j)));
      return others.length > 0 && log10LR <= against ? [{ ...enrolment, log10LR }] : [];
    })
    .toSorted((p, q) => p.log10LR - q.log10LR);
}

/** Pairs of persons with evidence of at least `threshold` between them, strongest first. Quadratic in the enrolments. */
export function suspectedDuplicates(
  enrolments: readonly Enrolment[],
  between: EvidenceBetween,
  threshold: Log10LikelihoodRatio,
): SuspectedDuplicate[] {
  const strongest = new Map<string, SuspectedDuplicate>();
  for (let i = 0; i < enrolments.length; i++) {
    for (let j = 0; j < i; j++) {
      const [p, q] = enrolments[i].personId < enrolments[j].personId ? [i, j] : [j, i];
      const [one, other] = [enrolments[p], enrolments[q]];
      if (one.personId === other.personId) continue;
      const log10LR = between(p, q);
      const pair = JSON.stringify([one.personId, other.personId]);
      if (log10LR < Math.max(threshold, (strongest.get(pair)?.log10LR ?? -Infinity) + Number.MIN_VALUE)) continue;
      strongest.set(pair, {
        personIds: [one.personId, other.personId],
        log10LR,
        encounterIds: [one.encounterId, other.encounterId],
      });
    }
  }
  return [...strongest.values()].toSorted((p, q) => q.log10LR - p.log10LR);
}
