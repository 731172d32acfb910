import { describe, expect, it } from 'vitest';
import { falseMatchRate, log10LikelihoodRatio } from '@ipse/core';
import { evidenceOf } from './evidence.ts';
import type { ComparedPair } from './evidence.ts';

const pair = (probe: number, position: string, log10LR: number, log10Fmr: number, modality = 'toy'): ComparedPair => ({
  probe,
  referenceId: `${modality} ${position} ${log10LR}`,
  encounterKey: 'e',
  modality,
  position,
  log10LR: log10LikelihoodRatio(log10LR),
  fmr: falseMatchRate(10 ** log10Fmr),
  fmrLeast: falseMatchRate(1e-3),
});

describe('evidence on a person', () => {
  it('is the best pair of one position, whose FMR grows with the number of tries', () => {
    const evidence = evidenceOf([pair(0, 'A', 2, -3), pair(0, 'A', 3, -4), pair(0, 'UNKNOWN', 1, -2)], ['A']);
    expect(evidence.log10LR).toBe(3);
    expect(evidence.fmr).toBeCloseTo(1 - (1 - 1e-4) ** 3, 12);
    expect(evidence.fmrLeast).toBeCloseTo(1 - (1 - 1e-3) ** 3, 12);
    expect(evidence.scores.map(({ log10LR, counted }) => [log10LR, counted])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ]);
  });

  it('adds up over positions and modalities, also against the person', () => {
    const pairs = [pair(0, 'A', 3, -4), pair(1, 'B', -1, 0), pair(2, 'A', 2, -3, 'other')];
    const evidence = evidenceOf(pairs, ['A', 'B', 'A']);
    expect(evidence.log10LR).toBe(4);
    expect(evidence.fmr).toBeCloseTo(1e-4, 12);
    expect(evidence.scores.every(({ counted }) => counted)).toBe(true);
  });

  it('counts two probes of one position once', () => {
    expect(evidenceOf([pair(0, 'A', 3, -4), pair(1, 'A', 2.5, -4)], ['A', 'A']).log10LR).toBe(3);
  });

  it('counts one reference once, though two probes meet it', () => {
    // The unknown reference is one finger: it cannot speak for A and for B.
    const evidence = evidenceOf([pair(0, 'UNKNOWN', 3, -4), pair(1, 'UNKNOWN', 2, -3)], ['A', 'B']);
    expect(evidence.log10LR).toBe(3);
  });

  it('lets an unknown probe speak for a position that no other probe has taken', () => {
    const pairs = [pair(0, 'A', 5, -6), pair(1, 'A', 4.5, -6), pair(1, 'B', 4, -5)];
    expect(evidenceOf(pairs, ['A', 'UNKNOWN']).log10LR).toBe(9);
  });

  it('never states an FMR above 1', () => {
    expect(evidenceOf([pair(0, 'A', -3, 0), pair(1, 'B', -3, 0)], ['A', 'B']).fmr).toBe(1);
  });

  it('shows at most 64 scores, the counted ones among them', () => {
    const many = Array.from({ length: 100 }, (_, i) => pair(0, 'A', 5 + i / 100, -6));
    const { scores } = evidenceOf([...many, pair(1, 'B', -2, 0)], ['A', 'B']);
    expect(scores).toHaveLength(64);
    expect(scores.at(-1)).toMatchObject({ position: 'B', counted: true });
  });
});
