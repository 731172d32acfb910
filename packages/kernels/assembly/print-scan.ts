// Scores many fingerprints against one by minutiae that look alike and lie alike. Integers only; the specification is
// `scanPrintsScalar` in src/print-scan-scalar.ts.

const candidatesMax: i32 = 64;
const seedsMax: i32 = 16;
const distanceEnd: i32 = 42;
const toleranceTurn: i16 = 16 << 8;
const tolerancePx: i16 = 22;

// What is alike, by falling likeness, as far as the consensus needs it.
const turns = memory.data(candidatesMax * 2, 16);
const shiftsX = memory.data(candidatesMax * 2, 16);
const shiftsY = memory.data(candidatesMax * 2, 16);
const weights = memory.data(candidatesMax * 2, 16);
// Pairs under the limit: probe, reference and distance, a byte each; one slot more than there can be is written.
const alike = memory.data((72 * 72 + 1) * 4, 16);
const ofDistance = memory.data(distanceEnd * 4, 16);

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 15) & ~15;
}

/** Collects the pairs that are alike; answers how many. */
function collect(probe: usize, probeCount: i32, print: usize, count: i32): i32 {
  const end = print + (<usize>count << 4);
  let to = alike;
  for (let i = 0; i < probeCount; i++, probe += 16) {
    const low = load<u64>(probe);
    const high = load<u64>(probe, 8);
    let tag: u32 = <u32>i << 16;
    for (let at = print; at < end; at += 16, tag += 256) {
      const distance = <i32>(popcnt(load<u64>(at) ^ low) + popcnt(load<u64>(at, 8) ^ high));
      // Written in any case and kept if alike: a branch would be guessed wrong too often.
      store<u32>(to, tag | distance);
      to += <usize>(distance < distanceEnd) << 2;
    }
  }
  return <i32>((to - alike) >> 2);
}

/** Writes the motion and the weight of the most alike pairs, strongest first; answers how many. */
function strongest(places: usize, printPlaces: usize, found: i32, cosines: usize): i32 {
  // By hand: memory.fill leaves the compiled code for so few bytes.
  for (let at: usize = 0; at < <usize>distanceEnd << 2; at += 8) store<u64>(ofDistance + at, 0);
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
function consensus(count: i32): i32 {
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
    const fours = i32x4.extadd_pairwise_i16x8_s(sum);
    const total =
      i32x4.extract_lane(fours, 0) +
      i32x4.extract_lane(fours, 1) +
      i32x4.extract_lane(fours, 2) +
      i32x4.extract_lane(fours, 3);
    best = max(best, total * (12 + <i32>load<i16>(weights + seed)));
  }
  return best;
}

/**
 * Scores `n` prints, whose addresses lie at `addresses` (u32), into `scores` (i32). A print is its number of minutiae
 * (u32), 16 bytes of looks for each, then 4 bytes of place for each. `cosines`: of 256ths of a turn, in 16384ths, i16.
 */
export function scan(
  probe: usize,
  probePlaces: usize,
  probeCount: i32,
  cosines: usize,
  addresses: usize,
  n: i32,
  scores: usize,
): void {
  for (let end = addresses + (<usize>n << 2); addresses < end; addresses += 4, scores += 4) {
    const print = <usize>load<u32>(addresses);
    const count = load<i32>(print);
    const found = collect(probe, probeCount, print + 4, count);
    const kept = strongest(probePlaces, print + 4 + (<usize>count << 4), found, cosines);
    store<i32>(scores, consensus(kept));
  }
}
