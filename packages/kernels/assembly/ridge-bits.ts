// Counts, for pairs of bit patterns of 256 points, how many points differ and how many both patterns know.

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

// @ts-ignore: decorator
@inline
function ones(bytes: v128): u32 {
  const pairs = i16x8.extadd_pairwise_i8x16_u(bytes);
  const fours = i32x4.extadd_pairwise_i16x8_u(pairs);
  return (
    i32x4.extract_lane(fours, 0) +
    i32x4.extract_lane(fours, 1) +
    i32x4.extract_lane(fours, 2) +
    i32x4.extract_lane(fours, 3)
  );
}

/**
 * Patterns lie at 64 bytes each: 32 of signs, then 32 of which points are known. Writes u16 pairs (differing, shared)
 * to `out`, by row of `a`, then by `b`.
 */
export function countBits(a: usize, aCount: i32, b: usize, bCount: i32, out: usize): void {
  for (let i = 0; i < aCount; i++, a += 64) {
    const signs0 = v128.load(a);
    const signs1 = v128.load(a, 16);
    const known0 = v128.load(a, 32);
    const known1 = v128.load(a, 48);
    let q = b;
    for (let j = 0; j < bCount; j++, q += 64, out += 4) {
      const shared0 = v128.and(known0, v128.load(q, 32));
      const shared1 = v128.and(known1, v128.load(q, 48));
      const differing0 = v128.and(v128.xor(signs0, v128.load(q)), shared0);
      const differing1 = v128.and(v128.xor(signs1, v128.load(q, 16)), shared1);
      store<u16>(out, <u16>ones(i8x16.add(i8x16.popcnt(differing0), i8x16.popcnt(differing1))));
      store<u16>(out, <u16>ones(i8x16.add(i8x16.popcnt(shared0), i8x16.popcnt(shared1))), 2);
    }
  }
}
