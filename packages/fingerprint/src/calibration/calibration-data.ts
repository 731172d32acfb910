/** Written by evaluation/src/calibration/fit-fingerprints.ts. */
import type { Calibration } from '@ipse/core';

export const calibrationData: Pick<Calibration, 'version' | 'comparisons' | 'knots'> = {
  version: '3',
  comparisons: {
    mated: 1960,
    nonMated: 20160,
  },
  knots: [
    {
      similarity: 0,
      log10LR: -2.81972,
      log10Fmr: 0,
    },
    {
      similarity: 0.566696,
      log10LR: -2.70234,
      log10Fmr: -0.100012,
    },
    {
      similarity: 1.59258,
      log10LR: -2.58496,
      log10Fmr: -0.200025,
    },
    {
      similarity: 2.22466,
      log10LR: -2.4676,
      log10Fmr: -0.300019,
    },
    {
      similarity: 2.92303,
      log10LR: -2.29155,
      log10Fmr: -0.450024,
    },
    {
      similarity: 3.4296,
      log10LR: -2.11551,
      log10Fmr: -0.600018,
    },
    {
      similarity: 3.96059,
      log10LR: -1.88076,
      log10Fmr: -0.800041,
    },
    {
      similarity: 4.36106,
      log10LR: -1.64606,
      log10Fmr: -1.00002,
    },
    {
      similarity: 4.76361,
      log10LR: -1.35234,
      log10Fmr: -1.25028,
    },
    {
      similarity: 5.11295,
      log10LR: -1.05883,
      log10Fmr: -1.50037,
    },
    {
      similarity: 5.39824,
      log10LR: -0.765119,
      log10Fmr: -1.75063,
    },
    {
      similarity: 5.66767,
      log10LR: -0.472448,
      log10Fmr: -2,
    },
    {
      similarity: 5.90903,
      log10LR: -0.17904,
      log10Fmr: -2.25,
    },
    {
      similarity: 6.1504,
      log10LR: 0.114369,
      log10Fmr: -2.5,
    },
    {
      similarity: 6.39176,
      log10LR: 0.407777,
      log10Fmr: -2.75,
    },
    {
      similarity: 6.63313,
      log10LR: 0.701186,
      log10Fmr: -3,
    },
    {
      similarity: 6.87449,
      log10LR: 0.994595,
      log10Fmr: -3.25,
    },
    {
      similarity: 7.11586,
      log10LR: 1.288,
      log10Fmr: -3.5,
    },
    {
      similarity: 7.35722,
      log10LR: 1.58141,
      log10Fmr: -3.75,
    },
    {
      similarity: 7.59859,
      log10LR: 1.87482,
      log10Fmr: -4,
    },
    {
      similarity: 7.83996,
      log10LR: 2.16823,
      log10Fmr: -4.25,
    },
    {
      similarity: 8.08132,
      log10LR: 2.46164,
      log10Fmr: -4.5,
    },
    {
      similarity: 8.32269,
      log10LR: 2.75505,
      log10Fmr: -4.75,
    },
    {
      similarity: 8.56405,
      log10LR: 3.04845,
      log10Fmr: -5,
    },
    {
      similarity: 8.80542,
      log10LR: 3.34186,
      log10Fmr: -5.25,
    },
    {
      similarity: 9.04678,
      log10LR: 3.63527,
      log10Fmr: -5.5,
    },
    {
      similarity: 9.28815,
      log10LR: 3.92868,
      log10Fmr: -5.75,
    },
    {
      similarity: 9.52951,
      log10LR: 4.22209,
      log10Fmr: -6,
    },
    {
      similarity: 9.77088,
      log10LR: 4.40177,
      log10Fmr: -6.25,
    },
    {
      similarity: 10.0122,
      log10LR: 4.41427,
      log10Fmr: -6.5,
    },
    {
      similarity: 10.2536,
      log10LR: 4.42677,
      log10Fmr: -6.75,
    },
    {
      similarity: 10.495,
      log10LR: 4.43927,
      log10Fmr: -7,
    },
    {
      similarity: 10.7363,
      log10LR: 4.45177,
      log10Fmr: -7.25,
    },
    {
      similarity: 10.9777,
      log10LR: 4.46427,
      log10Fmr: -7.5,
    },
    {
      similarity: 11.2191,
      log10LR: 4.47677,
      log10Fmr: -7.75,
    },
    {
      similarity: 11.4604,
      log10LR: 4.48927,
      log10Fmr: -8,
    },
    {
      similarity: 11.7018,
      log10LR: 4.50177,
      log10Fmr: -8.25,
    },
    {
      similarity: 11.7544,
      log10LR: 4.50449,
      log10Fmr: -8.30449,
    },
    {
      similarity: 13.1007,
      log10LR: 4.55449,
      log10Fmr: -8.30449,
    },
  ],
};
