// Scores many fingerprints against one by minutiae that look alike and lie alike. Integers only; the specification is
// `scanPrintScalar` in src/print-scan-scalar.ts.

const minutiaeMost: i32 = 72;
const lookBytes: i32 = 16;

const toleranceTurn: i8 = 16;
const toleranceShift: i8 = 5;

// The probe's minutiae lie in the lanes of two vectors, so many in a group.
const lanes: i32 = 32;
const lanesMost: i32 = 96;
const ofByte: i32 = 256 * lanes;
const ofGroup: i32 = lookBytes * ofByte;
// Of each group, for each byte of a look and each value that the reference's byte may have, how many bits differ.
const differing = memory.data(lookBytes * 256 * lanesMost, 16);
// Of each of the probe's minutiae, turned so that it points in each direction: x and y, a byte each.
const turned = memory.data(minutiaeMost * 256 * 2, 16);
// Of each of the probe's minutiae the two most alike of the reference: how many bits differ, and which they are.
const nearest = memory.data(lanesMost, 16);
const nearestAt = memory.data(lanesMost, 16);
const second = memory.data(lanesMost, 16);
const secondAt = memory.data(lanesMost, 16);
// Of each pair that is alike: how the probe would be turned and shifted, modulo 256, and a weight.
const pairsMost: i32 = 2 * minutiaeMost + 16;
const turns = memory.data(pairsMost, 16);
const shiftsX = memory.data(pairsMost, 16);
const shiftsY = memory.data(pairsMost, 16);
const weights = memory.data(pairsMost, 16);
let pairs: usize = 0;
// The numbers of those of them that are very alike.
const seeds = memory.data(pairsMost, 16);
let seedCount: usize = 0;

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

/**
 * Lays out `count` minutiae of a probe: their looks, first bytes, then second bytes and so on, and their places. `cosines`: of
 * 256ths of a turn, in 16384ths, i16.
 */
export function prepare(looks: usize, places: usize, count: i32, cosines: usize): void {
  let to = differing;
  for (let from = 0; from < count; from += lanes) {
    for (let b = 0; b < lookBytes; b++) {
      // Lanes beyond the last minutia hold something else, and are not looked at.
      const first = v128.load(looks + b * count + from);
      const last = v128.load(looks + b * count + from, 16);
      for (let value = 0; value < 256; value++, to += lanes) {
        const other = i8x16.splat(<i8>value);
        v128.store(to, i8x16.popcnt(v128.xor(first, other)));
        v128.store(to, i8x16.popcnt(v128.xor(last, other)), 16);
      }
    }
  }
  for (let i = 0; i < count; i++) turn(places + (i << 2), turned + (i << 9), cosines);
}

/** Writes where a minutia lies when it points in each direction. */
function turn(place: usize, to: usize, cosines: usize): void {
  const x: i32 = load<i8>(place);
  const y: i32 = load<i8>(place, 1);
  for (let direction = 0; direction < 256; direction++, to += 2) {
    const by = (direction - <i32>load<u8>(place, 2)) & 255;
    const cos: i32 = load<i16>(cosines + (by << 1));
    const sin: i32 = load<i16>(cosines + (((by + 192) & 255) << 1));
    store<u8>(to, (cos * x - sin * y + 8192) >> 14);
    store<u8>(to, (sin * x + cos * y + 8192) >> 14, 1);
  }
}

/**
 * Of a group of the probe's minutiae finds the most alike of the reference, and the second too if `two`, as far as fewer than
 * `distanceEnd` bits of the first `bytes` of their looks differ; of equals the first. What is not found has that distance.
 */
@inline
function find(group: i32, print: usize, count: i32, bytes: i32, distanceEnd: i32, two: bool): void {
  const table = differing + group * ofGroup;
  const tableEnd = table + bytes * ofByte;
  let firstA = i8x16.splat(<i8>distanceEnd);
  let firstB = firstA;
  let secondA = firstA;
  let secondB = firstA;
  let firstAtA = i8x16.splat(0);
  let firstAtB = firstAtA;
  let secondAtA = firstAtA;
  let secondAtB = firstAtA;
  let number = firstAtA;
  for (let look = print, end = print + count; look < end; look++) {
    let a = i8x16.splat(0);
    let b = a;
    for (let rows = table, byte = look; rows < tableEnd; rows += ofByte, byte += count) {
      const row = rows + (<usize>load<u8>(byte) << 5);
      a = i8x16.add(a, v128.load(row));
      b = i8x16.add(b, v128.load(row, 16));
    }
    const nearerA = i8x16.lt_u(a, firstA);
    const nearerB = i8x16.lt_u(b, firstB);
    if (two) {
      // What was the most alike is the second now; otherwise this one may be.
      const laterA = v128.bitselect(number, secondAtA, i8x16.lt_u(a, secondA));
      const laterB = v128.bitselect(number, secondAtB, i8x16.lt_u(b, secondB));
      secondA = v128.bitselect(firstA, i8x16.min_u(a, secondA), nearerA);
      secondB = v128.bitselect(firstB, i8x16.min_u(b, secondB), nearerB);
      secondAtA = v128.bitselect(firstAtA, laterA, nearerA);
      secondAtB = v128.bitselect(firstAtB, laterB, nearerB);
    }
    firstA = i8x16.min_u(a, firstA);
    firstB = i8x16.min_u(b, firstB);
    firstAtA = v128.bitselect(number, firstAtA, nearerA);
    firstAtB = v128.bitselect(number, firstAtB, nearerB);
    number = i8x16.add(number, i8x16.splat(1));
  }
  const to: usize = group * lanes;
  write(nearest + to, firstA, firstB);
  write(nearestAt + to, firstAtA, firstAtB);
  if (!two) return;
  write(second + to, secondA, secondB);
  write(secondAt + to, secondAtA, secondAtB);
}

