/** From an image to a template: the steps, in order. */
import type { Extraction, GrayImage, Trace } from '@ipse/core';
import { buildTemplate } from './build-template.ts';
import { normaliseContrast } from './contrast.ts';
import { ridgeFlow } from './flow.ts';
import { trueMinutiae } from './minutia-filter.ts';
import { dislocations } from './minutiae.ts';
import { resolutionOf } from './estimate-resolution.ts';
import { isInverted, negative } from './polarity.ts';
import { crop, regionOfPrint } from './region.ts';
import { classify } from './pattern-class.ts';
import { refineOrientation } from './orientation.ts';
import { measure } from '../quality/measures.ts';
import { noRidges, notAFinger, qualityOf, runsAsRidges, withoutMinutiae } from '../quality/quality.ts';
import { repeatsItself } from '../quality/repetition.ts';
import { normalPpi, resample } from './resolution.ts';
import { ridgeWave } from './ridge-wave.ts';
import { singularPoints } from './singular-points.ts';
import { mergeMinutiae } from '../skeleton/merge.ts';
import { skeletonOf } from '../skeleton/skeleton.ts';
import { contrastMask, fingerMask, pixelMask, waveAmplitude, waveShare } from './segmentation.ts';
import { minutiaeMax, singularPointsMax } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';

/**
 * Extracts a template; not suitable when no ridges or no minutiae are found. `trace` is given every step: `resolution`, `contrast`,
 * `flow`, `orientation`, `wave`, `mask`, `skeleton`, `minutiae`, `pattern`, `measures`.
 */
export function extractPrint(image: GrayImage, trace: Trace = () => {}): Extraction<FingerprintTemplate> {
  const resolution = resolutionOf(image);
  const { ppi, known } = resolution;
  const region = regionOfPrint(image, ppi);
  const part = crop(image, region);
  const print = resample(part, ppi);
  trace('resolution', { ppi, known, region, print });
  if (Math.min(print.width, print.height) < sideMin) return { suitable: false, quality: noRidges };
  let contrast = normaliseContrast(print);
  const touched = contrastMask(contrast);
  if (isInverted(contrast, touched)) contrast = { ...contrast, ridges: negative(contrast.ridges) };
  trace('contrast', contrast);
  const { ridges } = contrast;
  const searched = pixelMask(touched, ridges.width, ridges.height);
  const roughFlow = ridgeFlow(ridges, touched.cols, touched.rows);
  trace('flow', roughFlow);
  const roughWave = ridgeWave(ridges, roughFlow, searched);
  const flow = { ...roughFlow, normal: refineOrientation(roughWave) };
  trace('orientation', flow.normal);
  const wave = ridgeWave(ridges, flow, searched);
  trace('wave', wave);
  const share = waveShare(wave, contrast);
  const mask = fingerMask(touched, share, roughFlow.concentration, waveAmplitude(wave, contrast));
  trace('mask', mask);
  const inside = pixelMask(mask, ridges.width, ridges.height);
  const found = trueMinutiae(dislocations(wave, inside), mask, share, minutiaeMax);
  const skeleton = skeletonOf(ridges, inside);
  trace('skeleton', skeleton);
  const minutiae = mergeMinutiae(found, skeleton.minutiae);
  trace('minutiae', minutiae);
  const singular = singularPoints(flow, mask, singularPointsMax);
  const pattern = classify(singular, flow, mask);
  trace('pattern', { ...pattern, singular });
  const measures = measure({ print, contrast, touched, mask, share, flow: roughFlow, minutiae: found });
  trace('measures', measures);
  const quality = qualityOf(measures, resolution);
  const placed = { imageWidth: image.width, imageHeight: image.height, scale: ppi / normalPpi, region };
  const template = buildTemplate({ ...placed, minutiae, wave, flow, mask, singular, pattern, quality: quality.value });
  if (!template || !runsAsRidges(measures)) return { suitable: false, quality };
  if (repeatsItself(template)) return { suitable: false, quality: notAFinger };
  if (template.count === 0) return { suitable: false, quality: withoutMinutiae(measures, resolution) };
  return { suitable: true, template, quality };
}

/** Fewer pixels at 500 ppi hold no print: 3 mm. */
const sideMin = 60;
