/**
 * Persons counted by what they hold, so that a search says what it covered without a look at every person: of a million
 * there are only so many combinations of galleries and positions.
 */
import type { Holding } from './holding-table.ts';

export interface Profile {
  readonly holdings: readonly Holding[];
  readonly persons: number;
}

export interface Profiles {
  readonly all: ReadonlyMap<string, Profile>;
  /** What a person held before a change and holds after it, by numbers of holdings. */
  change(before: readonly number[], after: readonly number[]): void;
}

/** `holdingAt`: the holding of a number. */
export function createProfiles(holdingAt: (number: number) => Holding): Profiles {
  const all = new Map<string, Profile>();
  const add = (held: readonly number[], persons: number) => {
    if (held.length === 0) return;
    const key = held.toSorted((a, b) => a - b).join();
    const known = all.get(key) ?? { holdings: held.map(holdingAt), persons: 0 };
    if (known.persons + persons === 0) all.delete(key);
    else all.set(key, { ...known, persons: known.persons + persons });
  };
  return {
    all,
    change(before, after) {
      add(before, -1);
      add(after, 1);
    },
  };
}
