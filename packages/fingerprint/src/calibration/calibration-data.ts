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
      log10LR: -2.42853,
      log10Fmr: 0,
    },
    {
      similarity: 0.509124,
      log10LR: -2.32175,
      log10Fmr: -0.100012,
    },
    {
      similarity: 1.43482,
      log10LR: -2.21496,
      log10Fmr: -0.200025,
    },
    {
      similarity: 2.02264,
      log10LR: -2.1082,
      log10Fmr: -0.300019,
    },
    {
      similarity: 2.63382,
      log10LR: -1.94804,
      log10Fmr: -0.450024,
    },
    {
      similarity: 3.09698,
      log10LR: -1.78789,
      log10Fmr: -0.600018,
    },
    {
      similarity: 3.54994,
      log10LR: -1.57433,
      log10Fmr: -0.800041,
    },
    {
      similarity: 3.92184,
      log10LR: -1.36081,
      log10Fmr: -1.00002,
    },
    {
      similarity: 4.30542,
      log10LR: -1.09361,
      log10Fmr: -1.25028,
    },
    {
      similarity: 4.61995,
      log10LR: -0.826591,
      log10Fmr: -1.50037,
    },
    {
      similarity: 4.89734,
      log10LR: -0.559394,
      log10Fmr: -1.75063,
    },
    {
      similarity: 5.13767,
      log10LR: -0.293142,
      log10Fmr: -2,
    },
    {
      similarity: 5.34479,
      log10LR: -0.0262185,
      log10Fmr: -2.25,
    },
    {
      similarity: 5.5519,
      log10LR: 0.240705,
      log10Fmr: -2.5,
    },
    {
      similarity: 5.75902,
      log10LR: 0.507628,
      log10Fmr: -2.75,
    },
    {
      similarity: 5.96613,
      log10LR: 0.774552,
      log10Fmr: -3,
    },
    {
      similarity: 6.17325,
      log10LR: 1.04148,
      log10Fmr: -3.25,
    },
    {
      similarity: 6.38036,
      log10LR: 1.3084,
      log10Fmr: -3.5,
    },
    {
      similarity: 6.58747,
      log10LR: 1.57532,
      log10Fmr: -3.75,
    },
    {
      similarity: 6.79459,
      log10LR: 1.84225,
      log10Fmr: -4,
    },
    {
      similarity: 7.0017,
      log10LR: 2.10917,
      log10Fmr: -4.25,
    },
    {
      similarity: 7.20882,
      log10LR: 2.37609,
      log10Fmr: -4.5,
    },
    {
      similarity: 7.41593,
      log10LR: 2.64302,
      log10Fmr: -4.75,
    },
    {
      similarity: 7.62305,
      log10LR: 2.90994,
      log10Fmr: -5,
    },
    {
      similarity: 7.83016,
      log10LR: 3.17686,
      log10Fmr: -5.25,
    },
    {
      similarity: 8.03727,
      log10LR: 3.44379,
      log10Fmr: -5.5,
    },
    {
      similarity: 8.24439,
      log10LR: 3.71071,
      log10Fmr: -5.75,
    },
    {
      similarity: 8.4515,
      log10LR: 3.97763,
      log10Fmr: -6,
    },
    {
      similarity: 8.65862,
      log10LR: 4.24456,
      log10Fmr: -6.25,
    },
    {
      similarity: 8.86573,
      log10LR: 4.51148,
      log10Fmr: -6.5,
    },
    {
      similarity: 9.07285,
      log10LR: 4.7784,
      log10Fmr: -6.75,
    },
    {
      similarity: 9.27996,
      log10LR: 5.04533,
      log10Fmr: -7,
    },
    {
      similarity: 9.48708,
      log10LR: 5.31225,
      log10Fmr: -7.25,
    },
    {
      similarity: 9.69419,
      log10LR: 5.57917,
      log10Fmr: -7.5,
    },
    {
      similarity: 9.9013,
      log10LR: 5.8461,
      log10Fmr: -7.75,
    },
    {
      similarity: 10.1084,
      log10LR: 6.11302,
      log10Fmr: -8,
    },
    {
      similarity: 10.3155,
      log10LR: 6.37994,
      log10Fmr: -8.25,
    },
    {
      similarity: 10.3607,
      log10LR: 6.43812,
      log10Fmr: -8.30449,
    },
    {
      similarity: 11.1558,
      log10LR: 6.48812,
      log10Fmr: -8.30449,
    },
  ],
};
