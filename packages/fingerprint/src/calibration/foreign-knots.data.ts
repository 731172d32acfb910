/** Written by evaluation/src/kinds/measure-kinds.ts foreign: 1960 mated, 20160 non-mated. */
import type { Knots } from './kind-scales.ts';

export const foreignKnots: Knots = [
  {
    similarity: 1.89404,
    log10LR: -2.65961,
    log10Fmr: 0,
  },
  {
    similarity: 3.96115,
    log10LR: -2.63487,
    log10Fmr: -0.0200137,
  },
  {
    similarity: 4.89325,
    log10LR: -2.53598,
    log10Fmr: -0.100012,
  },
  {
    similarity: 5.40142,
    log10LR: -2.41236,
    log10Fmr: -0.200025,
  },
  {
    similarity: 5.72116,
    log10LR: -2.28876,
    log10Fmr: -0.300019,
  },
  {
    similarity: 6.0687,
    log10LR: -2.10334,
    log10Fmr: -0.450024,
  },
  {
    similarity: 6.33536,
    log10LR: -1.91793,
    log10Fmr: -0.600018,
  },
  {
    similarity: 6.62187,
    log10LR: -1.67069,
    log10Fmr: -0.800041,
  },
  {
    similarity: 6.8546,
    log10LR: -1.42349,
    log10Fmr: -1.00002,
  },
  {
    similarity: 7.09858,
    log10LR: -1.11415,
    log10Fmr: -1.25028,
  },
  {
    similarity: 7.30078,
    log10LR: -0.805018,
    log10Fmr: -1.50037,
  },
  {
    similarity: 7.47277,
    log10LR: -0.49568,
    log10Fmr: -1.75063,
  },
  {
    similarity: 7.65239,
    log10LR: -0.187437,
    log10Fmr: -2,
  },
  {
    similarity: 7.77961,
    log10LR: 0.121585,
    log10Fmr: -2.25,
  },
  {
    similarity: 7.90684,
    log10LR: 0.430606,
    log10Fmr: -2.5,
  },
  {
    similarity: 8.03407,
    log10LR: 0.739627,
    log10Fmr: -2.75,
  },
  {
    similarity: 8.1613,
    log10LR: 1.04865,
    log10Fmr: -3,
  },
  {
    similarity: 8.28853,
    log10LR: 1.35767,
    log10Fmr: -3.25,
  },
  {
    similarity: 8.41575,
    log10LR: 1.66669,
    log10Fmr: -3.5,
  },
  {
    similarity: 8.54298,
    log10LR: 1.97571,
    log10Fmr: -3.75,
  },
  {
    similarity: 8.67021,
    log10LR: 2.28473,
    log10Fmr: -4,
  },
  {
    similarity: 8.79744,
    log10LR: 2.59375,
    log10Fmr: -4.25,
  },
  {
    similarity: 8.92466,
    log10LR: 2.90278,
    log10Fmr: -4.5,
  },
  {
    similarity: 9.05189,
    log10LR: 3.2118,
    log10Fmr: -4.75,
  },
  {
    similarity: 9.17912,
    log10LR: 3.52082,
    log10Fmr: -5,
  },
  {
    similarity: 9.30635,
    log10LR: 3.82984,
    log10Fmr: -5.25,
  },
  {
    similarity: 9.43358,
    log10LR: 4.13886,
    log10Fmr: -5.5,
  },
  {
    similarity: 9.5608,
    log10LR: 4.37677,
    log10Fmr: -5.75,
  },
  {
    similarity: 9.68803,
    log10LR: 4.38927,
    log10Fmr: -6,
  },
  {
    similarity: 9.81526,
    log10LR: 4.40177,
    log10Fmr: -6.25,
  },
  {
    similarity: 9.94249,
    log10LR: 4.41427,
    log10Fmr: -6.5,
  },
  {
    similarity: 10.0697,
    log10LR: 4.42677,
    log10Fmr: -6.75,
  },
  {
    similarity: 10.1969,
    log10LR: 4.43927,
    log10Fmr: -7,
  },
  {
    similarity: 10.3242,
    log10LR: 4.45177,
    log10Fmr: -7.25,
  },
  {
    similarity: 10.4514,
    log10LR: 4.46427,
    log10Fmr: -7.5,
  },
  {
    similarity: 10.5786,
    log10LR: 4.47677,
    log10Fmr: -7.75,
  },
  {
    similarity: 10.7059,
    log10LR: 4.48927,
    log10Fmr: -8,
  },
  {
    similarity: 10.8331,
    log10LR: 4.50177,
    log10Fmr: -8.25,
  },
  {
    similarity: 10.8608,
    log10LR: 4.50449,
    log10Fmr: -8.30449,
  },
  {
    similarity: 11.5408,
    log10LR: 4.55449,
    log10Fmr: -8.30449,
  },
];
