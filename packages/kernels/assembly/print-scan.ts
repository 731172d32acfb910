// Scores many fingerprints against one by minutiae that look alike and lie alike. Integers only; the specification is
// `scanPrintScalar` in src/print-scan-scalar.ts.

const candidatesMost: i32 = 64;
const distanceMost: i32 = 42;
const minutiaeMost: i32 = 72;
const lookBytes: i32 = 16;

const toleranceTurn: i16 = 16 << 8;
const tolerancePx: i16 = 22;

// Of each minutia of the probe, for each half of each byte of its look and each of the 16 values that the half may have,
// how many bits differ; in groups of four minutiae: byte by byte, half by half, minutia by minutia.
const tables = memory.data(lookBytes * 2 * 16 * minutiaeMost, 16);
const tableStride: usize = 4 * 2 * 16;
// Distances of each of the probe's minutiae to all of the reference's, a byte each.
const rowStride: usize = 80;
const distances = memory.data(80 * (minutiaeMost + 1), 16);
// What is alike, by falling likeness, as far as the consensus needs it.
const turns = memory.data(candidatesMost * 2, 16);
const shiftsX = memory.data(candidatesMost * 2, 16);
const shiftsY = memory.data(candidatesMost * 2, 16);
const weights = memory.data(candidatesMost * 2, 16);
// Pairs under the limit: probe, reference and distance, a byte each; three more than there can be are written.
const alike = memory.data((minutiaeMost * minutiaeMost + 3) * 4, 16);
const ofDistance = memory.data(distanceMost * 4, 16);

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

/** Lays out the looks of `count` minutiae of a probe: first bytes, then second bytes, and so on. */
export function prepare(looks: usize, count: i32): void {
  for (let i = 0; i < ((count + 3) & ~3); i++) {
    for (let b = 0; b < lookBytes; b++) {
      const value: i32 = i < count ? <i32>load<u8>(looks + b * count + i) : 0;
      for (let half = 0; half < 2; half++) {
        const own = (value >> (half << 2)) & 15;
        const to = tables + ((((i >> 2) * lookBytes + b) * 2 + half) * 4 + (i & 3)) * 16;
        for (let other = 0; other < 16; other++) store<u8>(to + other, popcnt(own ^ other));
      }
    }
  }
}

/** Entries of a table of 16 by numbers below 16, for which the relaxed instruction does the same on every processor. */
@inline
function entries(table: v128, numbers: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i8x16.relaxed_swizzle(table, numbers);
  return i8x16.swizzle(table, numbers);
}

/** Writes the distances of a group of four of the probe's minutiae to all of the reference's. */
@inline
function measure(table: usize, tableEnd: usize, row: usize, print: usize, count: i32): void {
  const nibble = i8x16.splat(15);
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  for (let j = 0; j < count; j += 16, row += 16) {
    // Lanes beyond the last minutia are far from everything.
    const far = i8x16.ge_s(lanes, i8x16.splat(<i8>(count - j)));
    let a = i8x16.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let t = table, at = print + j; t < tableEnd; t += tableStride, at += count) {
      const looks = v128.load(at);
      const low = v128.and(looks, nibble);
      const high = v128.and(i16x8.shr_u(looks, 4), nibble);
      a = i8x16.add(a, i8x16.add(entries(v128.load(t), low), entries(v128.load(t, 64), high)));
      b = i8x16.add(b, i8x16.add(entries(v128.load(t, 16), low), entries(v128.load(t, 80), high)));
      c = i8x16.add(c, i8x16.add(entries(v128.load(t, 32), low), entries(v128.load(t, 96), high)));
      d = i8x16.add(d, i8x16.add(entries(v128.load(t, 48), low), entries(v128.load(t, 112), high)));
    }
    v128.store(row, v128.or(a, far));
    v128.store(row, v128.or(b, far), 80);
    v128.store(row, v128.or(c, far), 160);
    v128.store(row, v128.or(d, far), 240);
  }
}

/** The sum of eight unsigned numbers of 16 bits. */
@inline
function total(v: v128): i32 {
  const fours = i32x4.extadd_pairwise_i16x8_u(v);
  return (
    i32x4.extract_lane(fours, 0) +
    i32x4.extract_lane(fours, 1) +
    i32x4.extract_lane(fours, 2) +
    i32x4.extract_lane(fours, 3)
  );
}

/**
 * How small a distance must be that few pairs are collected in vain: `distanceEnd`, or one of four smaller ones if as many
 * pairs as are kept lie below. The pairs that are kept are the same.
 */
