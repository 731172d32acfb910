/** The quality of a print with the measures behind it. */
import type { Quality } from '@ipse/core';
import type { Table } from './document.ts';
import type { Measures } from '../quality/measures.ts';
import type { ExtractionSteps } from './extraction-steps.ts';

export function qualityTable({ measures }: ExtractionSteps, quality: Quality, name: string): Table {
  const rows: (readonly (string | number)[])[] = [
    ['Quality, 0 to 100', quality.value],
    ...(measures === undefined ? [] : measureRows(measures)),
    ...quality.reasons.map(({ code, message, advice }) => [code, `${message} ${advice}`]),
  ];
  return { kind: 'table', caption: `Quality of the ${name}`, header: ['measure', 'value'], rows };
}

function measureRows(measures: Measures): (readonly [string, string])[] {
  return [
    ['Area with ridges', `${measures.areaMm2.toFixed(0)} mm²`],
    ['Of it worth as fully clear', `${measures.clearMm2.toFixed(0)} mm²`],
    ['Clarity of the ridges, 0 to 1', measures.clarity.toFixed(2)],
    ['Clarity of the worst fifth', measures.clarityOfWorst.toFixed(2)],
    ['Coherence of the direction, 0 to 1', measures.coherence.toFixed(2)],
    ['Unevenness of ridge and valley', measures.unevenness.toFixed(3)],
    ['Minutiae, weighed by quality', measures.clearMinutiae.toFixed(1)],
    ['Contrast', `${measures.spread.toFixed(0)} gray levels`],
  ];
}
