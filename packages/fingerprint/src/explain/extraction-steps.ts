/** Everything that one extraction saw, kept for the explanation. */
import type { GrayImage, Quality } from '@ipse/core';
import { extractPrint } from '../extract/extract.ts';
import type { Contrast } from '../extract/contrast.ts';
import type { Flow } from '../extract/flow.ts';
import type { Region } from '../extract/region.ts';
import type { RidgeWave } from '../extract/ridge-wave.ts';
import type { CellMask } from '../extract/segmentation.ts';
import type { Field } from '../extract/smooth.ts';
import { extractMark } from '../mark/extract-mark.ts';
import type { MarkOptions } from '../mark/extract-mark.ts';
import type { Measures } from '../quality/measures.ts';
import type { Skeleton } from '../skeleton/skeleton.ts';
import type { FingerprintTemplate } from '../template/template.ts';

export interface ExtractionSteps {
  readonly resolution: {
    readonly ppi: number;
    readonly known: boolean;
    readonly region: Region;
    readonly print: Field;
  };
  readonly contrast: Contrast;
  readonly flow: Flow;
  /** Direction across the ridges, refined; on the cells of the flow. */
  readonly orientation: Float32Array;
  readonly wave: RidgeWave;
  readonly mask: CellMask;
  /** Absent of a mark, which is read by its ridge wave alone. */
  readonly skeleton?: Skeleton;
  /** Absent of a mark. */
  readonly measures?: Measures;
}

export interface ExplainedPrint {
  readonly quality: Quality;
  /** Absent when the image was refused before them. */
  readonly steps?: ExtractionSteps;
  /** Absent when no template could be made. */
  readonly template?: FingerprintTemplate;
}

/** Of a print, or of a mark where an examiner says something of it, if only that it is one. */
export function watchExtraction(image: GrayImage, mark?: MarkOptions): ExplainedPrint {
  const seen: Partial<Record<string, unknown>> = {};
  const trace = (step: string, data: unknown) => (seen[step] = data);
  const extraction = mark === undefined ? extractPrint(image, trace) : extractMark(image, mark, trace);
  const last = mark === undefined ? 'measures' : 'minutiae';
  return {
    quality: extraction.quality,
    ...(seen[last] === undefined ? {} : { steps: seen as unknown as ExtractionSteps }),
    ...(extraction.suitable ? { template: extraction.template } : {}),
  };
}

/** Where the template's origin lies in the picture that was worked on, in pixels at 500 ppi. */
export function originIn({ resolution }: ExtractionSteps, template: FingerprintTemplate): { x: number; y: number } {
  const { region } = resolution;
  return {
    x: template.originX - Math.round(region.left / template.scale),
    y: template.originY - Math.round(region.top / template.scale),
  };
}
