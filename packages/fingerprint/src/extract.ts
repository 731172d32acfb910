/** From an image to a template: the steps, in order. */
import type { Extraction, GrayImage, Trace } from '@ipse/core';
import { buildTemplate } from './build-template.ts';
import { normaliseContrast } from './contrast.ts';
import { flowOfSpectra } from './flow.ts';
import { trueMinutiae } from './minutia-filter.ts';
import { dislocations } from './minutiae.ts';
import { refineOrientation } from './orientation.ts';
import { qualityOf } from './quality.ts';
import { resample } from './resolution.ts';
import { ridgeWave } from './ridge-wave.ts';
import { contrastMask, fingerMask, pixelMask, waveAmplitude, waveShare } from './segmentation.ts';
import { localSpectra } from './spectrum.ts';
import { minutiaeMax } from './template.ts';
import type { FingerprintTemplate } from './template.ts';

export function extractPrint(image: GrayImage, trace: Trace = () => {}): Extraction<FingerprintTemplate> {
  const print = resample(image, image.resolutionPpi ?? 500);
  trace('resolution', print);
  const contrast = normaliseContrast(print);
  trace('contrast', contrast);
  const { ridges } = contrast;
  const touched = contrastMask(contrast);
  const searched = pixelMask(touched, ridges.width, ridges.height);
  const roughFlow = flowOfSpectra(localSpectra(ridges), touched.cols, touched.rows);
  trace('flow', roughFlow);
  const roughWave = ridgeWave(ridges, roughFlow, searched);
  const flow = { ...roughFlow, normal: refineOrientation(roughWave) };
  trace('orientation', flow);
  const wave = ridgeWave(ridges, flow, searched);
  trace('wave', wave);
  const share = waveShare(wave, contrast);
  const mask = fingerMask(touched, share, roughFlow.concentration, waveAmplitude(wave, contrast));
  trace('mask', mask);
  const inside = pixelMask(mask, ridges.width, ridges.height);
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
