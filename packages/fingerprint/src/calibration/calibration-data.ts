/** Written by evaluation/src/calibration/fit-fingerprints.ts. */
import type { Calibration } from '@ipse/core';

export const calibrationData: Pick<Calibration, 'version' | 'comparisons' | 'knots'> = {
  version: '2',
  comparisons: {
    mated: 1960,
    nonMated: 20160,
  },
  knots: [
    {
      similarity: 0,
      log10LR: -2.64004,
      log10Fmr: 0,
    },
    {
      similarity: 0.619977,
      log10LR: -2.41742,
      log10Fmr: -0.200025,
    },
    {
      similarity: 1.40772,
      log10LR: -2.30613,
      log10Fmr: -0.300019,
    },
    {
      similarity: 2.23187,
      log10LR: -2.13918,
      log10Fmr: -0.450024,
    },
    {
      similarity: 2.83517,
      log10LR: -1.97225,
      log10Fmr: -0.600018,
    },
    {
      similarity: 3.43525,
      log10LR: -1.74963,
      log10Fmr: -0.800041,
    },
    {
      similarity: 3.93864,
      log10LR: -1.52706,
      log10Fmr: -1.00002,
    },
    {
      similarity: 4.42968,
      log10LR: -1.24853,
      log10Fmr: -1.25028,
    },
    {
      similarity: 4.79804,
      log10LR: -0.970189,
      log10Fmr: -1.50037,
    },
    {
      similarity: 5.13023,
      log10LR: -0.691664,
      log10Fmr: -1.75063,
    },
    {
      similarity: 5.40852,
      log10LR: -0.414125,
      log10Fmr: -2,
    },
    {
      similarity: 5.67713,
      log10LR: -0.135885,
      log10Fmr: -2.25,
    },
    {
      similarity: 5.94574,
      log10LR: 0.142355,
      log10Fmr: -2.5,
    },
    {
      similarity: 6.21435,
      log10LR: 0.420595,
      log10Fmr: -2.75,
    },
    {
      similarity: 6.48296,
      log10LR: 0.698835,
      log10Fmr: -3,
    },
    {
      similarity: 6.75157,
      log10LR: 0.977074,
      log10Fmr: -3.25,
    },
    {
      similarity: 7.02018,
      log10LR: 1.25531,
      log10Fmr: -3.5,
    },
    {
      similarity: 7.28879,
      log10LR: 1.53355,
      log10Fmr: -3.75,
    },
    {
      similarity: 7.5574,
      log10LR: 1.81179,
      log10Fmr: -4,
    },
    {
      similarity: 7.82601,
      log10LR: 2.09003,
      log10Fmr: -4.25,
    },
    {
      similarity: 8.09462,
      log10LR: 2.36827,
      log10Fmr: -4.5,
    },
    {
      similarity: 8.36323,
      log10LR: 2.64651,
      log10Fmr: -4.75,
    },
    {
      similarity: 8.63184,
      log10LR: 2.92475,
      log10Fmr: -5,
    },
    {
      similarity: 8.90045,
      log10LR: 3.20299,
      log10Fmr: -5.25,
    },
    {
      similarity: 9.16906,
      log10LR: 3.48123,
      log10Fmr: -5.5,
    },
    {
      similarity: 9.43767,
      log10LR: 3.75947,
      log10Fmr: -5.75,
    },
    {
      similarity: 9.70628,
      log10LR: 4.03771,
      log10Fmr: -6,
    },
    {
      similarity: 9.97489,
      log10LR: 4.40177,
      log10Fmr: -6.25,
    },
    {
      similarity: 10.2435,
      log10LR: 4.41427,
      log10Fmr: -6.5,
    },
    {
      similarity: 10.5121,
      log10LR: 4.42677,
      log10Fmr: -6.75,
    },
    {
      similarity: 10.7807,
      log10LR: 4.43927,
      log10Fmr: -7,
    },
    {
      similarity: 11.0493,
      log10LR: 4.45177,
      log10Fmr: -7.25,
    },
    {
      similarity: 11.3179,
      log10LR: 4.46427,
      log10Fmr: -7.5,
    },
    {
      similarity: 11.5866,
      log10LR: 4.47677,
      log10Fmr: -7.75,
    },
    {
      similarity: 11.8552,
      log10LR: 4.48927,
      log10Fmr: -8,
    },
    {
      similarity: 12.1238,
      log10LR: 4.50177,
      log10Fmr: -8.25,
    },
    {
      similarity: 12.1823,
      log10LR: 4.50449,
      log10Fmr: -8.30449,
    },
    {
      similarity: 13.0921,
      log10LR: 4.55449,
      log10Fmr: -8.30449,
    },
  ],
};
