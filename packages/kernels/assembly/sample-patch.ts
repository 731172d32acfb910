// A square patch of an image, sampled bilinearly. The specification is `samplePatchScalar` in src/sample-patch-scalar.ts; places are found
// in double precision as there, values mixed in single precision. The source has a black rim of one pixel, so that no neighbour is missing.

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

/** Places are in 2^-32 pixels. */
const one: f64 = 4294967296;
/** The fraction of a place to 24 bits, as many as a float holds. */
const fraction: f32 = 1 / 16777216;

/** Where the source lies, and how far its rows are apart in bytes. */
let source: usize = 0;
let stride: usize = 0;
/** Of the source in the image, by how much its first column and row are further than -1; both at most one less than the image's. */
let left: i32 = 0;
let top: i32 = 0;
/** Columns and rows of the image and one before. */
let columns: u32 = 0;
let rows: u32 = 0;
/** How values become numbers. */
let gain: f32 = 1;
let offset: f32 = 0;
let beyond: v128 = f32x4.splat(0);

/** The pixel at the very start of the source is (leftmost, topmost) of an image of this width and height; -1 is the rim. */
export function setSource(at: usize, strideBytes: usize, leftmost: i32, topmost: i32, width: i32, height: i32): void {
  source = at;
  stride = strideBytes;
  left = leftmost + 1;
  top = topmost + 1;
  columns = width + 1;
  rows = height + 1;
}

export function setRange(valueGain: f32, valueOffset: f32): void {
  gain = valueGain;
  offset = valueOffset;
  beyond = f32x4.splat(valueOffset);
}

/** Red, green and blue of the pixel at (x - 1, y - 1), and nothing meant. */
@inline
function colourAt(x: i64, y: i64): v128 {
  const column = <i32>(x >> 32);
  const row = <i32>(y >> 32);
  if (<u32>column >= columns || <u32>row >= rows) return beyond;
  const right = f32x4.splat(<f32>(<i32>((<u32>x) >> 8)) * fraction);
  const lower = f32x4.splat(<f32>(<i32>((<u32>y) >> 8)) * fraction);
  const at = source + <usize>(row - top) * stride + <usize>((column - left) * 3);
  const upperPair = v128.load64_zero(at);
  const lowerPair = v128.load64_zero(at + stride);
  const none = i8x16.splat(0);
  const a = f32x4.convert_i32x4_s(v128.shuffle<i8>(upperPair, none, 0, 16, 16, 16, 1, 16, 16, 16, 2, 16, 16, 16, 16, 16, 16, 16));
  const b = f32x4.convert_i32x4_s(v128.shuffle<i8>(upperPair, none, 3, 16, 16, 16, 4, 16, 16, 16, 5, 16, 16, 16, 16, 16, 16, 16));
  const c = f32x4.convert_i32x4_s(v128.shuffle<i8>(lowerPair, none, 0, 16, 16, 16, 1, 16, 16, 16, 2, 16, 16, 16, 16, 16, 16, 16));
  const d = f32x4.convert_i32x4_s(v128.shuffle<i8>(lowerPair, none, 3, 16, 16, 16, 4, 16, 16, 16, 5, 16, 16, 16, 16, 16, 16, 16));
  const above = f32x4.add(a, f32x4.mul(f32x4.sub(b, a), right));
  const below = f32x4.add(c, f32x4.mul(f32x4.sub(d, c), right));
  const value = f32x4.add(above, f32x4.mul(f32x4.sub(below, above), lower));
  return f32x4.add(f32x4.mul(value, f32x4.splat(gain)), beyond);
}

/** Three planes of `size` squared, a multiple of four. */
export function sampleColour(a: f64, b: f64, tx: f64, ty: f64, size: i32, target: usize): void {
  const plane = (<usize>(size * size)) << 2;
  const dx = <i64>(a * one);
  const dy = <i64>(b * one);
  for (let row = 0; row < size; row++) {
    let x = <i64>((tx - b * <f64>row + 1) * one);
    let y = <i64>((ty + a * <f64>row + 1) * one);
    for (let column = 0; column < size; column += 4, target += 16) {
      const p = colourAt(x, y);
      const q = colourAt(x + dx, y + dy);
      const r = colourAt(x + 2 * dx, y + 2 * dy);
      const s = colourAt(x + 3 * dx, y + 3 * dy);
      x += 4 * dx;
      y += 4 * dy;
      const pq = v128.shuffle<i32>(p, q, 0, 4, 1, 5);
      const rs = v128.shuffle<i32>(r, s, 0, 4, 1, 5);
      v128.store(target, v128.shuffle<i64>(pq, rs, 0, 2));
      v128.store(target + plane, v128.shuffle<i64>(pq, rs, 1, 3));
      const third = v128.shuffle<i64>(v128.shuffle<i32>(p, q, 2, 6, 2, 6), v128.shuffle<i32>(r, s, 2, 6, 2, 6), 0, 2);
      v128.store(target + 2 * plane, third);
    }
  }
}

@inline
function grayAt(x: i64, y: i64): f32 {
  const column = <i32>(x >> 32);
  const row = <i32>(y >> 32);
  if (<u32>column >= columns || <u32>row >= rows) return offset;
  const right = <f32>(<i32>((<u32>x) >> 8)) * fraction;
  const lower = <f32>(<i32>((<u32>y) >> 8)) * fraction;
  const at = source + <usize>(row - top) * stride + <usize>(column - left);
  const a = <f32>load<u8>(at);
  const b = <f32>load<u8>(at + 1);
  const c = <f32>load<u8>(at + stride);
  const d = <f32>load<u8>(at + stride + 1);
  const above = a + (b - a) * right;
  const below = c + (d - c) * right;
  return (above + (below - above) * lower) * gain + offset;
}

/** One plane of `size` squared. */
export function sampleGray(a: f64, b: f64, tx: f64, ty: f64, size: i32, target: usize): void {
  const dx = <i64>(a * one);
  const dy = <i64>(b * one);
  for (let row = 0; row < size; row++) {
    let x = <i64>((tx - b * <f64>row + 1) * one);
    let y = <i64>((ty + a * <f64>row + 1) * one);
    for (let column = 0; column < size; column++, target += 4) {
      store<f32>(target, grayAt(x, y));
      x += dx;
      y += dy;
    }
  }
}
