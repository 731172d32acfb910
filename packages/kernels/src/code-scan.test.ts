import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanCodesScalar } from './code-scan-scalar.ts';
import { createCodeScan } from './code-scan.ts';
import type { KernelVariant } from './load.ts';

const variants: readonly KernelVariant[] = ['relaxed', 'plain'];

function scores(variant: KernelVariant, probe: Uint8Array, rows: Int8Array): number[] {
  const scan = createCodeScan(probe.length, variant);
  const count = rows.length / probe.length;
  for (let row = 0; row < count; row++) scan.setRow(row, rows.subarray(row * probe.length, (row + 1) * probe.length));
  scan.setProbe(probe);
  return [...scan.scan(0, count)];
}

describe.each(variants)('scan of codes, %s', (variant) => {
  it('gives exactly what its specification gives', () => {
    const sized = fc.record({ width: fc.integer({ min: 1, max: 9 }).map((n) => 16 * n), count: fc.nat(9) });
    const any = sized.chain(({ width, count }) =>
      fc.record({
        probe: fc.uint8Array({ minLength: width, maxLength: width, max: 127 }),
        rows: fc.int8Array({ minLength: width * count, maxLength: width * count }),
      }),
    );
    fc.assert(
      fc.property(any, ({ probe, rows }) => {
        expect(scores(variant, probe, rows)).toEqual([...scanCodesScalar(probe, rows)]);
      }),
      { numRuns: 60 },
    );
  });

  it('neither saturates nor wraps at the extremes', () => {
    const probe = new Uint8Array(704).fill(127);
    const rows = Int8Array.from({ length: 5 * 704 }, (_, i) => (Math.floor(i / 704) % 2 === 0 ? -128 : 127));
    expect(scores(variant, probe, rows)).toEqual([...scanCodesScalar(probe, rows)]);
  });

  it('moves a row and wipes where it was, and scores from any row on', () => {
    const scan = createCodeScan(16, variant);
    for (let row = 0; row < 20_000; row++) scan.setRow(row, new Int8Array(16).fill(row % 100));
    scan.moveRow(19_999, 1);
    scan.setProbe(new Uint8Array(16).fill(1));
    expect([...scan.scan(0, 3)]).toEqual([0, 16 * 99, 32]);
    expect([...scan.scan(19_996, 4)]).toEqual([16 * 96, 16 * 97, 16 * 98, 0]);
  });
});
