/** Written by evaluation/src/kinds/measure-kinds.ts mark: 973 mated, 10008 non-mated. */
import type { Knots } from './kind-scales.ts';

export const markKnots: Knots = [
  {
    similarity: 0,
    log10LR: -0.736229,
    log10Fmr: 0,
  },
  {
    similarity: 2.33652,
    log10LR: -0.722489,
    log10Fmr: -0.0200237,
  },
  {
    similarity: 4.61326,
    log10LR: -0.667594,
    log10Fmr: -0.100024,
  },
  {
    similarity: 5.70854,
    log10LR: -0.598979,
    log10Fmr: -0.200017,
  },
  {
    similarity: 6.41593,
    log10LR: -0.530348,
    log10Fmr: -0.300033,
  },
  {
    similarity: 7.18006,
    log10LR: -0.427415,
    log10Fmr: -0.45004,
  },
  {
    similarity: 7.76983,
    log10LR: -0.324496,
    log10Fmr: -0.600025,
  },
  {
    similarity: 8.45211,
    log10LR: -0.187214,
    log10Fmr: -0.800088,
  },
  {
    similarity: 9.01222,
    log10LR: -0.0497675,
    log10Fmr: -1.00039,
  },
  {
    similarity: 9.58195,
    log10LR: 0.121962,
    log10Fmr: -1.25065,
  },
  {
    similarity: 10.1579,
    log10LR: 0.293544,
    log10Fmr: -1.5007,
  },
  {
    similarity: 10.6251,
    log10LR: 0.466268,
    log10Fmr: -1.75242,
  },
  {
    similarity: 11.0512,
    log10LR: 0.636158,
    log10Fmr: -2,
  },
  {
    similarity: 11.4751,
    log10LR: 0.807706,
    log10Fmr: -2.25,
  },
  {
    similarity: 11.899,
    log10LR: 0.979255,
    log10Fmr: -2.5,
  },
  {
    similarity: 12.3229,
    log10LR: 1.1508,
    log10Fmr: -2.75,
  },
  {
    similarity: 12.7469,
    log10LR: 1.32235,
    log10Fmr: -3,
  },
  {
    similarity: 13.1708,
    log10LR: 1.4939,
    log10Fmr: -3.25,
  },
  {
    similarity: 13.5947,
    log10LR: 1.66545,
    log10Fmr: -3.5,
  },
  {
    similarity: 14.0186,
    log10LR: 1.837,
    log10Fmr: -3.75,
  },
  {
    similarity: 14.4425,
    log10LR: 2.00855,
    log10Fmr: -4,
  },
  {
    similarity: 14.8664,
    log10LR: 2.18009,
    log10Fmr: -4.25,
  },
  {
    similarity: 15.2903,
    log10LR: 2.35164,
    log10Fmr: -4.5,
  },
  {
    similarity: 15.7142,
    log10LR: 2.52319,
    log10Fmr: -4.75,
  },
  {
    similarity: 16.1381,
    log10LR: 2.69474,
    log10Fmr: -5,
  },
  {
    similarity: 16.562,
    log10LR: 2.86629,
    log10Fmr: -5.25,
  },
  {
    similarity: 16.9859,
    log10LR: 3.03784,
    log10Fmr: -5.5,
  },
  {
    similarity: 17.4098,
    log10LR: 3.20938,
    log10Fmr: -5.75,
  },
  {
    similarity: 17.8337,
    log10LR: 3.38093,
    log10Fmr: -6,
  },
  {
    similarity: 18.2576,
    log10LR: 3.55248,
    log10Fmr: -6.25,
  },
  {
    similarity: 18.6815,
    log10LR: 3.72403,
    log10Fmr: -6.5,
  },
  {
    similarity: 19.1054,
    log10LR: 3.89558,
    log10Fmr: -6.75,
  },
  {
    similarity: 19.312,
    log10LR: 3.97919,
    log10Fmr: -6.87185,
  },
];
