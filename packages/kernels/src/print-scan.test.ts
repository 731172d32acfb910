import { describe, expect, it } from 'vitest';
import { atAGlance, closely, scanPrintScalar } from './print-scan-scalar.ts';
import type { ScanDepth, ScanPrint } from './print-scan-scalar.ts';
import { createPrintScan, scanMinutiaeMax } from './print-scan.ts';

/** Numbers that look random and are always the same. */
function source(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

function randomPrint(next: (end: number) => number, count: number): ScanPrint {
  return {
    count,
    looks: Uint8Array.from({ length: 16 * count }, () => next(256)),
    places: Uint8Array.from({ length: 4 * count }, (_, k) => (k % 4 === 3 ? 0 : next(256))),
  };
}

/** The same print with some bits of its looks changed, moved and turned a little. */
function disturbed(next: (end: number) => number, print: ScanPrint, bits: number): ScanPrint {
  const looks = print.looks.slice();
  for (let b = 0; b < bits * print.count; b++) looks[next(looks.length)] ^= 1 << next(8);
  return { ...print, looks, places: print.places.map((value, k) => (k % 4 === 3 ? 0 : (value + next(5) + 256) % 256)) };
}

function scores(probe: ScanPrint, references: readonly ScanPrint[], depth: ScanDepth): number[] {
  const scan = createPrintScan();
  let at = scan.start;
  const addresses = Uint32Array.from(references, ({ count, looks, places }) => {
    const address = at;
    at += 4 + 20 * count;
    const memory = scan.memory(at);
    new DataView(memory.buffer).setUint32(address, count, true);
    memory.set(looks, address + 4);
    memory.set(places, address + 4 + 16 * count);
    return address;
  });
  scan.setProbe(probe);
  return [...scan.scan(addresses, references.length, depth)];
}

describe('scan of prints', () => {
  it('gives exactly what its specification gives', () => {
    const next = source(7);
    for (const count of [0, 1, 5, 40, scanMinutiaeMax]) {
      const probe = randomPrint(next, count);
      const references = [
        ...[0, 1, 7, 41, scanMinutiaeMax].map((n) => randomPrint(next, n)),
        ...[0, 8, 20, 40].map((bits) => disturbed(next, probe, bits)),
        { ...probe, looks: probe.looks.map(() => 255) },
      ];
      for (const depth of [closely, atAGlance]) {
        const expected = references.map((reference) => scanPrintScalar(probe, reference, depth));
        expect(scores(probe, references, depth)).toEqual(expected);
      }
    }
  });

  it('takes everything as alike when all looks are one, at every direction', () => {
    const next = source(8);
    const same = (count: number): ScanPrint => ({ ...randomPrint(next, count), looks: new Uint8Array(16 * count) });
    const references = [same(scanMinutiaeMax), same(30), same(3)];
    const probe = same(scanMinutiaeMax);
    const expected = references.map((reference) => scanPrintScalar(probe, reference, closely));
    expect(scores(probe, references, closely)).toEqual(expected);
  });

  it('scores a disturbed copy above strangers', () => {
    const next = source(9);
    const probe: ScanPrint = randomPrint(next, 30);
    const places = probe.places.map((value, k) => (k % 4 === 3 ? 0 : k % 4 === 2 ? value : value >> 2));
    const base = { ...probe, places };
    const references = [disturbed(next, base, 12), ...Array.from({ length: 20 }, () => randomPrint(next, 30))];
    const [mate, ...strangers] = scores(base, references, closely);
    expect(mate).toBeGreaterThan(2 * Math.max(...strangers));
  });
});
