/** Written by evaluation/src/kinds/measure-kinds.ts foreign: 1960 mated, 2520 non-mated. */
import type { Knots } from './kind-scales.ts';

export const foreignKnots: Knots = [
  {
    similarity: 2.80685,
    log10LR: -2.79485,
    log10Fmr: 0,
  },
  {
    similarity: 3.95716,
    log10LR: -2.76711,
    log10Fmr: -0.0200968,
  },
  {
    similarity: 4.8715,
    log10LR: -2.65669,
    log10Fmr: -0.100109,
  },
  {
    similarity: 5.36113,
    log10LR: -2.51859,
    log10Fmr: -0.200176,
  },
  {
    similarity: 5.66564,
    log10LR: -2.3806,
    log10Fmr: -0.300169,
  },
  {
    similarity: 6.04289,
    log10LR: -2.1735,
    log10Fmr: -0.450235,
  },
  {
    similarity: 6.35122,
    log10LR: -1.96658,
    log10Fmr: -0.600169,
  },
  {
    similarity: 6.64143,
    log10LR: -1.68997,
    log10Fmr: -0.8006,
  },
  {
    similarity: 6.84877,
    log10LR: -1.41455,
    log10Fmr: -1.00017,
  },
  {
    similarity: 7.10611,
    log10LR: -1.06652,
    log10Fmr: -1.25235,
  },
  {
    similarity: 7.31285,
    log10LR: -0.719309,
    log10Fmr: -1.50395,
  },
  {
    similarity: 7.43665,
    log10LR: -0.368532,
    log10Fmr: -1.75812,
  },
  {
    similarity: 7.63182,
    log10LR: -0.0347227,
    log10Fmr: -2,
  },
  {
    similarity: 7.80705,
    log10LR: 0.310293,
    log10Fmr: -2.25,
  },
  {
    similarity: 7.98229,
    log10LR: 0.655309,
    log10Fmr: -2.5,
  },
  {
    similarity: 8.15752,
    log10LR: 1.00032,
    log10Fmr: -2.75,
  },
  {
    similarity: 8.33275,
    log10LR: 1.34534,
    log10Fmr: -3,
  },
  {
    similarity: 8.50799,
    log10LR: 1.69036,
    log10Fmr: -3.25,
  },
  {
    similarity: 8.68322,
    log10LR: 2.03537,
    log10Fmr: -3.5,
  },
  {
    similarity: 8.85845,
    log10LR: 2.38039,
    log10Fmr: -3.75,
  },
  {
    similarity: 9.03369,
    log10LR: 2.7254,
    log10Fmr: -4,
  },
  {
    similarity: 9.20892,
    log10LR: 3.07042,
    log10Fmr: -4.25,
  },
  {
    similarity: 9.38415,
    log10LR: 3.45633,
    log10Fmr: -4.5,
  },
  {
    similarity: 9.55939,
    log10LR: 3.46883,
    log10Fmr: -4.75,
  },
  {
    similarity: 9.73462,
    log10LR: 3.48133,
    log10Fmr: -5,
  },
  {
    similarity: 9.90985,
    log10LR: 3.49383,
    log10Fmr: -5.25,
  },
  {
    similarity: 10.0851,
    log10LR: 3.50633,
    log10Fmr: -5.5,
  },
  {
    similarity: 10.2603,
    log10LR: 3.51883,
    log10Fmr: -5.75,
  },
  {
    similarity: 10.4356,
    log10LR: 3.53133,
    log10Fmr: -6,
  },
  {
    similarity: 10.6108,
    log10LR: 3.54383,
    log10Fmr: -6.25,
  },
  {
    similarity: 10.786,
    log10LR: 3.55633,
    log10Fmr: -6.5,
  },
  {
    similarity: 10.9613,
    log10LR: 3.56883,
    log10Fmr: -6.75,
  },
  {
    similarity: 11.1365,
    log10LR: 3.58133,
    log10Fmr: -7,
  },
  {
    similarity: 11.3117,
    log10LR: 3.59383,
    log10Fmr: -7.25,
  },
  {
    similarity: 11.4178,
    log10LR: 3.6014,
    log10Fmr: -7.4014,
  },
  {
    similarity: 11.6364,
    log10LR: 3.6514,
    log10Fmr: -7.4014,
  },
];
