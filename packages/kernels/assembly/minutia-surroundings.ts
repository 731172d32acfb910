// Ridge signs and ridge flow about every minutia of a print. The specification is src/minutia-surroundings-scalar.ts.

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

const points: usize = 256;
const nearest: usize = 5;
const flowPoints: i32 = 16;
const stride: usize = 144;
const knownAt: usize = 32;
const movedAt: usize = 64;
const flowCosAt: usize = 96;
const flowSinAt: usize = 112;
const flowKnownAt: usize = 128;
const ridgeBytes: usize = 32;
const outside: i32 = 255;
const cellPx: f64 = 16;
/** Steps of a turn: of an orientation's double angle, and of a direction's. */
const flowTurn: i32 = 1920;
const turnOfOrientation: i32 = 8;
const turnOfDirection: i32 = 15;
/** More cells than a pattern reaches beyond the map. */
const beyond: i32 = 64;

// Where the parts of a shape lie, from its address.
const shapeX: usize = 0;
const shapeY: usize = 2048;
const shapeFlowX: usize = 4096;
const shapeFlowY: usize = 4224;
const shapeReach: usize = 4352;
const shapeWeights: usize = 4360;
const shapeSources: usize = 6920;
const shapeFlowCos: usize = 8200;
const shapeFlowSin: usize = 10120;
// And those of a minutia, 40 bytes each: stretch (f64), x, y, cos, sin (f32), direction.
const minutiaStride: usize = 40;

const sideMost: i32 = 61;
/** How many cells above and left of each corner are outside the print, i32. */
const outsides = memory.data(sideMost * sideMost * 4, 16);
/** The signs of sixteen minutiae, point by point. */
const signs = memory.data(256 * 16, 16);
const sixteen = memory.data(16, 16);

function countOutsides(orientation: usize, cols: i32, rows: i32): void {
  const across = <usize>(cols + 1) << 2;
  for (let at: usize = 0; at < across; at += 4) store<i32>(outsides + at, 0);
  for (let row = 0, cell = orientation, at = outsides + across; row < rows; row++) {
    let sum = 0;
    store<i32>(at, 0);
    at += 4;
    for (let col = 0; col < cols; col++, cell++, at += 4) {
      sum += i32(<i32>load<u8>(cell) == outside);
      store<i32>(at, sum + load<i32>(at - across));
    }
  }
}

@inline
function corner(col: i32, row: i32, cols: i32): i32 {
  return load<i32>(outsides + ((<usize>(row * (cols + 1) + col)) << 2));
}

/** Is all of the square about a place within the print? Then every point of the disc in it is known. */
@inline
function within(x: f64, y: f64, reach: f64, cols: i32, rows: i32): bool {
  const left = <i32>floor(x - reach);
  const top = <i32>floor(y - reach);
  const right = <i32>floor(x + reach) + 1;
  const bottom = <i32>floor(y + reach) + 1;
  if (left < 0 || top < 0 || right > cols || bottom > rows) return false;
  const count =
    corner(right, bottom, cols) - corner(left, bottom, cols) - corner(right, top, cols) + corner(left, top, cols);
  return count == 0;
}

@inline
function isKnown(orientation: usize, col: i32, row: i32, cols: i32, rows: i32): u32 {
  // A negative number as an unsigned one is beyond every edge.
  if (<u32>col >= <u32>cols || <u32>row >= <u32>rows) return 0;
  return u32(<i32>load<u8>(orientation + <usize>(row * cols + col)) != outside);
}

function writeKnown(minutia: usize, shape: usize, orientation: usize, cols: i32, rows: i32, to: usize): void {
  const stretch = load<f64>(minutia);
  const px = <f64>load<f32>(minutia, 8) / cellPx;
  const py = <f64>load<f32>(minutia, 12) / cellPx;
  // A hundredth of a cell for what rounding does.
  if (within(px, py, (load<f64>(shape, shapeReach) * max(1, stretch)) / cellPx + 0.01, cols, rows)) {
    v128.store(to, i8x16.splat(-1));
    v128.store(to, i8x16.splat(-1), 16);
    return;
  }
  const c = f64x2.splat(<f64>load<f32>(minutia, 16) / cellPx);
  const s = f64x2.splat(<f64>load<f32>(minutia, 20) / cellPx);
  const x = f64x2.splat(px + <f64>beyond);
  const y = f64x2.splat(py + <f64>beyond);
  const stretched = f64x2.splat(stretch);
  let bits: u32 = 0;
  for (let p: usize = 0; p < points; p += 2) {
    const along = v128.load(shape + (p << 3), shapeX);
    const across = f64x2.mul(stretched, v128.load(shape + (p << 3), shapeY));
    const cols2 = i32x4.trunc_sat_f64x2_s_zero(f64x2.sub(f64x2.add(x, f64x2.mul(c, along)), f64x2.mul(s, across)));
    const rows2 = i32x4.trunc_sat_f64x2_s_zero(f64x2.add(f64x2.add(y, f64x2.mul(s, along)), f64x2.mul(c, across)));
    const first = isKnown(
      orientation,
      i32x4.extract_lane(cols2, 0) - beyond,
      i32x4.extract_lane(rows2, 0) - beyond,
      cols,
      rows,
    );
    const second = isKnown(
      orientation,
      i32x4.extract_lane(cols2, 1) - beyond,
      i32x4.extract_lane(rows2, 1) - beyond,
      cols,
      rows,
    );
    bits |= (first | (second << 1)) << (<u32>p & 31);
    if ((p & 31) == 30) {
      store<u32>(to + ((p & ~31) >> 3), bits);
      bits = 0;
    }
  }
}

