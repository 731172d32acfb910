/** Calibration of the similarity; provisional until scripts/calibrate.ts writes it from the development sets. */
import type { Calibration } from '@ipse/core';

export const algorithm = { name: 'ipse-fingerprint', version: '1' } as const;

export const calibration: Calibration = {
  version: '0',
  algorithm: 'ipse-fingerprint 1',
  source: 'provisional',
  comparisons: { mated: 1960, nonMated: 20160 },
  knots: [
    { similarity: 0, log10LR: -1.2, log10Fmr: 0 },
    { similarity: 0.2, log10LR: 0.5, log10Fmr: -1.5 },
    { similarity: 0.5, log10LR: 2, log10Fmr: -3 },
    { similarity: 1, log10LR: 3.6, log10Fmr: -4.3 },
  ],
};
