// Answers, at every pixel, of the quadrature filter chosen for that pixel.

/** Side of a filter, and of a row of it in memory, padded with zeros. */
const side: i32 = 13;
const rowBytes: usize = 64;
const partBytes: usize = side * rowBytes;
const nothing: u32 = 0xffff;

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

@inline
function sum(lanes: v128): f32 {
  return (
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 1) +
    (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3))
  );
}

/**
 * `image` is padded: pixel (x, y) is the upper left corner of the square that its filter sees, rows `stride` floats
 * apart. Filters lie one after the other, the real part before the imaginary, each 13 rows of 16 floats of which the
 * last 3 are zero. `choice` is a u16 a pixel, 65535 for none (the answer is then 0).
 */
export function filterWave(
  image: usize,
  stride: usize,
  width: i32,
  height: i32,
  bank: usize,
  choice: usize,
  real: usize,
  imaginary: usize,
): void {
  const step = stride << 2;
  for (let y = 0; y < height; y++) {
    let corner = image + y * step;
    for (let x = 0; x < width; x++, corner += 4, choice += 2, real += 4, imaginary += 4) {
      const filter = load<u16>(choice);
      if (filter == nothing) {
        store<f32>(real, 0);
        store<f32>(imaginary, 0);
        continue;
      }
      let f = bank + filter * (2 * partBytes);
      let p = corner;
      let a = f32x4.splat(0);
      let b = f32x4.splat(0);
      for (let v = 0; v < side; v++, f += rowBytes, p += step) {
        const p0 = v128.load(p);
        const p1 = v128.load(p, 16);
        const p2 = v128.load(p, 32);
        const p3 = v128.load(p, 48);
        a = f32x4.add(a, f32x4.mul(p0, v128.load(f)));
        b = f32x4.add(b, f32x4.mul(p0, v128.load(f + partBytes)));
        a = f32x4.add(a, f32x4.mul(p1, v128.load(f, 16)));
        b = f32x4.add(b, f32x4.mul(p1, v128.load(f + partBytes, 16)));
        a = f32x4.add(a, f32x4.mul(p2, v128.load(f, 32)));
        b = f32x4.add(b, f32x4.mul(p2, v128.load(f + partBytes, 32)));
        a = f32x4.add(a, f32x4.mul(p3, v128.load(f, 48)));
        b = f32x4.add(b, f32x4.mul(p3, v128.load(f + partBytes, 48)));
      }
      store<f32>(real, sum(a));
      store<f32>(imaginary, sum(b));
    }
  }
}
