/** Hits of DNA profiles as rows of a table. */
import type { DnaHit } from '@ipse/protocol';

export const hitHeader = ['hit', 'status', 'of', 'category', 'loci', 'off', 'level', 'log10 LR', 'chance hits', 'RMP'];

export function hitRow(hit: DnaHit): (string | number)[] {
  const { hitId, status, reference, agreeing, off, level, log10LR, expectedChanceHits, randomMatchProbability } = hit;
  return [
    ...[hitId, status, reference.personId ?? '', reference.category, agreeing],
    off === 0 ? 0 : `${off} (${hit.nearMiss})`,
    hit.isElimination ? `${level}, ELIMINATION` : (hit.rule.relationship ?? level),
    log10LR.toFixed(2),
    expectedChanceHits.toExponential(1),
    randomMatchProbability.toExponential(1),
  ];
}
