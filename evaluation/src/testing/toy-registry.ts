/**
 * A modality for tests of the evaluation: a sample is a text file with a number, alike means close. `bad` is not
 * suitable, `broken` cannot be decoded.
 */
import { CodedError, calibrate, exhaustiveIndex, similarity } from '@ipse/core';
import type { Modality, ModalityId } from '@ipse/core';

const calibration = {
  version: 'toy',
  algorithm: 'toy',
  source: 'made up',
  comparisons: { mated: 0, nonMated: 0 },
  knots: [
    { similarity: -10, log10LR: -5, log10Fmr: 0 },
    { similarity: 0, log10LR: 5, log10Fmr: -6 },
  ],
};

// The number of a sample travels as the height of its image.
const compare: Modality<number>['compare'] = (a, b) => ({ similarity: similarity(-Math.abs(a - b)), pairs: [] });

export const toy: Modality<number> = {
  id: 'toy' as ModalityId,
  algorithm: { name: 'toy', version: '1.0' },
  calibration,
  async decode(bytes) {
    const text = new TextDecoder().decode(bytes).trim();
    if (text === 'broken') throw new CodedError('TOY_BROKEN', { message: 'broken', hint: 'mend it', httpStatus: 400 });
    return {
      image: { kind: 'gray', width: 1, height: text === 'bad' ? 0 : Number(text) + 1000, data: new Uint8Array() },
    };
  },
  assess: async () => ({ value: 50, reasons: [] }),
  async extract({ image }) {
    const quality = { value: 50, reasons: [] };
    if (image.height > 0) return { suitable: true, template: image.height - 1000, quality };
    return { suitable: false, quality: { value: 0, reasons: [{ code: 'too-bad', message: 'bad', advice: 'better' }] } };
  },
  compare,
  calibrate: (score) => calibrate(calibration, score),
  createIndex: (order) => exhaustiveIndex(compare, order),
  features: () => [],
  encodeTemplate: (template) => new TextEncoder().encode(String(template)),
  decodeTemplate: (bytes) => Number(new TextDecoder().decode(bytes)),
};

export const loadModality = async (): Promise<Modality> => toy as Modality;
