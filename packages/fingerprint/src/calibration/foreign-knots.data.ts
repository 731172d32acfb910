/** Written by evaluation/src/kinds/measure-kinds.ts foreign: 1960 mated, 20160 non-mated. */
import type { Knots } from './kind-scales.ts';

export const foreignKnots: Knots = [
  {
    similarity: 1.67924,
    log10LR: -2.68341,
    log10Fmr: 0,
  },
  {
    similarity: 3.96326,
    log10LR: -2.65837,
    log10Fmr: -0.0200137,
  },
  {
    similarity: 4.90156,
    log10LR: -2.55825,
    log10Fmr: -0.100012,
  },
  {
    similarity: 5.40123,
    log10LR: -2.43308,
    log10Fmr: -0.200025,
  },
  {
    similarity: 5.71745,
    log10LR: -2.30793,
    log10Fmr: -0.300019,
  },
  {
    similarity: 6.06405,
    log10LR: -2.1202,
    log10Fmr: -0.450024,
  },
  {
    similarity: 6.32793,
    log10LR: -1.93247,
    log10Fmr: -0.600018,
  },
  {
    similarity: 6.6152,
    log10LR: -1.68214,
    log10Fmr: -0.800041,
  },
  {
    similarity: 6.85304,
    log10LR: -1.43186,
    log10Fmr: -1.00002,
  },
  {
    similarity: 7.09877,
    log10LR: -1.11865,
    log10Fmr: -1.25028,
  },
  {
    similarity: 7.29655,
    log10LR: -0.805655,
    log10Fmr: -1.50037,
  },
  {
    similarity: 7.46323,
    log10LR: -0.492452,
    log10Fmr: -1.75063,
  },
  {
    similarity: 7.64305,
    log10LR: -0.180357,
    log10Fmr: -2,
  },
  {
    similarity: 7.77402,
    log10LR: 0.132525,
    log10Fmr: -2.25,
  },
  {
    similarity: 7.90499,
    log10LR: 0.445408,
    log10Fmr: -2.5,
  },
  {
    similarity: 8.03596,
    log10LR: 0.75829,
    log10Fmr: -2.75,
  },
  {
    similarity: 8.16693,
    log10LR: 1.07117,
    log10Fmr: -3,
  },
  {
    similarity: 8.2979,
    log10LR: 1.38405,
    log10Fmr: -3.25,
  },
  {
    similarity: 8.42887,
    log10LR: 1.69694,
    log10Fmr: -3.5,
  },
  {
    similarity: 8.55984,
    log10LR: 2.00982,
    log10Fmr: -3.75,
  },
  {
    similarity: 8.69082,
    log10LR: 2.3227,
    log10Fmr: -4,
  },
  {
    similarity: 8.82179,
    log10LR: 2.63558,
    log10Fmr: -4.25,
  },
  {
    similarity: 8.95276,
    log10LR: 2.94847,
    log10Fmr: -4.5,
  },
  {
    similarity: 9.08373,
    log10LR: 3.26135,
    log10Fmr: -4.75,
  },
  {
    similarity: 9.2147,
    log10LR: 3.57423,
    log10Fmr: -5,
  },
  {
    similarity: 9.34567,
    log10LR: 3.88711,
    log10Fmr: -5.25,
  },
  {
    similarity: 9.47664,
    log10LR: 4.19999,
    log10Fmr: -5.5,
  },
  {
    similarity: 9.60761,
    log10LR: 4.37677,
    log10Fmr: -5.75,
  },
  {
    similarity: 9.73858,
    log10LR: 4.38927,
    log10Fmr: -6,
  },
  {
    similarity: 9.86955,
    log10LR: 4.40177,
    log10Fmr: -6.25,
  },
  {
    similarity: 10.0005,
    log10LR: 4.41427,
    log10Fmr: -6.5,
  },
  {
    similarity: 10.1315,
    log10LR: 4.42677,
    log10Fmr: -6.75,
  },
  {
    similarity: 10.2625,
    log10LR: 4.43927,
    log10Fmr: -7,
  },
  {
    similarity: 10.3934,
    log10LR: 4.45177,
    log10Fmr: -7.25,
  },
  {
    similarity: 10.5244,
    log10LR: 4.46427,
    log10Fmr: -7.5,
  },
  {
    similarity: 10.6554,
    log10LR: 4.47677,
    log10Fmr: -7.75,
  },
  {
    similarity: 10.7863,
    log10LR: 4.48927,
    log10Fmr: -8,
  },
  {
    similarity: 10.9173,
    log10LR: 4.50177,
    log10Fmr: -8.25,
  },
  {
    similarity: 10.9459,
    log10LR: 4.50449,
    log10Fmr: -8.30449,
  },
  {
    similarity: 11.5438,
    log10LR: 4.55449,
    log10Fmr: -8.30449,
  },
];
