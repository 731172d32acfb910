/** A modality for tests of the engine: a template is a number, alike means close. */
import { CodedError, calibrate, exhaustiveIndex, similarity } from '@ipse/core';
import type { Calibration, Modality, ModalityId } from '@ipse/core';

export const toyCalibration: Calibration = {
  version: 'toy',
  algorithm: 'toy',
  source: 'made up',
  comparisons: { mated: 0, nonMated: 0 },
  knots: [
    { similarity: -100, log10LR: -4, log10Fmr: 0 },
    { similarity: -10, log10LR: 0, log10Fmr: -1 },
    { similarity: 0, log10LR: 6, log10Fmr: -7 },
  ],
};

/** A probe that ends the worker which compares it. */
export const POISON = 666_666;
/** A probe that takes 25 ms with each reference. */
export const SLUGGISH = 777_777;

const compare: Modality<number>['compare'] = (probe, reference) => {
  if (probe === POISON) process.exit(3);
  const endMs = performance.now() + 25;
  while (probe === SLUGGISH && performance.now() < endMs);
  return { similarity: similarity(-Math.abs(probe - reference)), pairs: [{ probe: 0, reference: 0, weight: 1 }] };
};

export function toyModality(id: string): Modality<number> {
  return {
    id: id as ModalityId,
    algorithm: { name: id, version: '1' },
    calibration: toyCalibration,
    decode: () => Promise.reject(new Error('the engine never decodes')),
    assess: () => Promise.reject(new Error('the engine never assesses')),
    extract: () => Promise.reject(new Error('the engine never extracts')),
    compare,
    calibrate: (score) => calibrate(toyCalibration, score),
    createIndex: (order) => exhaustiveIndex(compare, order),
    features: (template) => [{ x: template, y: 0, kind: 'toy' }],
    encodeTemplate: toyTemplate,
    decodeTemplate(bytes) {
      const value = Number(new TextDecoder().decode(bytes));
      if (!Number.isNaN(value)) return value;
      throw new CodedError('TEMPLATE_TOY', { message: 'not a toy', hint: 'make a toy', httpStatus: 422 });
    },
  };
}

export const toyTemplate = (value: number | string) => new TextEncoder().encode(String(value));
