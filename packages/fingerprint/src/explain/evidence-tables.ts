/** The alignments that were tried, and the terms of the score of the best. */
import type { ComparisonSteps, TriedAlignment } from './comparison-steps.ts';
import type { Table } from './document.ts';
import { falseMatchFigure } from './evidence-words.ts';

export function alignmentTable({ alignments }: ComparisonSteps): Table {
  const best = bestOf(alignments);
  return {
    kind: 'table',
    caption: 'Alignments, each grown from a candidate that contradicts those before it',
    header: ['alignment', 'pairs', 'alike in sum', 'paired', 'unpaired', 'cells in common', 'flow', 'score'],
    rows: alignments.map((one, i) => [
      one === best ? `${i + 1}, taken` : String(i + 1),
      one.pairs,
      one.similarity.toFixed(2),
      one.paired.toFixed(1),
      one.unpaired.toFixed(1),
      one.overlap,
      one.overlap > 0 ? (one.flow / one.overlap).toFixed(2) : '',
      one.score.toFixed(2),
    ]),
  };
}

export function termTable(steps: ComparisonSteps): Table {
  const best = bestOf(steps.alignments);
  const value = (term: number | undefined) =>
    term === undefined || !Number.isFinite(term) ? 'nothing agrees' : term.toFixed(2);
  return {
    kind: 'table',
    caption: 'What the score is the sum of; calibration turns it into evidence',
    header: ['term', 'value'],
    rows: [
      ['Start', value(best?.terms.start)],
      ['How alike the pairs are, against what these prints show anywhere', value(best?.terms.similarity)],
      ['Paired minutiae against unpaired ones in the overlap', value(best?.terms.agreement)],
      ['Ridges parallel in the overlap', value(best?.terms.parallel)],
      ['Neighbours of paired minutiae about them', value(best?.terms.neighbours)],
      ['Score', steps.similarity.toFixed(2)],
      ['log10 of the likelihood ratio', steps.evidence.log10LR.toFixed(2)],
      ['False match rate at this score', falseMatchFigure(steps.evidence)],
    ],
  };
}

function bestOf(alignments: readonly TriedAlignment[]): TriedAlignment | undefined {
  return alignments.toSorted((a, b) => b.score - a.score)[0];
}
