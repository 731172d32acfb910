/** Written by scripts/fit-quality.ts. */
export const utilityWeights = {
  terms: [1.7272, 1.1102, 15.592],
  offset: -2.8901,
} as const;
