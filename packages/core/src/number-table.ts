/**
 * Numbers (of rows, of slots) found by what they stand for: a hash table that holds nothing but the numbers, open, each
 * in the first free place from the one that its hash names. 5 to 11 bytes a number, where a Map takes some fifty.
 */

const empty = 0;
const placesFirst = 64;

export class NumberTable {
  /** A number plus one, or `empty`; a power of two, at most three quarters full. */
  #places = new Uint32Array(placesFirst);
  #size = 0;
  readonly #hashOf: (number: number) => number;

  /** `hashOf`: an integer of 32 bits, of the numbers that are in the table; their low bits must differ well. */
  constructor(hashOf: (number: number) => number) {
    this.#hashOf = hashOf;
  }

  get size(): number {
    return this.#size;
  }

  /** The number of this hash that `isWanted` recognises. */
  find(hash: number, isWanted: (number: number) => boolean): number | undefined {
    const places = this.#places;
    const mask = places.length - 1;
    for (let at = hash & mask; places[at] !== empty; at = (at + 1) & mask) {
      if (isWanted(places[at] - 1)) return places[at] - 1;
    }
    return undefined;
  }

  /** At most 2^32 - 2, and not in the table. */
  add(number: number): void {
    if (4 * (this.#size + 1) > 3 * this.#places.length) this.#grow();
    this.#put(number);
    this.#size++;
  }

  /** The number must be there, and its hash the same as when it was added. */
  remove(number: number): void {
    const places = this.#places;
    const mask = places.length - 1;
    let hole = this.#hashOf(number) & mask;
    while (places[hole] !== number + 1) hole = (hole + 1) & mask;
    // Whoever lies behind its own first place moves up, so that no search ends at the hole before it finds them.
    for (let at = (hole + 1) & mask; places[at] !== empty; at = (at + 1) & mask) {
      const first = this.#hashOf(places[at] - 1) & mask;
      if (((at - first) & mask) < ((at - hole) & mask)) continue;
      places[hole] = places[at];
      hole = at;
    }
    places[hole] = empty;
    this.#size--;
  }

  #put(number: number): void {
    const mask = this.#places.length - 1;
    let at = this.#hashOf(number) & mask;
    while (this.#places[at] !== empty) at = (at + 1) & mask;
    this.#places[at] = number + 1;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Uint32Array(2 * before.length);
    for (const place of before) if (place !== empty) this.#put(place - 1);
  }
}

/** Spreads a number over 32 bits, so that numbers that follow one another do not lie in one heap. */
export function hashOfNumber(number: number): number {
  const mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}
