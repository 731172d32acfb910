/** Each combination of modality, position and galleries once: of a million references there are only so many. */

/** What matters of a reference to whether a search covers it. */
export interface Holding {
  readonly modality: string;
  readonly position: string;
  readonly galleries: ReadonlySet<string>;
  /** False when no registered modality reads its template; such a reference is counted and never searched. */
  readonly readable: boolean;
}

export class HoldingTable {
  readonly #numbers = new Map<string, number>();
  readonly #holdings: Holding[] = [];

  numberOf({ modality, position, readable }: Omit<Holding, 'galleries'>, galleries: readonly string[]): number {
    const key = JSON.stringify([modality, position, readable, ...galleries.toSorted()]);
    const number = this.#numbers.get(key) ?? this.#holdings.length;
    if (number === this.#holdings.length) {
      this.#holdings.push({ modality, position, readable, galleries: new Set(galleries) });
      this.#numbers.set(key, number);
    }
    return number;
  }

  at(number: number): Holding {
    return this.#holdings[number];
  }
}
