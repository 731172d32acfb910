// Dot products of one probe with many rows of 8-bit codes, by plain SIMD; integers only, the specification is
// `scanCodesScalar` in src/code-scan-scalar.ts. `code-scan-relaxed` answers the same with fewer instructions.

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

/** Sums over 16 codes, four of them a lane. */
@inline
function dot(codes: v128, probe: v128): v128 {
  return i32x4.add(
    i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(codes), i16x8.extend_low_i8x16_s(probe)),
    i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(codes), i16x8.extend_high_i8x16_s(probe)),
  );
}

/** The four lanes of each of four vectors, added up: one row a lane. */
@inline
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}

/** Scores `count` rows, a multiple of four, of `width` codes each, a multiple of 16. */
export function scan(probe: usize, rows: usize, count: i32, width: usize, scores: usize): void {
  for (let i = 0; i < count; i += 4, rows += width << 2, scores += 16) {
    let a = i32x4.splat(0);
    let b = i32x4.splat(0);
    let c = i32x4.splat(0);
    let d = i32x4.splat(0);
    for (let k: usize = 0; k < width; k += 16) {
      const part = v128.load(probe + k);
      const at = rows + k;
      a = i32x4.add(a, dot(v128.load(at), part));
      b = i32x4.add(b, dot(v128.load(at + width), part));
      c = i32x4.add(c, dot(v128.load(at + (width << 1)), part));
      d = i32x4.add(d, dot(v128.load(at + 3 * width), part));
    }
    v128.store(scores, sums(a, b, c, d));
  }
}
