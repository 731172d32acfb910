// The nearest neighbours of every minutia of a print. Whole numbers, and doubles only to tell on which side of a line a
// neighbour lies; the specification is src/nearest-neighbours-scalar.ts.

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

const neighboursMost: i32 = 12;
const stride: usize = 64;
const bearingAt: usize = 16;
const turnAt: usize = 32;
const countAt: usize = 48;
const minutiaStride: usize = 8;
/** 256ths of a turn in a radian. */
const unitsPerRad: f32 = 40.743665;

// Where the tables lie, from their address: the least squared distance of each distance (u32), the distance at every 64th
// squared distance (u8), and the vectors to the lower end of each bearing and the first again (f64).
const tableLeast: usize = 0;
const tableStart: usize = 504;
const tableCos: usize = 12608;
const tableSin: usize = 14664;

const squares = memory.data(16 * 4, 16);
const nearest = memory.data(16, 16);

/** Leaves the nearest within reach by rising distance, ties by index; answers how many they are. */
@inline
function findNearest(minutiae: usize, count: i32, own: usize, squareMost: i32): i32 {
  const x = load<i32>(own);
  const y: i32 = load<u16>(own, 4);
  let found = 0;
  let end = squareMost + 1;
  for (let k = 0, at = minutiae; k < count; k++, at += minutiaStride) {
    const dx = load<i32>(at) - x;
    const dy = <i32>load<u16>(at, 4) - y;
    const square = dx * dx + dy * dy;
    if (square >= end || square == 0) continue;
    let slot = found < neighboursMost ? found++ : found - 1;
    for (; slot > 0 && load<i32>(squares + ((<usize>slot - 1) << 2)) > square; slot--) {
      store<i32>(squares + (<usize>slot << 2), load<i32>(squares + ((<usize>slot - 1) << 2)));
      store<u8>(nearest + <usize>slot, load<u8>(nearest + <usize>slot - 1));
    }
    store<i32>(squares + (<usize>slot << 2), square);
    store<u8>(nearest + <usize>slot, k);
    if (found == neighboursMost) end = load<i32>(squares + ((<usize>neighboursMost - 1) << 2));
  }
  return found;
}

/** No branches, here and below: which way they would go cannot be guessed. */
@inline
function distanceOf(tables: usize, square: u32): u32 {
  let distance: u32 = load<u8>(tables + <usize>(square >> 6), tableStart);
  // Within a step of the table a distance rises by two at most; beyond the last nothing is.
  distance += u32(square >= load<u32>(tables + (<usize>(distance + 1) << 2), tableLeast));
  distance += u32(square >= load<u32>(tables + (<usize>(distance + 1) << 2), tableLeast));
  return distance;
}

/** Is (dx, dy) at the lower end of a bearing or beyond it, of two that are less than half a turn apart? */
@inline
function isBeyond(tables: usize, bearing: i32, dx: f64, dy: f64): i32 {
  const at = tables + (<usize>bearing << 3);
  return i32(load<f64>(at, tableCos) * dy - load<f64>(at, tableSin) * dx >= 0);
}

/** In 256ths of a turn. The first guess is a fifth of one wrong at most. */
@inline
function bearingOf(tables: usize, dx: i32, dy: i32): i32 {
  const along = abs(<f32>dx);
  const across = abs(<f32>dy);
  const ratio = min(along, across) / max(along, across);
  let angle: f32 = ratio * (0.9724 - 0.19195 * ratio * ratio) * unitsPerRad;
  angle = select<f32>(64 - angle, angle, across > along);
  angle = select<f32>(128 - angle, angle, dx < 0);
  angle = select<f32>(256 - angle, angle, dy < 0);
  const guess = <i32>(angle + 0.5) & 255;
  return (guess - 1 + isBeyond(tables, guess, dx, dy) + isBeyond(tables, guess + 1, dx, dy)) & 255;
}

/** Writes `count` records to `out`, which is zero. A minutia: x (i32), y (u16), direction (u8), unused (u8). */
export function neighbours(tables: usize, minutiae: usize, count: i32, squareMost: i32, out: usize): void {
  for (let i = 0, own = minutiae; i < count; i++, own += minutiaStride, out += stride) {
    const direction: i32 = load<u8>(own, 6);
    const found = findNearest(minutiae, count, own, squareMost);
    v128.store(out, i8x16.splat(-1));
    store<u8>(out, found, countAt);
    for (let n: usize = 0; n < <usize>found; n++) {
      const other = minutiae + <usize>load<u8>(nearest + n) * minutiaStride;
      const dx = load<i32>(other) - load<i32>(own);
      const dy = <i32>load<u16>(other, 4) - <i32>load<u16>(own, 4);
      store<u8>(out + n, distanceOf(tables, load<u32>(squares + (n << 2))));
      store<u8>(out + n, bearingOf(tables, dx, dy) - direction, bearingAt);
      store<u8>(out + n, <i32>load<u8>(other, 6) - direction, turnAt);
    }
  }
}
