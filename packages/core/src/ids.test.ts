import { expect, it } from 'vitest';
import { uuidV7 } from './ids.ts';

it('lays out a version 7 UUID as RFC 9562 appendix A.6 does', () => {
  // The RFC's example: 2022-02-22 19:22:22 UTC, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
  const random = Uint8Array.from([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidV7(1645557742000, () => random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

it('sorts by time of making', () => {
  const zeros = () => new Uint8Array(16);
  const made = [5, 1_700_000_000_000, 1_700_000_000_001, 250].map((ms) => uuidV7(ms, zeros));
  expect([...made].sort()).toEqual([5, 250, 1_700_000_000_000, 1_700_000_000_001].map((ms) => uuidV7(ms, zeros)));
});
