import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchResult } from '@ipse/protocol';
import { emptyStatement } from '../statement/statement.ts';
import { isHidden, listed, openSearch, shuffle } from './open-search.ts';

const candidate = (rank: number) => ({
  rank,
  personId: `p${rank}`,
  encounterId: `e${rank}`,
  log10LR: 9 - rank,
  fmr: 0.001,
  fmrLeast: 0,
  scores: [],
});
const result = (count: number): SearchResult => ({
  searchId: 's',
  gallery: 'g',
  gallerySize: 100,
  fpir: 0.01,
  threshold: 3,
  expectedFalseCandidates: 0.01,
  coverage: { references: 100, searched: 100 },
  probes: [],
  candidates: Array.from({ length: count }, (_, i) => candidate(i + 1)),
});
const recorded = {
  request: { outcome: 'inconclusive' as const },
  recorded: { decisionId: 'd', recordedAt: '2026-01-01T00:00:00Z' },
};

describe('an open search', () => {
  it('lists by rank and shows the first, when nothing is hidden', () => {
    const search = openSearch(result(3), emptyStatement, false, () => 0);
    expect(listed(search).map(({ label }) => label)).toEqual(['Candidate 1', 'Candidate 2', 'Candidate 3']);
    expect(search.shownRank).toBe(1);
  });

  it('shuffles and renames when blind, until the decision is recorded', () => {
    const search = openSearch(result(3), emptyStatement, true, () => 0);
    expect(listed(search).map(({ candidate: { rank }, label }) => [rank, label])).toEqual([
      [2, 'Candidate A'],
      [3, 'Candidate B'],
      [1, 'Candidate C'],
    ]);
    expect(search.shownRank).toBe(2);
    const decided = { ...search, decision: recorded };
    expect(isHidden(search)).toBe(true);
    expect(isHidden(decided)).toBe(false);
    expect(listed(decided)[0].label).toBe('Candidate 1');
  });

  it('opens without candidates', () => {
    expect(openSearch(result(0), emptyStatement, true, () => 0.5).shownRank).toBeNull();
  });

  it('names more candidates than there are letters', () => {
    const labels = listed(openSearch(result(28), emptyStatement, true, () => 0.999)).map(({ label }) => label);
    expect(labels.slice(25)).toEqual(['Candidate Z', 'Candidate AA', 'Candidate AB']);
  });
});

describe('shuffle', () => {
  it('loses and invents nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (xs, rs) => {
          const shuffled = shuffle(xs, () => rs.next().value as number);
          expect(shuffled.toSorted()).toEqual(xs.toSorted());
        },
      ),
    );
  });

  it('can bring any item to any place', () => {
    const firsts = new Set(
      Array.from({ length: 40 }, (_, i) => shuffle([1, 2, 3, 4], () => ((i * 7919) % 40) / 40)[0]),
    );
    expect(firsts.size).toBeGreaterThan(2);
  });
});