@inline
function enough(probeCount: i32, count: i32, distanceEnd: i32, candidatesMax: i32): i32 {
  const first = (distanceEnd * 12) / 18;
  const second = (distanceEnd * 13) / 18;
  const third = (distanceEnd * 14) / 18;
  const fourth = (distanceEnd * 16) / 18;
  const belowFirst = i8x16.splat(<i8>first);
  const belowSecond = i8x16.splat(<i8>second);
  const belowThird = i8x16.splat(<i8>third);
  const belowFourth = i8x16.splat(<i8>fourth);
  let firsts = i16x8.splat(0);
  let seconds = firsts;
  let thirds = firsts;
  let fourths = firsts;
  const end = distances + <usize>probeCount * rowStride;
  for (let row: usize = distances; row < end; row += rowStride) {
    let a = i8x16.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let at = row, rowEnd = row + count; at < rowEnd; at += 16) {
      const values = v128.load(at);
      // What is true is -1.
      a = i8x16.sub(a, i8x16.lt_u(values, belowFirst));
      b = i8x16.sub(b, i8x16.lt_u(values, belowSecond));
      c = i8x16.sub(c, i8x16.lt_u(values, belowThird));
      d = i8x16.sub(d, i8x16.lt_u(values, belowFourth));
    }
    firsts = i16x8.add(firsts, i16x8.extadd_pairwise_i8x16_u(a));
    seconds = i16x8.add(seconds, i16x8.extadd_pairwise_i8x16_u(b));
    thirds = i16x8.add(thirds, i16x8.extadd_pairwise_i8x16_u(c));
    fourths = i16x8.add(fourths, i16x8.extadd_pairwise_i8x16_u(d));
  }
  if (total(firsts) >= candidatesMax) return first;
  if (total(seconds) >= candidatesMax) return second;
  if (total(thirds) >= candidatesMax) return third;
  return total(fourths) >= candidatesMax ? fourth : distanceEnd;
}

/** Writes a pair: the first of those that are left. */
@inline
function write(to: usize, bits: u64, row: usize, tag: u32, from: i32): void {
  const j = from + <i32>ctz(bits);
  store<u32>(to, tag | (j << 8) | <u32>load<u8>(row + j));
}

/** Collects the pairs that may be among the most alike, by the first `bytes` of their looks; answers how many. */
function collect(probeCount: i32, print: usize, count: i32, bytes: i32, distanceEnd: i32, candidatesMax: i32): i32 {
  for (let i = 0; i < probeCount; i += 4) {
    const table = tables + i * lookBytes * 32;
    measure(table, table + <usize>bytes * tableStride, distances + i * rowStride, print, count);
  }
  const least = i8x16.splat(<i8>enough(probeCount, count, distanceEnd, candidatesMax));
  let to = alike;
  let row: usize = distances;
  for (let i = 0; i < probeCount; i++, row += rowStride) {
    for (let from = 0; from < count; from += 64) {
      let bits: u64 = 0;
      for (let j = from, shift = 0; j < count && shift < 64; j += 16, shift += 16) {
        bits |= <u64>(<u32>i8x16.bitmask(i8x16.lt_u(v128.load(row + j), least))) << shift;
      }
      // Three are written in any case, and overwritten if they are none: how many there are cannot be guessed.
      const tag: u32 = i << 16;
      const n = <usize>popcnt(bits);
      for (let k: usize = 0; k < 3; k++, bits &= bits - 1) write(to + (k << 2), bits, row, tag, from);
      for (let at = to + 12; bits != 0; at += 4, bits &= bits - 1) write(at, bits, row, tag, from);
      to += n << 2;
    }
  }
  return <i32>((to - alike) >> 2);
}

