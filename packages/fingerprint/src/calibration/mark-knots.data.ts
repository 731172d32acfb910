/** Written by evaluation/src/kinds/measure-kinds.ts mark: 476 mated, 37536 non-mated. */
import type { Knots } from './kind-scales.ts';

export const markKnots: Knots = [
  {
    similarity: 0,
    log10LR: -0.041007,
    log10Fmr: 0,
  },
  {
    similarity: 0.891656,
    log10LR: -0.0229746,
    log10Fmr: -0.200005,
  },
  {
    similarity: 1.50791,
    log10LR: -0.0139588,
    log10Fmr: -0.300002,
  },
  {
    similarity: 2.15351,
    log10LR: -0.000433119,
    log10Fmr: -0.450021,
  },
  {
    similarity: 2.62734,
    log10LR: 0.0130926,
    log10Fmr: -0.60004,
  },
  {
    similarity: 3.11414,
    log10LR: 0.0311224,
    log10Fmr: -0.800016,
  },
  {
    similarity: 3.50863,
    log10LR: 0.0491603,
    log10Fmr: -1.00008,
  },
  {
    similarity: 3.92977,
    log10LR: 0.071709,
    log10Fmr: -1.25018,
  },
  {
    similarity: 4.28754,
    log10LR: 0.0942338,
    log10Fmr: -1.50001,
  },
  {
    similarity: 4.57304,
    log10LR: 0.116803,
    log10Fmr: -1.75033,
  },
  {
    similarity: 4.8385,
    log10LR: 0.139313,
    log10Fmr: -2,
  },
  {
    similarity: 5.03938,
    log10LR: 0.161853,
    log10Fmr: -2.25,
  },
  {
    similarity: 5.24027,
    log10LR: 0.184393,
    log10Fmr: -2.5,
  },
  {
    similarity: 5.44115,
    log10LR: 0.206933,
    log10Fmr: -2.75,
  },
  {
    similarity: 5.64204,
    log10LR: 0.229473,
    log10Fmr: -3,
  },
  {
    similarity: 5.84292,
    log10LR: 0.252013,
    log10Fmr: -3.25,
  },
  {
    similarity: 6.04381,
    log10LR: 0.274553,
    log10Fmr: -3.5,
  },
  {
    similarity: 6.24469,
    log10LR: 0.297093,
    log10Fmr: -3.75,
  },
  {
    similarity: 6.44558,
    log10LR: 0.319633,
    log10Fmr: -4,
  },
  {
    similarity: 6.64646,
    log10LR: 0.342173,
    log10Fmr: -4.25,
  },
  {
    similarity: 6.84735,
    log10LR: 0.364713,
    log10Fmr: -4.5,
  },
  {
    similarity: 7.04823,
    log10LR: 0.387253,
    log10Fmr: -4.75,
  },
  {
    similarity: 7.24912,
    log10LR: 0.409793,
    log10Fmr: -5,
  },
  {
    similarity: 7.45,
    log10LR: 0.432333,
    log10Fmr: -5.25,
  },
  {
    similarity: 7.65089,
    log10LR: 0.454873,
    log10Fmr: -5.5,
  },
  {
    similarity: 7.85177,
    log10LR: 0.477413,
    log10Fmr: -5.75,
  },
  {
    similarity: 7.97808,
    log10LR: 0.491585,
    log10Fmr: -5.90719,
  },
];
