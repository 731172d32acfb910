/**
 * A look at how minutiae that look alike lie to each other, by the relaxation of a comparison, but only with what a scan reads.
 * It takes some twenty-five times as long as a scan and tells far more of a mark, whose few faint minutiae look like those of many.
 */
import { createRelaxation } from '../match/relaxation.ts';
import type { PlacedMinutiae } from '../match/minutiae.ts';
import { directionsPerTurn, minutiaeMax, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { lookBytes, looksOf, placeBytes, placeUnit } from './looks.ts';

export interface SupportLook {
  setProbe(probe: FingerprintTemplate): void;
  /** 0 or more, without a unit: `looks` and `places` of `count` minutiae as a scan reads them, one behind the other. */
  score(memory: Uint8Array, at: number, count: number): number;
}

/** Looks that differ in as many bits have nothing in common; about twice as many differ between any two. */
const distanceEnd = 44;
const wordsEach = lookBytes / 4;
/** Scores are whole numbers. */
const scoreUnits = 10_000;

export function createSupportLook(): SupportLook {
  const relaxation = createRelaxation({
    candidatesMax: 64,
    leastSimilarity: 0.1,
    // Places are known to four pixels.
    tolerance: { stretchPx: 8, stretchShare: 0.05, cosAngle: Math.cos((35 * Math.PI) / 180) },
  });
  const [probe, reference] = [newSeen(), newSeen()];
  const similarity = new Float32Array(minutiaeMax * minutiaeMax);
  return {
    setProbe(template) {
      const { count, looks, places } = looksOf(template);
      const bytes = new Uint8Array(looks.length + places.length);
      bytes.set(looks);
      bytes.set(places, looks.length);
      read(bytes, 0, count, probe);
    },
    score(memory, at, count) {
      read(memory, at, count, reference);
      compareLooks(probe, reference, similarity);
      relaxation.pick(similarity, probe.count, count);
      relaxation.relax(probe, reference);
      const { candidates } = relaxation;
      const seed = relaxation.nextSeed();
      return seed < 0 ? 0 : Math.round(scoreUnits * candidates.weight[seed]);
    },
  };
}

interface Seen extends PlacedMinutiae {
  count: number;
  /** Looks as 32-bit words. */
  readonly words: Int32Array;
}

const newSeen = (): Seen => ({
  count: 0,
  words: new Int32Array(minutiaeMax * wordsEach),
  x: new Float32Array(minutiaeMax),
  y: new Float32Array(minutiaeMax),
  cos: new Float32Array(minutiaeMax),
  sin: new Float32Array(minutiaeMax),
});

const angles = Float32Array.from({ length: directionsPerTurn }, (_, d) => (d * 2 * Math.PI) / directionsPerTurn);
const cosines = angles.map(Math.cos);
const sines = angles.map(Math.sin);
const pxPerPlace = placeUnit / unitsPerPx;

function read(memory: Uint8Array, at: number, count: number, seen: Seen): void {
  const { words, x, y, cos, sin } = seen;
  seen.count = count;
  words.fill(0, 0, count * wordsEach);
  for (let b = 0; b < lookBytes; b++) {
    const [word, shift, from] = [b >> 2, 8 * (b & 3), at + b * count];
    for (let i = 0; i < count; i++) words[i * wordsEach + word] |= memory[from + i] << shift;
  }
  for (let i = 0, place = at + lookBytes * count; i < count; i++, place += placeBytes) {
    x[i] = memory[place] * pxPerPlace;
    y[i] = memory[place + 1] * pxPerPlace;
    cos[i] = cosines[memory[place + 2]];
    sin[i] = sines[memory[place + 2]];
  }
}

/** 1 for the same look, 0 from `distanceEnd` on; a.count x b.count. */
function compareLooks(a: Seen, b: Seen, similarity: Float32Array): void {
  for (let i = 0, at = 0; i < a.count; i++) {
    const from = i * wordsEach;
    const [p, q, r, s] = [a.words[from], a.words[from + 1], a.words[from + 2], a.words[from + 3]];
    for (let j = 0, to = 0; j < b.count; j++, at++, to += wordsEach) {
      const bits =
        bitsByByte(p ^ b.words[to]) +
        bitsByByte(q ^ b.words[to + 1]) +
        bitsByByte(r ^ b.words[to + 2]) +
        bitsByByte(s ^ b.words[to + 3]);
      const distance = Math.imul(bits, 0x01010101) >>> 24;
      similarity[at] = distance < distanceEnd ? 1 - distance / distanceEnd : 0;
    }
  }
}

/** How many bits are set in each byte of a word, in that byte. */
function bitsByByte(word: number): number {
  const twos = word - ((word >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return (fours + (fours >>> 4)) & 0x0f0f0f0f;
}
