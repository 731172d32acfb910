/** Written by evaluation/src/kinds/measure-kinds.ts mark: 980 mated, 10080 non-mated. */
import type { Knots } from './kind-scales.ts';

export const markKnots: Knots = [
  {
    similarity: 0,
    log10LR: -0.810347,
    log10Fmr: 0,
  },
  {
    similarity: 3.71111,
    log10LR: -0.795335,
    log10Fmr: -0.0200126,
  },
  {
    similarity: 5.3708,
    log10LR: -0.73531,
    log10Fmr: -0.100034,
  },
  {
    similarity: 6.28865,
    log10LR: -0.660289,
    log10Fmr: -0.200046,
  },
  {
    similarity: 6.91347,
    log10LR: -0.585283,
    log10Fmr: -0.30004,
  },
  {
    similarity: 7.58405,
    log10LR: -0.472716,
    log10Fmr: -0.450106,
  },
  {
    similarity: 8.12205,
    log10LR: -0.360249,
    log10Fmr: -0.60004,
  },
  {
    similarity: 8.74513,
    log10LR: -0.210107,
    log10Fmr: -0.800199,
  },
  {
    similarity: 9.2525,
    log10LR: -0.0602008,
    log10Fmr: -1.00004,
  },
  {
    similarity: 9.84791,
    log10LR: 0.127811,
    log10Fmr: -1.25069,
  },
  {
    similarity: 10.4197,
    log10LR: 0.315631,
    log10Fmr: -1.50108,
  },
  {
    similarity: 10.8683,
    log10LR: 0.50284,
    log10Fmr: -1.75065,
  },
  {
    similarity: 11.2954,
    log10LR: 0.68988,
    log10Fmr: -2,
  },
  {
    similarity: 11.7283,
    log10LR: 0.877409,
    log10Fmr: -2.25,
  },
  {
    similarity: 12.1612,
    log10LR: 1.06494,
    log10Fmr: -2.5,
  },
  {
    similarity: 12.5941,
    log10LR: 1.25247,
    log10Fmr: -2.75,
  },
  {
    similarity: 13.0269,
    log10LR: 1.43999,
    log10Fmr: -3,
  },
  {
    similarity: 13.4598,
    log10LR: 1.62752,
    log10Fmr: -3.25,
  },
  {
    similarity: 13.8927,
    log10LR: 1.81505,
    log10Fmr: -3.5,
  },
  {
    similarity: 14.3256,
    log10LR: 2.00258,
    log10Fmr: -3.75,
  },
  {
    similarity: 14.7585,
    log10LR: 2.19011,
    log10Fmr: -4,
  },
  {
    similarity: 15.1914,
    log10LR: 2.37764,
    log10Fmr: -4.25,
  },
  {
    similarity: 15.6243,
    log10LR: 2.56516,
    log10Fmr: -4.5,
  },
  {
    similarity: 16.0572,
    log10LR: 2.75269,
    log10Fmr: -4.75,
  },
  {
    similarity: 16.4901,
    log10LR: 2.94022,
    log10Fmr: -5,
  },
  {
    similarity: 16.9229,
    log10LR: 3.12775,
    log10Fmr: -5.25,
  },
  {
    similarity: 17.3558,
    log10LR: 3.31528,
    log10Fmr: -5.5,
  },
  {
    similarity: 17.7887,
    log10LR: 3.50281,
    log10Fmr: -5.75,
  },
  {
    similarity: 18.2216,
    log10LR: 3.69034,
    log10Fmr: -6,
  },
  {
    similarity: 18.6545,
    log10LR: 3.87786,
    log10Fmr: -6.25,
  },
  {
    similarity: 19.0874,
    log10LR: 4.12829,
    log10Fmr: -6.5,
  },
  {
    similarity: 19.4902,
    log10LR: 4.13992,
    log10Fmr: -6.73262,
  },
];
