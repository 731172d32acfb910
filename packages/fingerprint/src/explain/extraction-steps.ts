/** Everything that one extraction saw, kept for the explanation. */
import type { GrayImage, Quality } from '@ipse/core';
import { extractPrint } from '../extract/extract.ts';
import type { Contrast } from '../extract/contrast.ts';
import type { SpectralFlow } from '../extract/flow.ts';
import type { Region } from '../extract/region.ts';
import type { RidgeWave } from '../extract/ridge-wave.ts';
import type { CellMask } from '../extract/segmentation.ts';
import type { Field } from '../extract/smooth.ts';
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
  readonly flow: SpectralFlow;
  /** Direction across the ridges, refined; on the cells of the flow. */
  readonly orientation: Float32Array;
  readonly wave: RidgeWave;
  readonly mask: CellMask;
  readonly skeleton: Skeleton;
  readonly measures: Measures;
}

export interface ExplainedPrint {
  readonly quality: Quality;
  /** Absent when the image was refused before them. */
  readonly steps?: ExtractionSteps;
  /** Absent when no template could be made. */
  readonly template?: FingerprintTemplate;
}

export function watchExtraction(image: GrayImage): ExplainedPrint {
  const seen: Partial<Record<string, unknown>> = {};
  const extraction = extractPrint(image, (step, data) => (seen[step] = data));
  return {
    quality: extraction.quality,
    ...(seen['measures'] === undefined ? {} : { steps: seen as unknown as ExtractionSteps }),
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
