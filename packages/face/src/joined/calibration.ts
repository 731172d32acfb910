/** From cosine to evidence. Written by evaluation/src/face/fit-joined.ts. */
import type { Calibration } from '@ipse/core';

export const calibration: Calibration = {
  version: '1',
  algorithm: 'joined-mobilefacenet-192-fr-feature-512/1',
  source: 'evaluation/src/face/fit-joined.ts --manifest lfw.csv, all pairs',
  comparisons: {
    mated: 3689,
    nonMated: 4719512,
  },
  knots: [
    {
      similarity: -0.349063,
      log10LR: -3.82782,
      log10Fmr: 0,
    },
    {
      similarity: -0.12997,
      log10LR: -3.79759,
      log10Fmr: -0.0200001,
    },
    {
      similarity: -0.0617609,
      log10LR: -3.67667,
      log10Fmr: -0.1,
    },
    {
      similarity: -0.0226164,
      log10LR: -3.52551,
      log10Fmr: -0.2,
    },
    {
      similarity: 0.00464669,
      log10LR: -3.37435,
      log10Fmr: -0.3,
    },
    {
      similarity: 0.0362147,
      log10LR: -3.14762,
      log10Fmr: -0.45,
    },
    {
      similarity: 0.0618478,
      log10LR: -2.92088,
      log10Fmr: -0.6,
    },
    {
      similarity: 0.0907641,
      log10LR: -2.61857,
      log10Fmr: -0.8,
    },
    {
      similarity: 0.115851,
      log10LR: -2.31626,
      log10Fmr: -1,
    },
    {
      similarity: 0.143727,
      log10LR: -1.93836,
      log10Fmr: -1.25,
    },
    {
      similarity: 0.168756,
      log10LR: -1.56047,
      log10Fmr: -1.5,
    },
    {
      similarity: 0.191661,
      log10LR: -1.18258,
      log10Fmr: -1.75,
    },
    {
      similarity: 0.212684,
      log10LR: -0.804686,
      log10Fmr: -2,
    },
    {
      similarity: 0.23254,
      log10LR: -0.426776,
      log10Fmr: -2.25001,
    },
    {
      similarity: 0.251227,
      log10LR: -0.0488852,
      log10Fmr: -2.50001,
    },
    {
      similarity: 0.268781,
      log10LR: 0.329037,
      log10Fmr: -2.75003,
    },
    {
      similarity: 0.285423,
      log10LR: 0.706952,
      log10Fmr: -3.00005,
    },
    {
      similarity: 0.300492,
      log10LR: 1.08501,
      log10Fmr: -3.25016,
    },
    {
      similarity: 0.315677,
      log10LR: 1.46286,
      log10Fmr: -3.50013,
    },
    {
      similarity: 0.32907,
      log10LR: 1.84076,
      log10Fmr: -3.75014,
    },
    {
      similarity: 0.341121,
      log10LR: 2.21845,
      log10Fmr: -4,
    },
    {
      similarity: 0.353525,
      log10LR: 2.59634,
      log10Fmr: -4.25,
    },
    {
      similarity: 0.366168,
      log10LR: 2.97423,
      log10Fmr: -4.5,
    },
    {
      similarity: 0.379054,
      log10LR: 3.35213,
      log10Fmr: -4.75,
    },
    {
      similarity: 0.392188,
      log10LR: 3.73002,
      log10Fmr: -5,
    },
    {
      similarity: 0.405574,
      log10LR: 4.10791,
      log10Fmr: -5.25,
    },
    {
      similarity: 0.419217,
      log10LR: 4.4858,
      log10Fmr: -5.5,
    },
    {
      similarity: 0.433123,
      log10LR: 4.86369,
      log10Fmr: -5.75,
    },
    {
      similarity: 0.447297,
      log10LR: 5.24159,
      log10Fmr: -6,
    },
    {
      similarity: 0.461742,
      log10LR: 5.61948,
      log10Fmr: -6.25,
    },
    {
      similarity: 0.476466,
      log10LR: 5.99737,
      log10Fmr: -6.5,
    },
    {
      similarity: 0.491472,
      log10LR: 6.37526,
      log10Fmr: -6.75,
    },
    {
      similarity: 0.506767,
      log10LR: 6.6902,
      log10Fmr: -7,
    },
    {
      similarity: 0.522356,
      log10LR: 6.7027,
      log10Fmr: -7.25,
    },
    {
      similarity: 0.538245,
      log10LR: 6.7152,
      log10Fmr: -7.5,
    },
    {
      similarity: 0.554439,
      log10LR: 6.7277,
      log10Fmr: -7.75,
    },
    {
      similarity: 0.570945,
      log10LR: 6.7402,
      log10Fmr: -8,
    },
    {
      similarity: 0.587768,
      log10LR: 6.7527,
      log10Fmr: -8.25,
    },
    {
      similarity: 0.604914,
      log10LR: 6.7652,
      log10Fmr: -8.5,
    },
    {
      similarity: 0.62239,
      log10LR: 6.7777,
      log10Fmr: -8.75,
    },
    {
      similarity: 0.640202,
      log10LR: 6.7902,
      log10Fmr: -9,
    },
    {
      similarity: 0.658356,
      log10LR: 6.8027,
      log10Fmr: -9.25,
    },
    {
      similarity: 0.67686,
      log10LR: 6.8152,
      log10Fmr: -9.5,
    },
    {
      similarity: 0.695719,
      log10LR: 6.8277,
      log10Fmr: -9.75,
    },
    {
      similarity: 0.71494,
      log10LR: 6.8402,
      log10Fmr: -10,
    },
    {
      similarity: 0.734532,
      log10LR: 6.8527,
      log10Fmr: -10.25,
    },
    {
      similarity: 0.754499,
      log10LR: 6.8652,
      log10Fmr: -10.5,
    },
    {
      similarity: 0.768615,
      log10LR: 6.8739,
      log10Fmr: -10.6739,
    },
    {
      similarity: 0.779754,
      log10LR: 6.9239,
      log10Fmr: -10.6739,
    },
  ],
};
