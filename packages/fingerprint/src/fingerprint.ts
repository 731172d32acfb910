/** The modality: fingerprints behind the port that every modality implements. */
import { calibrate, toGray } from '@ipse/core';
import type { Modality, ModalityId } from '@ipse/core';
import { decodeImage } from '@ipse/formats';
import { algorithm, calibration } from './calibration/calibration.ts';
import { compare } from './match/compare.ts';
import { extractPrint } from './extract/extract.ts';
import { fromMinutiaeRecord, isMinutiaeRecord } from './foreign/from-record.ts';
import { featuresOf } from './template/features.ts';
import { createIndex } from './search/template-index.ts';
import { decodeTemplate, encodeTemplate } from './template/template-codec.ts';
import type { FingerprintTemplate } from './template/template.ts';

export const fingerprint: Modality<FingerprintTemplate> = {
  id: 'fingerprint' as ModalityId,
  algorithm,
  calibration,
  async decode(bytes, options = {}) {
    const image = toGray(await decodeImage(bytes, options));
    return options.position === undefined ? { image } : { image, position: options.position };
  },
  assess: async (sample) => extractPrint(toGray(sample.image)).quality,
  extract: async (sample, trace) => extractPrint(toGray(sample.image), trace),
  compare,
  calibrate: (similarity) => calibrate(calibration, similarity),
  createIndex: (order) => createIndex(order),
  features: featuresOf,
  encodeTemplate,
  decodeTemplate: (bytes) => (isMinutiaeRecord(bytes) ? fromMinutiaeRecord(bytes) : decodeTemplate(bytes)),
};
