// Local spectra of an image: power at the frequencies that ridges can have, pooled over neighbour windows, and its peak.

/** Side of a window, step between windows, highest frequency in turns a window. */
const side: i32 = 16;
const half: i32 = 8;
const step: usize = 4;
const reach: i32 = 7;
/** Power of one window: rows v = -7 to 7 and one unused, each of u = 0 to 7. */
const vectors: i32 = 32;
const windowBytes: usize = 512;
/** Around one window's power when its peak is sought: rows v = -8 to 8, each of u = -1 to 8 and two unused. */
const gridRowBytes: usize = 48;
const gridRows: i32 = 17;

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

/**
 * Writes the weighted power of `cols` x `rows` windows. `image` has a margin of zeros: window (0, 0) starts at its first
 * float, rows are `stride` bytes apart. `cosine` and `sine` are 8 x 8 floats by offset, then frequency, tapered;
 * `weight` is laid out as a window's power; `scratch` holds 64 bytes a row of the image.
 */
export function windowPowers(
  image: usize,
  stride: usize,
  cols: i32,
  rows: i32,
  cosine: usize,
  sine: usize,
  weight: usize,
  power: usize,
  scratch: usize,
): void {
  const lines = (rows - 1) * <i32>step + side;
  for (let col = 0; col < cols; col++) {
    let from = image + (<usize>col * step) * 4;
    for (let line = 0; line < lines; line++, from += stride) transformLine(from, cosine, sine, scratch + <usize>line * 64);
    let to = power + <usize>col * windowBytes;
    for (let row = 0; row < rows; row++, to += <usize>cols * windowBytes)
      transformColumns(scratch + <usize>row * step * 64, cosine, sine, weight, to);
  }
}

/** Frequencies u = 0 to 7 of 16 pixels: 8 real parts, then 8 imaginary. */
@inline
function transformLine(from: usize, cosine: usize, sine: usize, to: usize): void {
  let r0 = f32x4.splat(0);
  let r1 = r0;
  let i0 = r0;
  let i1 = r0;
  for (let x = 0; x < half; x++) {
    const near = load<f32>(from + (<usize>x << 2));
    const far = load<f32>(from + (<usize>(side - 1 - x) << 2));
    const even = f32x4.splat(near + far);
    const odd = f32x4.splat(near - far);
    const at = <usize>x * 32;
    r0 = f32x4.add(r0, f32x4.mul(even, v128.load(cosine + at)));
    r1 = f32x4.add(r1, f32x4.mul(even, v128.load(cosine + at, 16)));
    i0 = f32x4.add(i0, f32x4.mul(odd, v128.load(sine + at)));
    i1 = f32x4.add(i1, f32x4.mul(odd, v128.load(sine + at, 16)));
  }
  v128.store(to, r0);
  v128.store(to, r1, 16);
  v128.store(to, i0, 32);
  v128.store(to, i1, 48);
}

/** Weighted power at all frequencies from the 16 transformed lines of a window. */
@inline
function transformColumns(lines: usize, cosine: usize, sine: usize, weight: usize, to: usize): void {
  for (let v = 0; v <= reach; v++) {
    for (let part: usize = 0; part < 32; part += 16) {
      let a = f32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      for (let y = 0; y < half; y++) {
        const near = lines + <usize>y * 64 + part;
        const far = lines + <usize>(side - 1 - y) * 64 + part;
        const cos = v128.load32_splat(cosine + ((<usize>y * 8 + v) << 2));
        const sin = v128.load32_splat(sine + ((<usize>y * 8 + v) << 2));
        const nearReal = v128.load(near);
        const farReal = v128.load(far);
        const nearImaginary = v128.load(near, 32);
        const farImaginary = v128.load(far, 32);
        a = f32x4.add(a, f32x4.mul(cos, f32x4.add(nearReal, farReal)));
        b = f32x4.add(b, f32x4.mul(sin, f32x4.sub(nearImaginary, farImaginary)));
        c = f32x4.add(c, f32x4.mul(cos, f32x4.add(nearImaginary, farImaginary)));
        d = f32x4.add(d, f32x4.mul(sin, f32x4.sub(nearReal, farReal)));
      }
      const down = <usize>(reach + v) * 32 + part;
      const up = <usize>(reach - v) * 32 + part;
      v128.store(to + down, f32x4.mul(v128.load(weight + down), norm(f32x4.sub(a, b), f32x4.add(c, d))));
      v128.store(to + up, f32x4.mul(v128.load(weight + up), norm(f32x4.add(a, b), f32x4.sub(c, d))));
    }
  }
  v128.store(to + 480, f32x4.splat(0));
  v128.store(to + 496, f32x4.splat(0));
}

@inline
function norm(re: v128, im: v128): v128 {
  return f32x4.add(f32x4.mul(re, re), f32x4.mul(im, im));
}

/** Means of three windows in a line, `count` of them `stride` bytes apart, the ends repeated. */
export function poolLine(source: usize, target: usize, count: i32, stride: usize): void {
  const third = f32x4.splat(1.0 / 3.0);
  for (let i = 0; i < count; i++) {
    const here = source + <usize>i * stride;
    const before = i > 0 ? here - stride : here;
    const after = i + 1 < count ? here + stride : here;
    const to = target + <usize>i * stride;
    for (let k: usize = 0; k < windowBytes; k += 16) {
      const sum = f32x4.add(f32x4.add(v128.load(before + k), v128.load(here + k)), v128.load(after + k));
      v128.store(to + k, f32x4.mul(sum, third));
    }
  }
}

