// Box means along the columns of a field, and its transpose.

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

/**
 * Mean of 2 x radius + 1 values of each column, the border repeated. Rows are `stride` bytes apart, a multiple of 16;
 * what lies beyond the width is smoothed too and means nothing.
 */
export function boxColumns(source: usize, target: usize, stride: usize, rows: i32, radius: i32): void {
  const side: i32 = 2 * radius + 1;
  const weight = f32x4.splat(1 / <f32>side);
  const last = rows - 1;
  for (let column: usize = 0; column < stride; column += 16) {
    const top = source + column;
    let sum = f32x4.splat(0);
    for (let i = -radius; i <= radius; i++) sum = f32x4.add(sum, v128.load(top + <usize>min(last, max(0, i)) * stride));
    for (let i = 0; i < rows; i++) {
      v128.store(target + column + <usize>i * stride, f32x4.mul(sum, weight));
      const enter = v128.load(top + <usize>min(last, i + radius + 1) * stride);
      const leave = v128.load(top + <usize>max(0, i - radius) * stride);
      sum = f32x4.add(sum, f32x4.sub(enter, leave));
    }
  }
}

/** Rows to columns: `stride` and `targetStride` in bytes, multiples of 16; rows and columns rounded up to fours. */
export function transpose(
  source: usize,
  stride: usize,
  target: usize,
  targetStride: usize,
  rows: i32,
  cols: i32,
): void {
  for (let row = 0; row < rows; row += 4) {
    for (let col = 0; col < cols; col += 4) {
      const from = source + <usize>row * stride + ((<usize>col) << 2);
      const to = target + <usize>col * targetStride + ((<usize>row) << 2);
      const a = v128.load(from);
      const b = v128.load(from + stride);
      const c = v128.load(from + 2 * stride);
      const d = v128.load(from + 3 * stride);
      const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
      const ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
      const cd0 = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      const cd1 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<i64>(ab0, cd0, 0, 2));
      v128.store(to + targetStride, v128.shuffle<i64>(ab0, cd0, 1, 3));
      v128.store(to + 2 * targetStride, v128.shuffle<i64>(ab1, cd1, 0, 2));
      v128.store(to + 3 * targetStride, v128.shuffle<i64>(ab1, cd1, 1, 3));
    }
  }
}
