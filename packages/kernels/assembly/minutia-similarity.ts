// How alike the surroundings of minutiae are, for every pair of two prints. The layout and the formulas are those of
// the scalar twin, src/minutia-similarity.ts.

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

const stride: usize = 144;

/** How far the inner halves must agree above chance for the outer ones to be looked at. */
const innerLeast: i32 = 20;

@inline
function onesOf(v: v128): v128 {
  return i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(v));
}

@inline
function halves(a: v128, b: v128): v128 {
  return i16x8.add(v128.shuffle<i64>(a, b, 0, 2), v128.shuffle<i64>(a, b, 1, 3));
}

/** Counts over one half of the points, as i32: shared, differing, differing with a moved forth, with b moved. */
@inline
function counts(signs: v128, moved: v128, known: v128, b: usize): v128 {
  const other = v128.load(b);
  const shared = v128.and(known, v128.load(b, 32));
  const first = halves(onesOf(shared), onesOf(v128.and(v128.xor(signs, other), shared)));
  const second = halves(
    onesOf(v128.and(v128.xor(moved, other), shared)),
    onesOf(v128.and(v128.xor(signs, v128.load(b, 64)), shared)),
  );
  const ones = i16x8.splat(1);
  const x = i32x4.dot_i16x8_s(first, ones);
  const y = i32x4.dot_i16x8_s(second, ones);
  return i32x4.add(v128.shuffle<i32>(x, y, 0, 2, 4, 6), v128.shuffle<i32>(x, y, 1, 3, 5, 7));
}

@inline
function excessOf(sums: v128): i32 {
  const differing = min(
    i32x4.extract_lane(sums, 1),
    min(i32x4.extract_lane(sums, 2), i32x4.extract_lane(sums, 3)),
  );
  return i32x4.extract_lane(sums, 0) - 2 * differing;
}

@inline
function total(v: v128): i32 {
  const two = i32x4.add(v, v128.shuffle<i32>(v, v, 2, 3, 0, 1));
  return i32x4.extract_lane(two, 0) + i32x4.extract_lane(two, 1);
}

@inline
function products(a: v128, b: v128): v128 {
  return i32x4.add(
    i32x4.extadd_pairwise_i16x8_s(i16x8.extmul_low_i8x16_s(a, b)),
    i32x4.extadd_pairwise_i16x8_s(i16x8.extmul_high_i8x16_s(a, b)),
  );
}

/** Writes aCount x bCount f32 to `out`. */
export function similarities(a: usize, aCount: i32, b: usize, bCount: i32, out: usize): void {
  for (let i = 0; i < aCount; i++, a += stride) {
    const signs0 = v128.load(a);
    const signs1 = v128.load(a, 16);
    const known0 = v128.load(a, 32);
    const known1 = v128.load(a, 48);
    const moved0 = v128.load(a, 64);
    const moved1 = v128.load(a, 80);
    let q = b;
    for (let j = 0; j < bCount; j++, q += stride, out += 4) {
      const inner = counts(signs0, moved0, known0, q);
      if (excessOf(inner) < innerLeast) {
        store<f32>(out, 0);
        continue;
      }
      const sums = i32x4.add(inner, counts(signs1, moved1, known1, q + 16));
      const excess = excessOf(sums);
      const room = (i32x4.extract_lane(sums, 0) + 32) * 256;
      let value: f32 = 0;
      if (excess > 0 && 100 * excess * excess > room) {
        const flow = total(
          i32x4.add(products(v128.load(a, 96), v128.load(q, 96)), products(v128.load(a, 112), v128.load(q, 112))),
        );
        if (flow > 0) {
          const seen = popcnt(load<u32>(a, 128) & load<u32>(q, 128));
          const ridge: f32 = <f32>excess / sqrt<f32>(<f32>room);
          value = ridge * (<f32>flow / <f32>((seen + 2) * 10000));
        }
      }
      store<f32>(out, value);
    }
  }
}
