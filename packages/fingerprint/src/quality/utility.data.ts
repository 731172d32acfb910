/** Written by evaluation/src/quality/fit-quality.ts. */
export const utilityWeights = {
  terms: [1.8222, 0.0696, 1.5101, 14.5101],
  offset: -3.8033,
} as const;
