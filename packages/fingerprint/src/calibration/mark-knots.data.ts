/** Written by evaluation/src/kinds/measure-kinds.ts mark: 420 mated, 4320 non-mated. */
import type { Knots } from './kind-scales.ts';

export const markKnots: Knots = [
  {
    "similarity": 0,
    "log10LR": -0.587021,
    "log10Fmr": 0
  },
  {
    "similarity": 0.388815,
    "log10LR": -0.459885,
    "log10Fmr": -0.200058
  },
  {
    "similarity": 1.09372,
    "log10LR": -0.396292,
    "log10Fmr": -0.300126
  },
  {
    "similarity": 1.83739,
    "log10LR": -0.301021,
    "log10Fmr": -0.450042
  },
  {
    "similarity": 2.37493,
    "log10LR": -0.205625,
    "log10Fmr": -0.600155
  },
  {
    "similarity": 2.94658,
    "log10LR": -0.0782889,
    "log10Fmr": -0.800528
  },
  {
    "similarity": 3.4722,
    "log10LR": 0.0485384,
    "log10Fmr": -1.0001
  },
  {
    "similarity": 4.02322,
    "log10LR": 0.208473,
    "log10Fmr": -1.25177
  },
  {
    "similarity": 4.51651,
    "log10LR": 0.367522,
    "log10Fmr": -1.50205
  },
  {
    "similarity": 4.88347,
    "log10LR": 0.528128,
    "log10Fmr": -1.75477
  },
  {
    "similarity": 5.25379,
    "log10LR": 0.68397,
    "log10Fmr": -2
  },
  {
    "similarity": 5.538,
    "log10LR": 0.842844,
    "log10Fmr": -2.25
  },
  {
    "similarity": 5.85142,
    "log10LR": 1.00172,
    "log10Fmr": -2.5
  },
  {
    "similarity": 6.19704,
    "log10LR": 1.16059,
    "log10Fmr": -2.75
  },
  {
    "similarity": 6.57817,
    "log10LR": 1.31947,
    "log10Fmr": -3
  },
  {
    "similarity": 6.99846,
    "log10LR": 1.47834,
    "log10Fmr": -3.25
  },
  {
    "similarity": 7.46194,
    "log10LR": 1.63721,
    "log10Fmr": -3.5
  },
  {
    "similarity": 7.97304,
    "log10LR": 1.79609,
    "log10Fmr": -3.75
  },
  {
    "similarity": 8.53666,
    "log10LR": 1.95496,
    "log10Fmr": -4
  },
  {
    "similarity": 9.1582,
    "log10LR": 2.11383,
    "log10Fmr": -4.25
  },
  {
    "similarity": 9.8436,
    "log10LR": 2.27271,
    "log10Fmr": -4.5
  },
  {
    "similarity": 10.5994,
    "log10LR": 2.43158,
    "log10Fmr": -4.75
  },
  {
    "similarity": 10.689,
    "log10LR": 2.44943,
    "log10Fmr": -4.77808
  }
];
