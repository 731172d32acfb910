import { describe, expect, it } from 'vitest';
import { falseMatchRate, log10LikelihoodRatio } from '@ipse/core';
import { createFinger, impression } from '@ipse/testkit';
import { compare } from '../match/compare.ts';
import { draw } from '../testing/patterns.ts';
import { explain } from './explain.ts';
import { watchExtraction } from './extraction-steps.ts';
import { falseMatchFigure, falseMatchWords, likelihoodWords } from './evidence-words.ts';
import { outlineOf } from './outline.ts';

const finger = createFinger('explain');
const good = { moisture: 0, pressure: 0, contact: 1, rollX: 0, rollY: 0, noise: 0.1 };
const [probe, reference] = [1, 2].map((seed) => impression(finger, seed, good));

describe('an explanation', () => {
  const { chapters, outcome, summary } = explain(probe, reference);
  const panels = chapters.flatMap((chapter) => chapter.panels);

  it('tells of every step, with pictures of both prints', () => {
    expect(chapters.map(({ title }) => title)).toEqual([
      'The prints',
      'Quality',
      'Contrast',
      'Ridge flow',
      'Ridge distance',
      'Ridge wave',
      'Skeleton',
      'Minutiae',
      'Descriptors',
      'Candidate pairs',
      'Alignment',
      'Evidence',
    ]);
    for (const { panels: some } of chapters.slice(0, 6)) expect(some).toHaveLength(2);
    for (const panel of panels) {
      if (panel.kind !== 'picture') continue;
      const { image, width, height } = panel;
      expect(image.data).toHaveLength(image.width * image.height * (image.kind === 'gray' ? 1 : 3));
      expect(image.width / image.height).toBeCloseTo(width / height, 1);
    }
  });

  it('keeps its drawings on the pictures', () => {
    for (const panel of panels) {
      if (panel.kind !== 'picture') continue;
      for (const shape of panel.shapes) {
        const [x, y] = shape.kind === 'line' ? [shape.x1, shape.y1] : [shape.x, shape.y];
        expect(x > -20 && y > -20 && x < panel.width + 20 && y < panel.height + 20).toBe(true);
      }
    }
  });

  it('says what the comparison says', () => {
    const [a, b] = [watchExtraction(probe).template, watchExtraction(reference).template];
    if (!a || !b || !outcome) throw new Error('not suitable');
    expect(outcome.similarity).toBe(compare(a, b).similarity);
    expect(summary[0]).toContain('more probable from one finger');
    const terms = panels.at(-1);
    if (terms?.kind !== 'table') throw new Error('no terms');
    const values = terms.rows.map(([, value]) => Number(value));
    expect(values.slice(0, 5).reduce((sum, value) => sum + value)).toBeCloseTo(values[5], 1);
  });
});

it('says why a print cannot be compared, and still shows what was seen of the other', () => {
  const blank = { ...draw({ width: 200, height: 200 }), data: new Uint8Array(40_000).fill(255) };
  const { outcome, summary, chapters } = explain(blank, probe);
  expect(outcome).toBeUndefined();
  expect(summary).toEqual(['The probe cannot be compared. No ridges of a finger were found.']);
  expect(chapters[0].panels.length).toBeGreaterThan(0);
});

it('puts evidence into words', () => {
  const of = (log10LR: number, fmr: number) => ({
    log10LR: log10LikelihoodRatio(log10LR),
    fmr: falseMatchRate(fmr),
    fmrLeast: falseMatchRate(5e-5),
  });
  expect(likelihoodWords(of(3.3, 1e-4))).toBe(
    'The evidence is about 2,000 times more probable from one finger than from two: strong support.',
  );
  expect(likelihoodWords(of(-1.5, 0.3))).toContain('30 times more probable from two fingers than from one: moderate');
  expect(likelihoodWords(of(0.1, 0.05))).toContain('speaks for neither');
  expect(falseMatchWords(of(3.3, 1e-4))).toBe(
    'About one in 10,000 comparisons of different fingers reaches this score.',
  );
  expect(falseMatchWords(of(-2, 0.9))).toContain('Most');
  expect(falseMatchFigure(of(3.3, 1e-4))).toBe('0.00010');
});

it('prints no rate below what was ever counted', () => {
  const rare = { fmr: falseMatchRate(1e-7), fmrLeast: falseMatchRate(5e-5) };
  expect(falseMatchWords(rare)).toContain('Fewer than one in 20,000 comparisons');
  expect(falseMatchFigure(rare)).toBe('less than 0.00005');
});

it('draws the outline of a mask in runs', () => {
  const inside = Uint8Array.of(0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0);
  expect(outlineOf({ cols: 4, rows: 3, inside }, 10)).toEqual(
    [
      [10, 10, 30, 10],
      [10, 20, 30, 20],
      [10, 10, 10, 20],
      [30, 10, 30, 20],
    ].map(([x1, y1, x2, y2]) => ({ kind: 'line', tone: 'outline', x1, y1, x2, y2 })),
  );
});
