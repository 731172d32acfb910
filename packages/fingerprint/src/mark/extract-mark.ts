/** From the picture of a mark to a template of kind `mark`: the steps, in order. */
import type { Extraction, GrayImage, Trace } from '@ipse/core';
import { buildTemplate } from '../extract/build-template.ts';
import { normaliseContrast } from '../extract/contrast.ts';
import type { Contrast } from '../extract/contrast.ts';
import { resolutionOf } from '../extract/estimate-resolution.ts';
import { negative } from '../extract/polarity.ts';
import { crop } from '../extract/region.ts';
import { normalPpi, resample } from '../extract/resolution.ts';
import { pixelMask } from '../extract/segmentation.ts';
import type { Field } from '../extract/smooth.ts';
import { minutiaeMax } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { examinersMinutiae } from './examiners-minutiae.ts';
import type { MarkedMinutia } from './examiners-minutiae.ts';
import { markFlow } from './mark-flow.ts';
import { markQuality } from './mark-quality.ts';
import { mergeReadings, readMark } from './mark-reading.ts';
import { outlined, partOf, ridgeCells } from './mark-region.ts';
import type { Corner } from './mark-region.ts';
import { markSpectra } from './mark-spectra.ts';
import { withoutInk } from './without-ink.ts';

/** What an examiner says of a mark; all of it may be left out. */
export interface MarkOptions {
  /** Outline of the ridges to be used, at least three corners; proposed automatically when absent. */
  readonly region?: readonly Corner[];
  /** Minutiae that the examiner marked. */
  readonly minutiae?: readonly MarkedMinutia[];
  /** Whether the examiner's minutiae stand alone, or beside those that are proposed; alone when absent. */
  readonly proposals?: 'none' | 'beside';
  /** Light ridges on a dark ground, as powder on a black surface or a negative show them. */
  readonly inverted?: boolean;
}

/**
 * Extracts a mark; not suitable when no ridges are believed to be there. `trace` is given every step: `resolution`,
 * `contrast`, `flow`, `mask`, `orientation`, `wave`, `minutiae`.
 */
export function extractMark(
  image: GrayImage,
  options: MarkOptions = {},
  trace: Trace = () => {},
): Extraction<FingerprintTemplate> {
  const resolution = resolutionOf(image);
  const { ppi, known } = resolution;
  const part = partOf(image, ppi, options.region);
  const print = resample(crop(image, part), ppi);
  const scale = ppi / normalPpi;
  if (Math.min(print.width, print.height) < sideMin) return { suitable: false, quality: markQuality(0, 0, resolution) };
  trace('resolution', { ppi, known, region: part, print });
  const pictures = picturesOf(print, options);
  trace('contrast', pictures[0]);
  const { width, height } = pictures[0].ridges;
  const [cols, rows] = [width >> 1, height >> 1];
  const allowed = outlined(options.region, cols, rows, (col, row) => ({
    // A cell is 4 pixels at 500 ppi; pixel centres are at whole numbers.
    x: (4 * col + 2) * scale - 0.5 + part.left,
    y: (4 * row + 2) * scale - 0.5 + part.top,
  }));
  const wanted = pixelMask({ cols, rows, inside: allowed }, width, height);
  const flows = pictures.map(({ ridges }) => markFlow(markSpectra(ridges, wanted), cols, rows));
  trace('flow', flows[0]);
  const mask = ridgeCells(flows[0], allowed, options.region !== undefined);
  trace('mask', mask);
  const marked = examinersMinutiae(options.minutiae ?? [], part, scale);
  const most = marked.length > 0 && options.proposals !== 'beside' ? 0 : minutiaeMax - marked.length;
  const readings = pictures.map(({ ridges }, i) => readMark(ridges, flows[i], mask, most));
  const [{ flow, wave }] = readings;
  trace('orientation', flow.normal);
  trace('wave', wave);
  const waves = mergeReadings(readings, most);
  const minutiae = [...marked, ...waves.keys()];
  trace('minutiae', minutiae);
  const area = mask.inside.reduce((sum, one) => sum + one, 0);
  const quality = markQuality(area, minutiae.length, resolution);
  const placed = { imageWidth: image.width, imageHeight: image.height, scale, region: part };
  // A piece of a print tells no pattern class that one could rely on.
  const pattern = { patternClass: 'unknown', confidence: 0 } as const;
  const drawn = { minutiae, wave, waves, flow, mask, singular: [], pattern };
  const template = buildTemplate({ ...placed, ...drawn, quality: quality.value });
  if (!template || template.count === 0) return { suitable: false, quality };
  return { suitable: true, template: { ...template, kind: 'mark' }, quality };
}

/**
 * What a mark is read from. Without ink, but that takes from dark ridges too: within an outline, where little is left but ridges,
 * the picture is read as it is as well. Where the ground is dark there is no ink.
 */
function picturesOf(print: Field, { region, inverted }: MarkOptions): Contrast[] {
  if (inverted === true) {
    const contrast = normaliseContrast(print);
    return [{ ...contrast, ridges: negative(contrast.ridges) }];
  }
  const cleaned = normaliseContrast(withoutInk(print));
  return region === undefined ? [cleaned] : [cleaned, normaliseContrast(print)];
}

/** Fewer pixels at 500 ppi hold no mark: 2.5 mm. */
const sideMin = 50;
