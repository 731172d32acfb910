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
      log10LR: -2.64076,
      log10Fmr: 0,
    },
    {
      similarity: 0.619525,
      log10LR: -2.41796,
      log10Fmr: -0.200025,
    },
    {
      similarity: 1.40746,
      log10LR: -2.30659,
      log10Fmr: -0.300019,
    },
    {
      similarity: 2.22952,
      log10LR: -2.1395,
      log10Fmr: -0.450024,
    },
    {
      similarity: 2.83506,
      log10LR: -1.97243,
      log10Fmr: -0.600018,
    },
    {
      similarity: 3.43374,
      log10LR: -1.74964,
      log10Fmr: -0.800041,
    },
    {
      similarity: 3.93809,
      log10LR: -1.52689,
      log10Fmr: -1.00002,
    },
    {
      similarity: 4.42968,
      log10LR: -1.24814,
      log10Fmr: -1.25028,
    },
    {
      similarity: 4.79804,
      log10LR: -0.96958,
      log10Fmr: -1.50037,
    },
    {
      similarity: 5.13023,
      log10LR: -0.690834,
      log10Fmr: -1.75063,
    },
    {
      similarity: 5.40853,
      log10LR: -0.413074,
      log10Fmr: -2,
    },
    {
      similarity: 5.67789,
      log10LR: -0.134613,
      log10Fmr: -2.25,
    },
    {
      similarity: 5.94724,
      log10LR: 0.143848,
      log10Fmr: -2.5,
    },
    {
      similarity: 6.2166,
      log10LR: 0.422309,
      log10Fmr: -2.75,
    },
    {
      similarity: 6.48595,
      log10LR: 0.70077,
      log10Fmr: -3,
    },
    {
      similarity: 6.75531,
      log10LR: 0.979231,
      log10Fmr: -3.25,
    },
    {
      similarity: 7.02466,
      log10LR: 1.25769,
      log10Fmr: -3.5,
    },
    {
      similarity: 7.29402,
      log10LR: 1.53615,
      log10Fmr: -3.75,
    },
    {
      similarity: 7.56337,
      log10LR: 1.81461,
      log10Fmr: -4,
    },
    {
      similarity: 7.83273,
      log10LR: 2.09307,
      log10Fmr: -4.25,
    },
    {
      similarity: 8.10208,
      log10LR: 2.37154,
      log10Fmr: -4.5,
    },
    {
      similarity: 8.37144,
      log10LR: 2.65,
      log10Fmr: -4.75,
    },
    {
      similarity: 8.64079,
      log10LR: 2.92846,
      log10Fmr: -5,
    },
    {
      similarity: 8.91015,
      log10LR: 3.20692,
      log10Fmr: -5.25,
    },
    {
      similarity: 9.1795,
      log10LR: 3.48538,
      log10Fmr: -5.5,
    },
    {
      similarity: 9.44886,
      log10LR: 3.76384,
      log10Fmr: -5.75,
    },
    {
      similarity: 9.71821,
      log10LR: 4.0423,
      log10Fmr: -6,
    },
    {
      similarity: 9.98757,
      log10LR: 4.40177,
      log10Fmr: -6.25,
    },
    {
      similarity: 10.2569,
      log10LR: 4.41427,
      log10Fmr: -6.5,
    },
    {
      similarity: 10.5263,
      log10LR: 4.42677,
      log10Fmr: -6.75,
    },
    {
      similarity: 10.7956,
      log10LR: 4.43927,
      log10Fmr: -7,
    },
    {
      similarity: 11.065,
      log10LR: 4.45177,
      log10Fmr: -7.25,
    },
    {
      similarity: 11.3343,
      log10LR: 4.46427,
      log10Fmr: -7.5,
    },
    {
      similarity: 11.6037,
      log10LR: 4.47677,
      log10Fmr: -7.75,
    },
    {
      similarity: 11.873,
      log10LR: 4.48927,
      log10Fmr: -8,
    },
    {
      similarity: 12.1424,
      log10LR: 4.50177,
      log10Fmr: -8.25,
    },
    {
      similarity: 12.2011,
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
