/** Written by scripts/write-calibration.ts; the recipe is in scripts/merge-manifests.ts. */
import type { Calibration } from '@ipse/core';

export const calibrationData: Pick<Calibration, 'version' | 'comparisons' | 'knots'> = {
  version: '1',
  comparisons: {
    mated: 1960,
    nonMated: 20160,
  },
  knots: [
    {
      similarity: 0,
      log10LR: -2.29052,
      log10Fmr: 0,
    },
    {
      similarity: 0.285895,
      log10LR: -2.18142,
      log10Fmr: -0.100012,
    },
    {
      similarity: 1.25167,
      log10LR: -2.07232,
      log10Fmr: -0.200025,
    },
    {
      similarity: 1.84101,
      log10LR: -1.96324,
      log10Fmr: -0.300019,
    },
    {
      similarity: 2.4716,
      log10LR: -1.79961,
      log10Fmr: -0.450024,
    },
    {
      similarity: 2.92428,
      log10LR: -1.63599,
      log10Fmr: -0.600018,
    },
    {
      similarity: 3.41252,
      log10LR: -1.41779,
      log10Fmr: -0.800041,
    },
    {
      similarity: 3.80389,
      log10LR: -1.19964,
      log10Fmr: -1.00002,
    },
    {
      similarity: 4.19377,
      log10LR: -0.926639,
      log10Fmr: -1.25028,
    },
    {
      similarity: 4.50625,
      log10LR: -0.653826,
      log10Fmr: -1.50037,
    },
    {
      similarity: 4.78016,
      log10LR: -0.380832,
      log10Fmr: -1.75063,
    },
    {
      similarity: 5.00235,
      log10LR: -0.108803,
      log10Fmr: -2,
    },
    {
      similarity: 5.193,
      log10LR: 0.163911,
      log10Fmr: -2.25,
    },
    {
      similarity: 5.38805,
      log10LR: 0.436626,
      log10Fmr: -2.5,
    },
    {
      similarity: 5.58761,
      log10LR: 0.70934,
      log10Fmr: -2.75,
    },
    {
      similarity: 5.79179,
      log10LR: 0.982055,
      log10Fmr: -3,
    },
    {
      similarity: 6.00067,
      log10LR: 1.25477,
      log10Fmr: -3.25,
    },
    {
      similarity: 6.21439,
      log10LR: 1.52748,
      log10Fmr: -3.5,
    },
    {
      similarity: 6.43304,
      log10LR: 1.8002,
      log10Fmr: -3.75,
    },
    {
      similarity: 6.65674,
      log10LR: 2.07291,
      log10Fmr: -4,
    },
    {
      similarity: 6.88561,
      log10LR: 2.34563,
      log10Fmr: -4.25,
    },
    {
      similarity: 7.11976,
      log10LR: 2.61834,
      log10Fmr: -4.5,
    },
    {
      similarity: 7.35933,
      log10LR: 2.89106,
      log10Fmr: -4.75,
    },
    {
      similarity: 7.60443,
      log10LR: 3.16377,
      log10Fmr: -5,
    },
    {
      similarity: 7.85519,
      log10LR: 3.43649,
      log10Fmr: -5.25,
    },
    {
      similarity: 8.11175,
      log10LR: 3.7092,
      log10Fmr: -5.5,
    },
    {
      similarity: 8.37423,
      log10LR: 3.98192,
      log10Fmr: -5.75,
    },
    {
      similarity: 8.64278,
      log10LR: 4.25463,
      log10Fmr: -6,
    },
    {
      similarity: 8.91753,
      log10LR: 4.52734,
      log10Fmr: -6.25,
    },
    {
      similarity: 9.19862,
      log10LR: 4.80006,
      log10Fmr: -6.5,
    },
    {
      similarity: 9.48621,
      log10LR: 5.07277,
      log10Fmr: -6.75,
    },
    {
      similarity: 9.78045,
      log10LR: 5.34549,
      log10Fmr: -7,
    },
    {
      similarity: 10.0815,
      log10LR: 5.6182,
      log10Fmr: -7.25,
    },
    {
      similarity: 10.3895,
      log10LR: 5.89092,
      log10Fmr: -7.5,
    },
    {
      similarity: 10.7046,
      log10LR: 6.16363,
      log10Fmr: -7.75,
    },
    {
      similarity: 11.0269,
      log10LR: 6.43635,
      log10Fmr: -8,
    },
    {
      similarity: 11.1762,
      log10LR: 6.56054,
      log10Fmr: -8.11385,
    },
  ],
};