/**
 * For each window the frequency that is strongest together with its eight neighbours (counting twice itself): the mean
 * frequency of the nine in turns a window (u, then v), and their share of all power; 3 floats. `allowed` is laid out
 * as the power, all bits set where a peak may be. `grid` is scratch of 17 x 48 bytes and 16 more.
 */
export function peaks(power: usize, windows: i32, allowed: usize, grid: usize, out: usize): void {
  for (let i = 0; i < windows; i++, power += windowBytes, out += 12) {
    const total = spread(power, grid);
    meanAbout(grid, strongest(grid, allowed), total, out);
  }
}

/** Lays the half plane out with what borders on it, mirrored; answers the sum of the power. */
function spread(power: usize, grid: usize): f32 {
  memory.fill(grid, 0, <usize>gridRows * gridRowBytes + 16);
  let total = f32x4.splat(0);
  for (let row = 0; row < side - 1; row++) {
    const p = power + <usize>row * 32;
    const low = v128.load(p);
    const high = v128.load(p, 16);
    total = f32x4.add(total, f32x4.add(low, high));
    const g = grid + <usize>(row + 1) * gridRowBytes;
    v128.store(g + 4, low);
    v128.store(g + 20, high);
  }
  for (let v = 1; v <= reach; v++) {
    const down = grid + <usize>(half + v) * gridRowBytes;
    const up = grid + <usize>(half - v) * gridRowBytes;
    // The axis u = 0 is kept for v > 0 only.
    store<f32>(up, load<f32>(down, 4), 4);
  }
  for (let v = -reach; v <= reach; v++) {
    const row = grid + <usize>(half + v) * gridRowBytes;
    const mirrored = grid + <usize>(half - v) * gridRowBytes;
    store<f32>(row, load<f32>(mirrored, 8));
  }
  return (
    f32x4.extract_lane(total, 0) +
    f32x4.extract_lane(total, 1) +
    (f32x4.extract_lane(total, 2) + f32x4.extract_lane(total, 3))
  );
}

/** Sum over three places of a row of the grid, for four places. */
@inline
function threes(row: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(row), v128.load(row, 4)), v128.load(row, 8));
}

/** Index (row of the power x 8 + u) of the peak, the first of equals. */
function strongest(grid: usize, allowed: usize): i32 {
  let most: f32 = -1;
  let best = 0;
  for (let part: usize = 0; part < 32; part += 16) {
    let above = threes(grid + part);
    let middle = threes(grid + gridRowBytes + part);
    let lane = f32x4.splat(-1);
    let index = i32x4.splat(0);
    for (let row = 0; row < side - 1; row++) {
      const next = grid + <usize>(row + 2) * gridRowBytes + part;
      const below = threes(next);
      const centre = v128.load(next - gridRowBytes, 4);
      const nine = f32x4.add(f32x4.add(f32x4.add(above, middle), below), centre);
      const sum = v128.and(nine, v128.load(allowed + <usize>row * 32 + part));
      const more = f32x4.gt(sum, lane);
      lane = v128.bitselect(sum, lane, more);
      index = v128.bitselect(i32x4.splat(row * half), index, more);
      above = middle;
      middle = below;
    }
    const u = <i32>(part >> 2);
    if (f32x4.extract_lane(lane, 0) > most) {
      most = f32x4.extract_lane(lane, 0);
      best = i32x4.extract_lane(index, 0) + u;
    }
    if (f32x4.extract_lane(lane, 1) > most) {
      most = f32x4.extract_lane(lane, 1);
      best = i32x4.extract_lane(index, 1) + u + 1;
    }
    if (f32x4.extract_lane(lane, 2) > most) {
      most = f32x4.extract_lane(lane, 2);
      best = i32x4.extract_lane(index, 2) + u + 2;
    }
    if (f32x4.extract_lane(lane, 3) > most) {
      most = f32x4.extract_lane(lane, 3);
      best = i32x4.extract_lane(index, 3) + u + 3;
    }
  }
  return best;
}

function meanAbout(grid: usize, peak: i32, total: f32, out: usize): void {
  const v = (peak >> 3) - reach;
  const u = peak & 7;
  let sum: f32 = 0;
  let sumU: f32 = 0;
  let sumV: f32 = 0;
  for (let dv = -1; dv <= 1; dv++) {
    for (let du = -1; du <= 1; du++) {
      const p = load<f32>(grid + <usize>(half + v + dv) * gridRowBytes + (<usize>(u + du + 1) << 2));
      sum += p;
      sumU += p * <f32>(u + du);
      sumV += p * <f32>(v + dv);
    }
  }
  store<f32>(out, sum > 0 ? sumU / sum : 0);
  store<f32>(out, sum > 0 ? sumV / sum : 0, 4);
  store<f32>(out, sum > 0 ? sum / (total + 1e-6) : 0, 8);
}
