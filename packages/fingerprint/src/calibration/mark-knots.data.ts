/** Written by evaluation/src/kinds/measure-kinds.ts mark: 973 mated, 10008 non-mated. */
import type { Knots } from './kind-scales.ts';

export const markKnots: Knots = [
  {
    similarity: 0,
    log10LR: -0.531012,
    log10Fmr: 0,
  },
  {
    similarity: 0.396253,
    log10LR: -0.412755,
    log10Fmr: -0.200017,
  },
  {
    similarity: 1.04661,
    log10LR: -0.353622,
    log10Fmr: -0.300033,
  },
  {
    similarity: 1.76989,
    log10LR: -0.264933,
    log10Fmr: -0.45004,
  },
  {
    similarity: 2.32703,
    log10LR: -0.176257,
    log10Fmr: -0.600025,
  },
  {
    similarity: 2.88263,
    log10LR: -0.0579737,
    log10Fmr: -0.800088,
  },
  {
    similarity: 3.39007,
    log10LR: 0.0604522,
    log10Fmr: -1.00039,
  },
  {
    similarity: 3.88267,
    log10LR: 0.208416,
    log10Fmr: -1.25065,
  },
  {
    similarity: 4.28819,
    log10LR: 0.356254,
    log10Fmr: -1.5007,
  },
  {
    similarity: 4.666,
    log10LR: 0.505075,
    log10Fmr: -1.75242,
  },
  {
    similarity: 5.01049,
    log10LR: 0.651455,
    log10Fmr: -2,
  },
  {
    similarity: 5.33204,
    log10LR: 0.799263,
    log10Fmr: -2.25,
  },
  {
    similarity: 5.65359,
    log10LR: 0.947071,
    log10Fmr: -2.5,
  },
  {
    similarity: 5.97514,
    log10LR: 1.09488,
    log10Fmr: -2.75,
  },
  {
    similarity: 6.29669,
    log10LR: 1.24269,
    log10Fmr: -3,
  },
  {
    similarity: 6.61823,
    log10LR: 1.3905,
    log10Fmr: -3.25,
  },
  {
    similarity: 6.93978,
    log10LR: 1.5383,
    log10Fmr: -3.5,
  },
  {
    similarity: 7.26133,
    log10LR: 1.68611,
    log10Fmr: -3.75,
  },
  {
    similarity: 7.58288,
    log10LR: 1.83392,
    log10Fmr: -4,
  },
  {
    similarity: 7.90443,
    log10LR: 1.98173,
    log10Fmr: -4.25,
  },
  {
    similarity: 8.22598,
    log10LR: 2.12954,
    log10Fmr: -4.5,
  },
  {
    similarity: 8.54752,
    log10LR: 2.27735,
    log10Fmr: -4.75,
  },
  {
    similarity: 8.86907,
    log10LR: 2.42515,
    log10Fmr: -5,
  },
  {
    similarity: 9.19062,
    log10LR: 2.57296,
    log10Fmr: -5.25,
  },
  {
    similarity: 9.51217,
    log10LR: 2.72077,
    log10Fmr: -5.5,
  },
  {
    similarity: 9.83372,
    log10LR: 2.86858,
    log10Fmr: -5.75,
  },
  {
    similarity: 10.1553,
    log10LR: 3.01639,
    log10Fmr: -6,
  },
  {
    similarity: 10.4768,
    log10LR: 3.1642,
    log10Fmr: -6.25,
  },
  {
    similarity: 10.4916,
    log10LR: 3.17098,
    log10Fmr: -6.26148,
  },
];
