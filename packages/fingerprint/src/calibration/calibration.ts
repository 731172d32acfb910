/** From similarity to evidence, as measured on the seven FVC development sets, all pairs within each set. */
import type { Calibration } from '@ipse/core';
import { calibrationData } from './calibration-data.ts';

/** The version changes whenever templates or similarities do. */
export const algorithm = { name: 'ipse-fingerprint', version: '3' } as const;

export const calibration: Calibration = {
  ...calibrationData,
  algorithm: `${algorithm.name} ${algorithm.version}`,
  source: 'evaluation/src/calibration/fit-fingerprints.ts over the FVC 2000, 2002 and 2004 development sets',
};
