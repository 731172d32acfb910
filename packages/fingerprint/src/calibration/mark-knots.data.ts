/** Written by evaluation/src/kinds/measure-kinds.ts mark: 966 mated, 9936 non-mated. */
import type { Knots } from './kind-scales.ts';

export const markKnots: Knots = [
  {
    similarity: 0,
    log10LR: -0.3671,
    log10Fmr: 0,
  },
  {
    similarity: 0.837559,
    log10LR: -0.278,
    log10Fmr: -0.200057,
  },
  {
    similarity: 1.47638,
    log10LR: -0.233476,
    log10Fmr: -0.300026,
  },
  {
    similarity: 2.16778,
    log10LR: -0.166639,
    log10Fmr: -0.450096,
  },
  {
    similarity: 2.64136,
    log10LR: -0.0998712,
    log10Fmr: -0.600011,
  },
  {
    similarity: 3.13791,
    log10LR: -0.0106898,
    log10Fmr: -0.800251,
  },
  {
    similarity: 3.57071,
    log10LR: 0.0784095,
    log10Fmr: -1.00031,
  },
  {
    similarity: 4.03348,
    log10LR: 0.189893,
    log10Fmr: -1.25062,
  },
  {
    similarity: 4.42244,
    log10LR: 0.301105,
    log10Fmr: -1.50033,
  },
  {
    similarity: 4.79391,
    log10LR: 0.413079,
    log10Fmr: -1.75174,
  },
  {
    similarity: 5.10381,
    log10LR: 0.523646,
    log10Fmr: -2,
  },
  {
    similarity: 5.30819,
    log10LR: 0.634989,
    log10Fmr: -2.25,
  },
  {
    similarity: 5.5148,
    log10LR: 0.746333,
    log10Fmr: -2.5,
  },
  {
    similarity: 5.72366,
    log10LR: 0.857676,
    log10Fmr: -2.75,
  },
  {
    similarity: 5.93478,
    log10LR: 0.969019,
    log10Fmr: -3,
  },
  {
    similarity: 6.1482,
    log10LR: 1.08036,
    log10Fmr: -3.25,
  },
  {
    similarity: 6.36394,
    log10LR: 1.19171,
    log10Fmr: -3.5,
  },
  {
    similarity: 6.58203,
    log10LR: 1.30305,
    log10Fmr: -3.75,
  },
  {
    similarity: 6.80248,
    log10LR: 1.41439,
    log10Fmr: -4,
  },
  {
    similarity: 7.02533,
    log10LR: 1.52574,
    log10Fmr: -4.25,
  },
  {
    similarity: 7.25061,
    log10LR: 1.63708,
    log10Fmr: -4.5,
  },
  {
    similarity: 7.47833,
    log10LR: 1.74842,
    log10Fmr: -4.75,
  },
  {
    similarity: 7.70853,
    log10LR: 1.85976,
    log10Fmr: -5,
  },
  {
    similarity: 7.94123,
    log10LR: 1.97111,
    log10Fmr: -5.25,
  },
  {
    similarity: 8.17646,
    log10LR: 2.08245,
    log10Fmr: -5.5,
  },
  {
    similarity: 8.41424,
    log10LR: 2.19379,
    log10Fmr: -5.75,
  },
  {
    similarity: 8.65461,
    log10LR: 2.30514,
    log10Fmr: -6,
  },
  {
    similarity: 8.89759,
    log10LR: 2.41648,
    log10Fmr: -6.25,
  },
  {
    similarity: 9.14322,
    log10LR: 2.52782,
    log10Fmr: -6.5,
  },
  {
    similarity: 9.39151,
    log10LR: 2.63917,
    log10Fmr: -6.75,
  },
  {
    similarity: 9.6425,
    log10LR: 2.75051,
    log10Fmr: -7,
  },
  {
    similarity: 9.89622,
    log10LR: 2.86185,
    log10Fmr: -7.25,
  },
  {
    similarity: 10.1527,
    log10LR: 2.9732,
    log10Fmr: -7.5,
  },
  {
    similarity: 10.412,
    log10LR: 3.08454,
    log10Fmr: -7.75,
  },
  {
    similarity: 10.6711,
    log10LR: 3.19464,
    log10Fmr: -7.99721,
  },
  {
    similarity: 10.6926,
    log10LR: 3.24464,
    log10Fmr: -7.99721,
  },
];
