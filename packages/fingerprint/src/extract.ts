/** From an image to a template: the steps, in order. */
import type { Extraction, GrayImage, Trace } from '@ipse/core';
import { buildTemplate } from './build-template.ts';
import { normaliseContrast } from './contrast.ts';
import { orientationOf } from './orientation.ts';
import { ridgeFrequency } from './frequency.ts';
import { trueMinutiae } from './minutia-filter.ts';
import { dislocations } from './minutiae.ts';
import { qualityOf } from './quality.ts';
import { resample } from './resolution.ts';
import { ridgeWave, waveParts } from './ridge-wave.ts';
import { contrastMask, fingerMask, pixelMask, waveShare } from './segmentation.ts';
import { minutiaeMax } from './template.ts';
import type { FingerprintTemplate } from './template.ts';

export function extractPrint(image: GrayImage, trace: Trace = () => {}): Extraction<FingerprintTemplate> {
  const print = resample(image, image.resolutionPpi ?? 500);
  trace('resolution', print);
  const contrast = normaliseContrast(print);
  trace('contrast', contrast);
  const { ridges } = contrast;
  const { width, height } = ridges;
  const touched = contrastMask(contrast);
  const roughOrientation = orientationOf([ridges], 3);
  const wavenumber = ridgeFrequency(ridges, roughOrientation.normal, touched);
  const roughWave = ridgeWave(ridges, { ...roughOrientation, wavenumber }, pixelMask(touched, width, height));
  const flow = { ...orientationOf(waveParts(roughWave), 2), wavenumber };
  trace('flow', flow);
  const mask = fingerMask(touched, waveShare(roughWave, contrast, 2));
  trace('mask', mask);
  const inside = pixelMask(mask, width, height);
  const wave = ridgeWave(ridges, flow, inside);
  trace('wave', wave);
  const share = waveShare(wave, contrast, 2);
  trace('share', share);
  const minutiae = trueMinutiae(dislocations(wave, inside), mask, share, minutiaeMax);
  trace('minutiae', minutiae);
  const quality = qualityOf({ contrast, mask, share, minutiae, resolutionKnown: image.resolutionPpi !== undefined });
  const template = buildTemplate({
    imageWidth: image.width,
    imageHeight: image.height,
    scale: image.width / print.width,
    minutiae,
    wave,
    flow,
    mask,
    quality: quality.value,
  });
  return template ? { suitable: true, template, quality } : { suitable: false, quality };
}
