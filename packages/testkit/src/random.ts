/** Seeded random numbers: the same seed gives the same numbers on every machine. Never for keys. */

export interface Random {
  /** A whole number from 0 to 2^32 - 1. */
  uint32(): number;
  /** From 0 inclusive to 1 exclusive. */
  unit(): number;
  /** From `low` inclusive to `high` exclusive. */
  between(low: number, high: number): number;
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number;
  /** Of mean 0 and standard deviation 1; never beyond 3, so that no picture is ruined by one draw. */
  normal(): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
}

/** Counter-based generator sfc32 (C. Doty-Humphrey, PractRand), seeded by hashing a number or a text. */
export function random(seed: number | string): Random {
  let [a, b, c] = hash(String(seed));
  let counter = 1;
  const uint32 = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let i = 0; i < 12; i++) uint32();
  const unit = (): number => uint32() / 0x1_0000_0000;
  const below = (count: number): number => Math.floor(unit() * count);
  return {
    uint32,
    unit,
    below,
    between: (low, high) => low + (high - low) * unit(),
    normal: () => bates(unit),
    chance: (probability) => unit() < probability,
    pick: (items) => items[below(items.length)],
  };
}

/** The sum of twelve uniform numbers, nearly normal, cut off at 3 standard deviations. */
function bates(unit: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += unit();
  return Math.max(-3, Math.min(3, sum));
}

/** Three words of FNV-1a with different starts, which is enough to keep seeds 1, 2, 3 apart. */
function hash(text: string): [number, number, number] {
  const words: [number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b];
  for (let i = 0; i < text.length; i++) {
    for (let w = 0; w < 3; w++) words[w] = Math.imul(words[w] ^ (text.charCodeAt(i) + w), 0x01000193);
  }
  return words;
}
