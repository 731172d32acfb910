/** From likelihood ratios to probabilities, where somebody states what was probable beforehand. */
import { fail } from '../errors.ts';

/** Of a hypothesis against its alternative. Errors: DNA_PARAMETER_INVALID. */
export function posteriorProbability(lr: number, prior: number): number {
  if (!(prior >= 0 && prior <= 1)) throw fail('DNA_PARAMETER_INVALID', 'prior');
  if (!(lr >= 0)) throw fail('DNA_PARAMETER_INVALID', 'likelihood ratio');
  if (lr === Infinity) return prior > 0 ? 1 : 0;
  return (prior * lr) / (prior * lr + 1 - prior);
}

export interface DatabaseMember {
  /** Probability beforehand that this is the person sought; all of them sum to 1 at most. */
  readonly prior: number;
  /** Against somebody unrelated to the person sought. */
  readonly lr: number;
}

export interface DatabasePosterior {
  /** In the order of the members. */
  readonly members: readonly number[];
  /** That the person sought is not in the database. */
  readonly outside: number;
}

/**
 * Probability that each member of a database is the person sought, given all of their profiles: prior times ratio, over
 * the same for everybody and what the priors leave for people outside (Slooten and Meester 2014). Members who were looked
 * at and excluded have a ratio of 0; leaving them out instead would be too kind to the others.
 * Errors: DNA_PARAMETER_INVALID.
 */
export function databasePosterior(members: readonly DatabaseMember[]): DatabasePosterior {
  const priors = members.reduce((sum, { prior }) => sum + prior, 0);
  const isUsable = members.every(({ prior, lr }) => prior >= 0 && lr >= 0 && Number.isFinite(lr));
  if (!isUsable || priors > 1 + 1e-9) throw fail('DNA_PARAMETER_INVALID', 'priors or ratios of a database');
  const elsewhere = Math.max(0, 1 - priors);
  const total = members.reduce((sum, { prior, lr }) => sum + prior * lr, elsewhere);
  // Everybody is excluded and nobody else is possible: the priors contradict the profiles.
  if (total === 0) throw fail('DNA_PARAMETER_INVALID', 'priors that leave nobody');
  return { members: members.map(({ prior, lr }) => (prior * lr) / total), outside: elsewhere / total };
}
