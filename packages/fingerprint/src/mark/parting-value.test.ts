import { describe, expect, it } from 'vitest';
import { partingValue } from './parting-value.ts';

describe('the value that parts two groups', () => {
  it('lies between them, however few are in one', () => {
    const values = Float32Array.from({ length: 400 }, (_, i) => (i < 30 ? 0.7 : 0.3) + 0.001 * (i % 30));
    expect(partingValue(values)).toBeGreaterThan(0.329);
    expect(partingValue(values)).toBeLessThan(0.7);
  });

  it('follows them when both are fainter', () => {
    const values = Float32Array.from({ length: 400 }, (_, i) => (i < 150 ? 0.35 : 0.1) + 0.001 * (i % 30));
    expect(partingValue(values)).toBeGreaterThan(0.129);
    expect(partingValue(values)).toBeLessThan(0.35);
  });

  it('is 0 when there are no two', () => {
    expect(partingValue(new Float32Array(10).fill(0.4))).toBe(0);
    expect(partingValue(new Float32Array(0))).toBe(0);
  });
});