function writeFlow(minutia: usize, shape: usize, orientation: usize, cols: i32, rows: i32, to: usize): void {
  const stretch = load<f64>(minutia);
  const x = <f64>load<f32>(minutia, 8);
  const y = <f64>load<f32>(minutia, 12);
  const cos = <f64>load<f32>(minutia, 16);
  const sin = <f64>load<f32>(minutia, 20);
  const turned = <i32>load<u8>(minutia, 24) * turnOfDirection;
  let known: u32 = 0;
  for (let p = 0; p < flowPoints; p++) {
    const along = load<f64>(shape + (<usize>p << 3), shapeFlowX);
    const across = stretch * load<f64>(shape + (<usize>p << 3), shapeFlowY);
    const col = <i32>floor((x + cos * along - sin * across) / cellPx);
    const row = <i32>floor((y + sin * along + cos * across) / cellPx);
    if (!isKnown(orientation, col, row, cols, rows)) continue;
    const value = <i32>load<u8>(orientation + <usize>(row * cols + col));
    // Twice the angle between the flow and the minutia's direction; the latter may be as much as two turns.
    const step = <usize>((turnOfOrientation * value - turned + 2 * flowTurn) % flowTurn);
    store<u8>(to + <usize>p, load<u8>(shape + step, shapeFlowCos), flowCosAt);
    store<u8>(to + <usize>p, load<u8>(shape + step, shapeFlowSin), flowSinAt);
    known |= 1 << p;
  }
  store<u32>(to, known, flowKnownAt);
}

/** A byte of each of up to sixteen minutiae, `apart` bytes from one to the next. */
@inline
function gathered(from: usize, apart: usize, count: usize): v128 {
  for (let m: usize = 0; m < count; m++, from += apart) store<u8>(sixteen + m, load<u8>(from));
  return v128.load(sixteen);
}

/** Signs, 1 on a ridge and -1 between ridges, 0 where nothing is known. */
function spreadSigns(surroundings: usize, count: usize): void {
  for (let b: usize = 0, to = signs; b < ridgeBytes; b++) {
    const ridge = gathered(surroundings + b, stride, count);
    const known = gathered(surroundings + knownAt + b, stride, count);
    for (let bit = 0; bit < 8; bit++, to += 16) {
      const one: i32 = 1 << bit;
      const mask = i8x16.splat(<i8>one);
      const on = i8x16.eq(v128.and(ridge, mask), mask);
      const sign = i8x16.sub(i8x16.sub(i8x16.splat(-1), on), on);
      v128.store(to, v128.and(sign, i8x16.eq(v128.and(known, mask), mask)));
    }
  }
}

/** Which way the nearest points about each point's new place fall, for up to sixteen minutiae at once. */
function writeMoved(shape: usize, surroundings: usize, count: usize): void {
  const zero = i16x8.splat(0);
  let weight = shape + shapeWeights;
  let source = shape + shapeSources;
  for (let b: usize = 0; b < ridgeBytes; b++) {
    let bits = i8x16.splat(0);
    for (let bit = 0; bit < 8; bit++) {
      let low = zero;
      let high = zero;
      for (let k: usize = 0; k < nearest; k++, weight += 2, source++) {
        const sign = v128.load(signs + (<usize>load<u8>(source) << 4));
        const by = v128.load_splat<u16>(weight);
        low = i16x8.add(low, i16x8.mul(i16x8.extend_low_i8x16_s(sign), by));
        high = i16x8.add(high, i16x8.mul(i16x8.extend_high_i8x16_s(sign), by));
      }
      const ridges = i8x16.narrow_i16x8_s(i16x8.gt_s(low, zero), i16x8.gt_s(high, zero));
      const one: i32 = 1 << bit;
      bits = v128.or(bits, v128.and(ridges, i8x16.splat(<i8>one)));
    }
    v128.store(sixteen, bits);
    for (let m: usize = 0, to = surroundings + movedAt + b; m < count; m++, to += stride) {
      store<u8>(to, load<u8>(sixteen + m));
    }
  }
}

/** Writes `count` records of 144 bytes to `out`, which is zero. */
export function surroundings(
  shape: usize,
  minutiae: usize,
  count: i32,
  ridges: usize,
  orientation: usize,
  cols: i32,
  rows: i32,
  out: usize,
): void {
  countOutsides(orientation, cols, rows);
  for (let i = 0, at = minutiae, to = out; i < count; i++, at += minutiaStride, to += stride, ridges += ridgeBytes) {
    v128.store(to, v128.load(ridges));
    v128.store(to, v128.load(ridges, 16), 16);
    writeKnown(at, shape, orientation, cols, rows, to + knownAt);
    writeFlow(at, shape, orientation, cols, rows, to);
  }
  for (let first = 0; first < count; first += 16) {
    const to = out + <usize>first * stride;
    const some = <usize>min(16, count - first);
    spreadSigns(to, some);
    writeMoved(shape, to, some);
  }
}
