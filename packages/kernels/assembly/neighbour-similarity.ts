// How alike the neighbours of minutiae lie about them, for every pair of two prints. The layout and the formulas are those
// of the scalar twin, src/neighbour-similarity.ts.

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

const stride: usize = 64;
const countAt: usize = 48;
const few: i32 = 3;
/** Twice the cube of what an agreement is worth at most. */
const unit: i32 = 59582;

/** 0 to 128 between directions of 256ths of a turn, halved: an index into the table, which answers 0 beyond its end. */
@inline
function apart(a: v128, b: v128): v128 {
  return i8x16.shr_u(i8x16.abs(i8x16.sub(a, b)), 1);
}

@inline
function mostOf(v: v128): i32 {
  let m = i16x8.max_s(v, v128.shuffle<i64>(v, v, 1, 0));
  m = i16x8.max_s(m, v128.shuffle<i32>(m, m, 1, 0, 3, 2));
  return max(i16x8.extract_lane_s(m, 0), i16x8.extract_lane_s(m, 1));
}

@inline
function sumOf(v: v128): i32 {
  const pairs = i32x4.extadd_pairwise_i16x8_s(v);
  const two = i32x4.add(pairs, v128.shuffle<i32>(pairs, pairs, 2, 3, 0, 1));
  return i32x4.extract_lane(two, 0) + i32x4.extract_lane(two, 1);
}

/** Writes aCount x bCount f32 to `out`. */
export function similarities(a: usize, aCount: i32, b: usize, bCount: i32, out: usize): void {
  const distanceWorth = i8x16(31, 31, 30, 29, 28, 26, 23, 20, 17, 14, 9, 5, 0, 0, 0, 0);
  const angleWorth = i8x16(31, 31, 30, 29, 28, 26, 23, 21, 18, 14, 10, 6, 2, 0, 0, 0);
  for (let i = 0; i < aCount; i++, a += stride) {
    const count = <usize>load<u8>(a, countAt);
    let q = b;
    for (let j = 0; j < bCount; j++, q += stride, out += 4) {
      const distance = v128.load(q);
      const bearing = v128.load(q, 16);
      const turn = v128.load(q, 32);
      let low = i64x2.splat(0);
      let high = i64x2.splat(0);
      let sum = 0;
      for (let p = a; p < a + count; p++) {
        const d = v128.load_splat<u8>(p);
        const far = v128.or(i8x16.sub_sat_u(d, distance), i8x16.sub_sat_u(distance, d));
        const x = i8x16.swizzle(distanceWorth, far);
        const y = i8x16.swizzle(angleWorth, apart(v128.load_splat<u8>(p, 16), bearing));
        const z = i8x16.swizzle(angleWorth, apart(v128.load_splat<u8>(p, 32), turn));
        // Nine neighbours of ten find nothing like them.
        if (!v128.any_true(i8x16.min_u(x, i8x16.min_u(y, z)))) continue;
        const one = i16x8.mul(i16x8.extmul_low_i8x16_u(x, y), i16x8.extend_low_i8x16_u(z));
        const two = i16x8.mul(i16x8.extmul_high_i8x16_u(x, y), i16x8.extend_high_i8x16_u(z));
        low = i16x8.max_s(low, one);
        high = i16x8.max_s(high, two);
        sum += mostOf(i16x8.max_s(one, two));
      }
      sum += sumOf(low) + sumOf(high);
      const neighbours = min(<i32>count, <i32>load<u8>(q, countAt));
      store<f32>(out, <f32>sum / <f32>(unit * (neighbours + few)));
    }
  }
}
