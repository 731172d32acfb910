/**
 * Persons counted by what they hold, so that a search says what it covered without a look at every person: of a million
 * there are only so many combinations of galleries and positions.
 */
import type { Held } from './holdings.ts';

/** What matters of a reference to whether a search covers it. */
export type Holding = Pick<Held, 'modality' | 'position' | 'galleries' | 'readable'>;

export interface Profile {
  readonly holdings: readonly Holding[];
  readonly persons: number;
}

export interface Profiles {
  readonly all: ReadonlyMap<string, Profile>;
  /** A person's references before and after a change. */
  change(before: readonly Held[], after: readonly Held[]): void;
}

export function createProfiles(): Profiles {
  const all = new Map<string, Profile>();
  const add = (references: readonly Held[], persons: number) => {
    if (references.length === 0) return;
    const key = keyOf(references);
    const known = all.get(key) ?? { holdings: references.map(toHolding), persons: 0 };
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

const toHolding = ({ modality, position, galleries, readable }: Held): Holding => ({
  modality,
  position,
  galleries,
  readable,
});

function keyOf(references: readonly Held[]): string {
  const keys = references.map(({ modality, position, galleries, readable }) =>
    JSON.stringify([modality, position, readable, ...[...galleries].sort()]),
  );
  return keys.sort().join();
}
