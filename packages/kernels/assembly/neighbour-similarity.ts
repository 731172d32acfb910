// How alike the neighbours of minutiae lie about them, for every pair of two prints. The layout and the formulas are those
// of the scalar twin, src/neighbour-similarity.ts.
//
// Two neighbours are alike in bearing first of all, and four of five are not. So the neighbours of all minutiae of `b` are
// put in the order of their bearings, and each neighbour of `a` is held only against those within the tolerance.

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

const stride: usize = 64;
const countAt: usize = 48;
const few: i32 = 3;
/** Twice the cube of what an agreement is worth at most. */
const unit: i32 = 59582;
/** Bearings farther apart than this are not alike. */
const bearingMost: i32 = 25;

const minutiaeMost: i32 = 72;
const neighboursMost: i32 = minutiaeMost * 16;
// Of the neighbours in their order, and then once more from the first on, since bearings go round; 16 beyond are far.
const distances = memory.data(2 * neighboursMost + 16, 16);
const bearings = memory.data(2 * neighboursMost + 16, 16);
const turns = memory.data(2 * neighboursMost + 16, 16);
/** Whose neighbour each is. */
const owners = memory.data(2 * neighboursMost + 16, 16);
/** Where the neighbours of each bearing begin, i32; the last is their number. */
const firsts = memory.data(257 * 4, 16);
/** The best agreement of each neighbour of `b` with any of a minutia, i16. */
const bestOfOther = memory.data(neighboursMost * 2, 16);
/** The best agreement of one neighbour with any of each minutia of `b`, i16, and the sums of both kinds, i32. */
const bestOfOwn = memory.data(minutiaeMost * 2, 16);
const sums = memory.data(minutiaeMost * 4, 16);
const products = memory.data(32, 16);

/** 0 to 128 between directions of 256ths of a turn, halved: an index into the table, which answers 0 beyond its end. */
@inline
function apart(a: v128, b: v128): v128 {
  return i8x16.shr_u(i8x16.abs(i8x16.sub(a, b)), 1);
}

/** Puts the neighbours of `b` in the order of their bearings; answers how many they are. */
function sort(b: usize, bCount: i32): i32 {
  for (let at: usize = 0; at < 257 * 4; at += 4) store<i32>(firsts + at, 0);
  const end = b + <usize>bCount * stride;
  for (let q = b; q < end; q += stride) {
    for (let n = q, last = q + <usize>load<u8>(q, countAt); n < last; n++) {
      const tally = firsts + ((<usize>load<u8>(n, 16) + 1) << 2);
      store<i32>(tally, load<i32>(tally) + 1);
    }
  }
  let total = 0;
  for (let at: usize = 4; at < 257 * 4; at += 4) {
    total += load<i32>(firsts + at);
    store<i32>(firsts + at, total);
  }
  // Each first moves to the end of its bearing, which is where the next begins.
  for (let q = b, j = 0; q < end; q += stride, j++) {
    for (let n = q, last = q + <usize>load<u8>(q, countAt); n < last; n++) {
      const bearing = load<u8>(n, 16);
      const tally = firsts + (<usize>bearing << 2);
      const slot = load<i32>(tally);
      store<i32>(tally, slot + 1);
      for (let to = <usize>slot, copy = 0; copy < 2; to += total, copy++) {
        store<u8>(distances + to, load<u8>(n));
        store<u8>(bearings + to, bearing);
        store<u8>(turns + to, load<u8>(n, 32));
        store<u8>(owners + to, j);
      }
    }
  }
  for (let at: usize = 256 * 4; at > 0; at -= 4) store<i32>(firsts + at, load<i32>(firsts + at - 4));
  store<i32>(firsts, 0);
  v128.store(distances + 2 * <usize>total, i8x16.splat(-1));
  return total;
}

/** Writes aCount x bCount f32 to `out`; at most 72 minutiae of either. */
export function similarities(a: usize, aCount: i32, b: usize, bCount: i32, out: usize): void {
  const distanceWorth = i8x16(31, 31, 30, 29, 28, 26, 23, 20, 17, 14, 9, 5, 0, 0, 0, 0);
  const angleWorth = i8x16(31, 31, 30, 29, 28, 26, 23, 21, 18, 14, 10, 6, 2, 0, 0, 0);
  const nothing = i64x2.splat(0);
  const total = sort(b, bCount);
  for (let i = 0; i < aCount; i++, a += stride) {
    const count = <usize>load<u8>(a, countAt);
    for (let at: usize = 0, end = <usize>total << 1; at < end; at += 16) v128.store(bestOfOther + at, nothing);
    for (let at: usize = 0, end = <usize>bCount << 2; at < end; at += 16) v128.store(sums + at, nothing);
    for (let p = a; p < a + count; p++) {
      for (let at: usize = 0, end = <usize>bCount << 1; at < end; at += 16) v128.store(bestOfOwn + at, nothing);
      const bearing: i32 = load<u8>(p, 16);
      const from = (bearing - bearingMost) & 255;
      const to = (bearing + bearingMost) & 255;
      const start = load<i32>(firsts + (<usize>from << 2));
      const end = load<i32>(firsts + ((<usize>to + 1) << 2)) + (from > to ? total : 0);
      const ownDistance = v128.load_splat<u8>(p);
      const ownBearing = i8x16.splat(<i8>bearing);
      const ownTurn = v128.load_splat<u8>(p, 32);
      for (let at = start; at < end; at += 16) {
        const distance = v128.load(distances + at);
        const far = v128.or(i8x16.sub_sat_u(ownDistance, distance), i8x16.sub_sat_u(distance, ownDistance));
        const x = i8x16.swizzle(distanceWorth, far);
        const y = i8x16.swizzle(angleWorth, apart(ownBearing, v128.load(bearings + at)));
        const z = i8x16.swizzle(angleWorth, apart(ownTurn, v128.load(turns + at)));
        let bits = i8x16.bitmask(i8x16.ne(i8x16.min_u(x, i8x16.min_u(y, z)), nothing));
        if (!bits) continue;
        v128.store(products, i16x8.mul(i16x8.extmul_low_i8x16_u(x, y), i16x8.extend_low_i8x16_u(z)));
        v128.store(products, i16x8.mul(i16x8.extmul_high_i8x16_u(x, y), i16x8.extend_high_i8x16_u(z)), 16);
        for (; bits; bits &= bits - 1) {
          const lane = ctz(bits);
          const value: i32 = load<i16>(products + (<usize>lane << 1));
          let slot = at + lane;
          const j = <usize>load<u8>(owners + slot);
          if (slot >= total) slot -= total;
          const other = bestOfOther + (<usize>slot << 1);
          const own = bestOfOwn + (j << 1);
          const gain = max(0, value - <i32>load<i16>(other)) + max(0, value - <i32>load<i16>(own));
          store<i16>(other, max(value, <i32>load<i16>(other)));
          store<i16>(own, max(value, <i32>load<i16>(own)));
          store<i32>(sums + (j << 2), load<i32>(sums + (j << 2)) + gain);
        }
      }
    }
    for (let j: usize = 0, q = b; j < <usize>bCount; j++, q += stride, out += 4) {
      const neighbours = min(<i32>count, <i32>load<u8>(q, countAt));
      store<f32>(out, <f32>load<i32>(sums + (j << 2)) / <f32>(unit * (neighbours + few)));
    }
  }
}
