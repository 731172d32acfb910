/** An explanation of two extractions and a comparison: the chapters, in order. */
import type { GrayImage } from '@ipse/core';
import { watchComparison } from './comparison-steps.ts';
import type { ComparisonSteps } from './comparison-steps.ts';
import { descriptorPanels } from './descriptor-panels.ts';
import type { Chapter, Picture, Table } from './document.ts';
import { alignmentTable, termTable } from './evidence-tables.ts';
import { falseMatchWords, likelihoodWords } from './evidence-words.ts';
import {
  capturedPanel,
  contrastPanel,
  distancePanel,
  flowPanel,
  skeletonPanel,
  wavePanel,
} from './extraction-panels.ts';
import { watchExtraction } from './extraction-steps.ts';
import type { ExplainedPrint, ExtractionSteps } from './extraction-steps.ts';
import type { MarkOptions } from '../mark/extract-mark.ts';
import { minutiaPanel, minutiaTable } from './minutia-panels.ts';
import { overlayPanel } from './overlay.ts';
import { candidatePanel, pairPanel } from './pair-panels.ts';
import { qualityTable } from './quality-table.ts';

export interface Explanation {
  /** Of the comparison; absent when a print could not be extracted. */
  readonly outcome?: Pick<ComparisonSteps, 'similarity' | 'evidence'>;
  /** Sentences that say what came out. */
  readonly summary: readonly string[];
  readonly chapters: readonly Chapter[];
}

/**
 * Extracts both prints and compares them, keeping every step; with `mark` the probe is a mark from a scene, of which an
 * examiner may have said more. Pure; a second or so.
 */
export function explain(probe: GrayImage, reference: GrayImage, mark?: MarkOptions): Explanation {
  const prints = [watchExtraction(probe, mark), watchExtraction(reference)] as const;
  const chapters = extractionChapters(prints);
  const [a, b] = prints.map(({ steps, template }) => (steps && template ? { steps, template } : undefined));
  if (!a || !b) return { summary: refusals(prints), chapters };
  const comparison = watchComparison(a.template, b.template);
  const { similarity, evidence, pairs } = comparison;
  const overlay = overlayPanel(a, b, pairs);
  return {
    outcome: { similarity, evidence },
    summary: [
      likelihoodWords(evidence),
      falseMatchWords(evidence),
      'A score is a lead. Whether the prints come from one finger is for an examiner to decide.',
    ],
    chapters: [
      ...chapters,
      {
        title: 'Descriptors',
        text: 'Each minutia keeps the ridges about it as 256 signs on a disc of 36 pixels, turned with the minutia: dark is ridge, light is valley, grey lies outside the print. Here those of the strongest pairs: probe, reference, and where they agree (green) or differ (orange).',
        panels: descriptorPanels(a.template, b.template, pairs),
      },
      {
        title: 'Candidate pairs',
        text: 'The most alike descriptors of the two prints. They vote for each other: pairs whose distance, direction and bearing agree keep their weight, the others fade.',
        panels: [candidatePanel(a, b, comparison)],
      },
      {
        title: 'Alignment',
        text: 'From the strongest candidates grow alignments: a turn and a shift first, then pairs draw their surroundings along, as skin does. The best is kept.',
        panels: [alignmentTable(comparison), pairPanel(a, b, comparison), ...(overlay ? [overlay] : [])],
      },
      {
        title: 'Evidence',
        text: 'What speaks for one finger and what against it, and what the calibration makes of it.',
        panels: [termTable(comparison)],
      },
    ],
  };
}

const printNames = ['probe', 'reference'] as const;

type Prints = readonly [ExplainedPrint, ExplainedPrint];

function extractionChapters(prints: Prints): Chapter[] {
  const each = (panel: (steps: ExtractionSteps, print: ExplainedPrint, name: string) => Picture | Table | undefined) =>
    prints.flatMap((print, i) => (print.steps ? (panel(print.steps, print, printNames[i]) ?? []) : []));
  return [
    {
      title: 'The prints',
      text: 'As they were captured, at 500 pixels per inch: the probe first, the reference second.',
      panels: each(capturedPanel),
    },
    {
      title: 'Quality',
      text: 'How much the print is likely to be worth in a comparison, and why.',
      panels: each((steps, { quality }, name) => qualityTable(steps, quality, name)),
    },
    {
      title: 'Contrast',
      text: 'Dry and wet, dark and light parts are brought to one level, so that only the shape of the ridges counts.',
      panels: each(contrastPanel),
    },
    {
      title: 'Ridge flow',
      text: 'The direction of the ridges, from the spectrum of small windows and then from the ridges themselves.',
      panels: each(flowPanel),
    },
    {
      title: 'Ridge distance',
      text: 'How far it is from one ridge to the next. A distance that jumps is a sign of a stain or of a wrong resolution.',
      panels: each(distancePanel),
    },
    {
      title: 'Ridge wave',
      text: 'A filter that follows the flow hears the ridges as a wave. Minutiae are where this wave has a dislocation.',
      panels: each(wavePanel),
    },
    {
      title: 'Skeleton',
      text: 'A second extractor looks at the ridges in black and white. Where one of its lines ends it sees a minutia; what both see is believed more. A mark is read by its ridge wave alone.',
      panels: each(skeletonPanel),
    },
    {
      title: 'Minutiae',
      text: 'A circle is an ending, a square a bifurcation; the tail points to the side with the extra ridge or valley. Rings are cores, triangles deltas.',
      panels: [
        ...each((steps, { template }) => template && minutiaPanel(steps, template)),
        ...each((_, { template }, name) => template && minutiaTable(template, name)),
      ],
    },
  ];
}

function refusals(prints: Prints): string[] {
  return prints.flatMap(({ template, quality }, i) =>
    template
      ? []
      : [`The ${printNames[i]} cannot be compared. ${quality.reasons.map(({ message }) => message).join(' ')}`],
  );
}
