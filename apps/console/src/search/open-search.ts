/** A search whose candidates are being examined, blind or not, until a decision is recorded. Pure. */
import type { Decision, DecisionRequest, SearchCandidate, SearchResult } from '@ipse/protocol';
import type { FullStatement } from '../statement/statement.ts';

export interface OpenSearch {
  readonly result: SearchResult;
  /** The statement under which the search was made; looking at its candidates is the same use. */
  readonly statement: FullStatement;
  /** Candidates in an order that says nothing about their rank. */
  readonly shuffled: readonly SearchCandidate[];
  /**
   * Whether rank and score are hidden and the order is shuffled: the place in a list changes an examiner's errors
   * (Dror et al. 2012).
   */
  readonly isBlind: boolean;
  /** Rank of the candidate that is shown. */
  readonly shownRank: number | null;
  /** Recorded, and so final. */
  readonly decision: { readonly request: DecisionRequest; readonly recorded: Decision } | null;
}

/** Opens a result. `random` gives numbers from 0 to 1, 1 excluded. */
export function openSearch(
  result: SearchResult,
  statement: FullStatement,
  isBlind: boolean,
  random: () => number,
): OpenSearch {
  const search = { result, statement, shuffled: shuffle(result.candidates, random), isBlind, decision: null };
  return { ...search, shownRank: listed({ ...search, shownRank: null }).at(0)?.candidate.rank ?? null };
}

export interface ListedCandidate {
  readonly candidate: SearchCandidate;
  /** `Candidate 1` by rank, `Candidate A` when blind. */
  readonly label: string;
}

/** True while ranks and scores must not be seen: a recorded decision opens them. */
export function isHidden({ isBlind, decision }: OpenSearch): boolean {
  return isBlind && decision === null;
}

/** The candidates in the order and under the names in which they may be seen now. */
export function listed(search: OpenSearch): ListedCandidate[] {
  if (!isHidden(search)) {
    return search.result.candidates.map((candidate) => ({ candidate, label: `Candidate ${candidate.rank}` }));
  }
  return search.shuffled.map((candidate, i) => ({ candidate, label: `Candidate ${letters(i)}` }));
}

/** Fisher and Yates: every order equally likely when `random` is uniform. */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
  }
  return shuffled;
}

/** A, B, ..., Z, AA, AB, ... */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