/** Writes the motion and the weight of the most alike pairs, strongest first; answers how many. */
function strongest(
  places: usize,
  printPlaces: usize,
  found: i32,
  cosines: usize,
  distanceEnd: i32,
  candidatesMax: i32,
): i32 {
  // By hand: memory.fill leaves the compiled code for so few bytes.
  for (let at: usize = 0; at < <usize>distanceMost << 2; at += 8) store<u64>(ofDistance + at, 0);
  const end = alike + (<usize>found << 2);
  for (let at = alike; at < end; at += 4) {
    const tally = ofDistance + ((<usize>load<u8>(at)) << 2);
    store<i32>(tally, load<i32>(tally) + 1);
  }
  // From how many there are of each distance to where the first of them goes.
  let sum = 0;
  for (let d = 0; d < distanceEnd; d++) {
    const tally = ofDistance + (<usize>d << 2);
    const n = load<i32>(tally);
    store<i32>(tally, sum);
    sum += n;
  }
  for (let at = alike; at < end; at += 4) {
    const pair = load<u32>(at);
    const distance: usize = pair & 255;
    const tally = ofDistance + (distance << 2);
    const slot = load<i32>(tally);
    store<i32>(tally, slot + 1);
    if (slot >= candidatesMax) continue;
    // A place is x and y in units of 4 pixels, and the direction in 256ths of a turn; the probe's x and y are signed.
    const p = places + ((pair >> 16) << 2);
    const r = printPlaces + (((pair >> 8) & 255) << 2);
    const turn: i32 = (load<u8>(r, 2) - load<u8>(p, 2)) & 255;
    const cos: i32 = load<i16>(cosines + (<usize>turn << 1));
    const sin: i32 = load<i16>(cosines + (<usize>((turn + 192) & 255) << 1));
    const x: i32 = load<i8>(p);
    const y: i32 = load<i8>(p, 1);
    const to = <usize>slot << 1;
    store<i16>(turns + to, turn << 8);
    store<i16>(shiftsX + to, (<i32>load<u8>(r) << 2) - ((cos * x - sin * y) >> 12));
    store<i16>(shiftsY + to, (<i32>load<u8>(r, 1) << 2) - ((sin * x + cos * y) >> 12));
    store<i16>(weights + to, distanceEnd - <i32>distance);
  }
  const kept = min(found, candidatesMax);
  // Up to the next eight: no weight.
  for (let slot = kept; slot & 7; slot++) store<i16>(weights + (<usize>slot << 1), 0);
  return kept;
}

/** The most weight that moves alike with one of the strongest pairs, times a weight of that pair. */
function consensus(count: i32, seedsMax: i32): i32 {
  const turnMost = i16x8.splat(toleranceTurn);
  const shiftMost = i16x8.splat(tolerancePx);
  const end = <usize>count << 1;
  let best = 0;
  for (let seed: usize = 0, seeds = <usize>min(count, seedsMax) << 1; seed < seeds; seed += 2) {
    const turn = i16x8.splat(load<i16>(turns + seed));
    const x = i16x8.splat(load<i16>(shiftsX + seed));
    const y = i16x8.splat(load<i16>(shiftsY + seed));
    let sum = i16x8.splat(0);
    for (let t: usize = 0; t < end; t += 16) {
      const turned = i16x8.abs(i16x8.sub(v128.load(turns + t), turn));
      const movedX = i16x8.abs(i16x8.sub(v128.load(shiftsX + t), x));
      const movedY = i16x8.abs(i16x8.sub(v128.load(shiftsY + t), y));
      // Unsigned: half a turn is the most negative number and its own absolute value.
      const agrees = v128.and(
        i16x8.le_u(turned, turnMost),
        v128.and(i16x8.le_u(movedX, shiftMost), i16x8.le_u(movedY, shiftMost)),
      );
      sum = i16x8.add(sum, v128.and(v128.load(weights + t), agrees));
    }
    best = max(best, total(sum) * (12 + <i32>load<i16>(weights + seed)));
  }
  return best;
}

/**
 * Scores `n` prints, whose addresses lie at `addresses` (u32), into `scores` (i32). A print is its number of minutiae
 * (u32), the first bytes of their looks, the second and so on to the 16th, then 4 bytes of place for each. `cosines`: of
 * 256ths of a turn, in 16384ths, i16. `weightOf`: what a score counts by the number of minutiae, in 64ths, u16. The last four numbers are a `ScanDepth`; the probe was laid out by `prepare`.
 */
export function scan(
  probePlaces: usize,
  probeCount: i32,
  cosines: usize,
  weightOf: usize,
  addresses: usize,
  n: i32,
  scores: usize,
  bytes: i32,
  distanceEnd: i32,
  candidates: i32,
  seeds: i32,
): void {
  for (let end = addresses + (<usize>n << 2); addresses < end; addresses += 4, scores += 4) {
    const print = <usize>load<u32>(addresses);
    const count = load<i32>(print);
    const found = collect(probeCount, print + 4, count, bytes, distanceEnd, candidates);
    const kept = strongest(probePlaces, print + 4 + (<usize>count << 4), found, cosines, distanceEnd, candidates);
    store<i32>(scores, (consensus(kept, seeds) * <i32>load<u16>(weightOf + (<usize>count << 1))) >> 6);
  }
}
