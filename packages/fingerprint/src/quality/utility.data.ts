/** Written by scripts/fit-quality.ts. */
export const utilityWeights = {
  terms: [1.8218, 0.061041, 1.5759, 14.202],
  offset: -3.8182,
} as const;
