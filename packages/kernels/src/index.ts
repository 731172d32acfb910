/** Hot loops as WebAssembly SIMD, each beside its scalar twin. */
export { countBitsScalar, createCountBits, patternBytes } from './ridge-bits.ts';
export type { CountBits } from './ridge-bits.ts';
