/** Identifies remains by the families of the missing, all at once. */
import { fail } from '../errors.ts';
import type { Work } from '../mixture/work.ts';
import { FamilyEvidence } from './family.ts';
import { joinFamilies } from './joint.ts';
import type { JointResult } from './joint.ts';
import type { Assignment, Family, Identification, Pair } from './question.ts';

export interface IdentificationOptions {
  /** How many times likelier each identification is beforehand than that the remains are a stranger's. */
  readonly priorOdds: number;
  /** Pairs whose ratio, taken alone, is less are not considered. 0 leaves out only what cannot be. */
  readonly leastLR: number;
  /** Joint assignments wanted. */
  readonly count: number;
}

/** One pair taken alone, and within everything. */
export interface PairResult extends Pair {
  /** Natural logarithm; -Infinity when it cannot be. */
  readonly logLR: number;
  readonly posterior: number;
}

export interface IdentificationResult extends Pick<JointResult, 'best' | 'unidentified'> {
  readonly pairs: readonly PairResult[];
}

/** Remains are bits of one number where families are joined. */
const remainsMax = 24;

/** Errors: DNA_REMAINS_INVALID, DNA_PEDIGREE_INVALID. */
export function* identify(
  question: Identification,
  { priorOdds, leastLR, count }: IdentificationOptions,
): Work<IdentificationResult> {
  const { remains, families } = question;
  if (remains.length === 0 || remains.length > remainsMax) throw fail('DNA_REMAINS_INVALID', 'the number of remains');
  families.forEach(checkFamily);
  if (!(priorOdds > 0 && Number.isFinite(priorOdds))) throw fail('DNA_PARAMETER_INVALID', 'prior odds');
  const alone: (Pair & { readonly logLR: number })[] = [];
  const assignments: Assignment[][] = [];
  for (const index of families.keys()) {
    const evidence = new FamilyEvidence(question, index);
    const allowed: Pair[] = [];
    for (const pair of evidence.pairs()) {
      yield index / families.length;
      const logLR = evidence.logLR([pair]);
      alone.push({ ...pair, logLR });
      if (logLR > -Infinity && logLR >= Math.log(leastLR)) allowed.push(pair);
    }
    assignments.push(yield* evidence.assignments(allowed, index / families.length));
  }
  const { best, posteriors, unidentified } = joinFamilies(assignments, alone, remains.length, priorOdds, count);
  return { best, unidentified, pairs: alone.map((pair, i) => ({ ...pair, posterior: posteriors[i] })) };
}

function checkFamily({ id, pedigree, profiles, missing }: Family): void {
  const members = new Set(pedigree.members.map((member) => member.id));
  if (![...missing, ...profiles.keys()].every((member) => members.has(member)))
    throw fail('DNA_REMAINS_INVALID', `somebody is not in the pedigree of ${id}`);
  if (missing.some((member) => profiles.has(member)) || new Set(missing).size !== missing.length)
    throw fail('DNA_REMAINS_INVALID', `a missing member of ${id} is typed, or named twice`);
}