@inline
function write(to: usize, a: v128, b: v128): void {
  v128.store(to, a);
  v128.store(to, b, 16);
}

/** Adds the motion and the weight of each pair that was found. */
function add(
  found: usize,
  foundAt: usize,
  probePlaces: usize,
  probeCount: i32,
  printPlaces: usize,
  distanceEnd: i32,
  seedEnd: i32,
): void {
  for (let i = 0; i < probeCount; i++) {
    const distance: i32 = load<u8>(found + i);
    const place = load<u32>(printPlaces + (<usize>load<u8>(foundAt + i) << 2));
    const direction = (place >> 16) & 255;
    const from = turned + (i << 9) + (direction << 1);
    store<u8>(turns + pairs, direction - <u32>load<u8>(probePlaces + (i << 2), 2));
    store<u8>(shiftsX + pairs, place - <u32>load<u8>(from));
    store<u8>(shiftsY + pairs, (place >> 8) - <u32>load<u8>(from, 1));
    store<u8>(weights + pairs, distanceEnd - distance);
    store<u8>(seeds + seedCount, <u8>pairs);
    // What is not alike is overwritten: which that is cannot be guessed.
    seedCount += <usize>(distance < seedEnd);
    pairs += <usize>(distance < distanceEnd);
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

/** The lanes that lie no further than `most` from one number, modulo 256. */
@inline
function near(values: v128, one: v128, most: i8): v128 {
  // Unsigned: half a turn is the most negative number and its own absolute value.
  return i8x16.le_u(i8x16.abs(i8x16.sub(values, one)), i8x16.splat(most));
}

/** The most weight of the pairs that moves alike with one of the seeds, times a weight of that seed. */
function consensus(): i32 {
  // Beyond the last there is no weight.
  v128.store(weights + pairs, i8x16.splat(0));
  let best = 0;
  for (let k: usize = 0; k < seedCount; k++) {
    const seed: usize = load<u8>(seeds + k);
    const turn = v128.load8_splat(turns + seed);
    const x = v128.load8_splat(shiftsX + seed);
    const y = v128.load8_splat(shiftsY + seed);
    let sum = i16x8.splat(0);
    for (let t: usize = 0; t < pairs; t += 16) {
      const sameTurn = near(v128.load(turns + t), turn, toleranceTurn);
      const sameX = near(v128.load(shiftsX + t), x, toleranceShift);
      const sameY = near(v128.load(shiftsY + t), y, toleranceShift);
      const agreeing = v128.and(v128.load(weights + t), v128.and(sameTurn, v128.and(sameX, sameY)));
      sum = i16x8.add(sum, i16x8.extadd_pairwise_i8x16_u(agreeing));
    }
    best = max(best, total(sum) * (12 + <i32>load<u8>(weights + seed)));
  }
  return best;
}

/**
 * Scores `n` prints, whose addresses lie at `addresses` (u32), into `scores` (i32). A print is its number of minutiae
 * (u32), the first bytes of their looks, the second and so on to the 16th, then 4 bytes of place for each. `weightOf`: what a
 * score counts by the number of minutiae, in 64ths, u16. The last four numbers are a `ScanDepth`; the probe was laid out by
 * `prepare`.
 */
export function scan(
  probePlaces: usize,
  probeCount: i32,
  weightOf: usize,
  addresses: usize,
  n: i32,
  scores: usize,
  bytes: i32,
  distanceEnd: i32,
  seedEnd: i32,
  partners: i32,
): void {
  for (let end = addresses + (<usize>n << 2); addresses < end; addresses += 4, scores += 4) {
    const print = <usize>load<u32>(addresses);
    const count = load<i32>(print);
    const places = print + 4 + (<usize>count << 4);
    for (let group = 0; group * lanes < probeCount; group++) {
      if (partners === 1) find(group, print + 4, count, bytes, distanceEnd, false);
      else find(group, print + 4, count, bytes, distanceEnd, true);
    }
    pairs = 0;
    seedCount = 0;
    add(nearest, nearestAt, probePlaces, probeCount, places, distanceEnd, seedEnd);
    if (partners > 1) add(second, secondAt, probePlaces, probeCount, places, distanceEnd, seedEnd);
    store<i32>(scores, (consensus() * <i32>load<u16>(weightOf + (<usize>count << 1))) >> 6);
  }
}
