/** How the weight of a mixture depends on drop-out, which nobody knows: the same question for a row of its values. */
import type { Parameters } from '../case/parameters.ts';
import { mixtureReport } from './report.ts';
import type { MixtureHypothesis, MixtureQuestion } from './report.ts';

export interface ScanPoint {
  readonly dropOut: number;
  /** Null where the first hypothesis cannot explain the replicates. */
  readonly log10LR: number | null;
}

/** From 0.01 to 0.99. */
export const usualScan: readonly number[] = Array.from({ length: 50 }, (_, i) => (1 + 2 * i) / 100);

/**
 * Each value in turn is the drop-out of every unknown contributor and of whoever contributes under one hypothesis only;
 * whoever contributes under both keeps their own. Errors: those of the report.
 */
export function dropOutScan(
  question: MixtureQuestion,
  parameters: Parameters,
  values: readonly number[] = usualScan,
): ScanPoint[] {
  const [first, second] = question.hypotheses;
  const at = (hypothesis: MixtureHypothesis, other: MixtureHypothesis, dropOut: number): MixtureHypothesis => ({
    ...hypothesis,
    dropOut,
    contributors: Object.fromEntries(
      Object.entries(hypothesis.contributors).map(([name, own]) => [name, name in other.contributors ? own : dropOut]),
    ),
  });
  return values.map((dropOut) => {
    const hypotheses = [at(first, second, dropOut), at(second, first, dropOut)] as const;
    return { dropOut, log10LR: mixtureReport({ ...question, hypotheses }, parameters).log10LR };
  });
}
