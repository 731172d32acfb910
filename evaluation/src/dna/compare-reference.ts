/** How far our statistics of DNA lie from those of other programs, set by set. */
import { relativeDifference } from '@ipse/dna/testing';
import type { ReferenceSet } from '@ipse/dna/testing';

export interface Compared {
  readonly peer: string;
  readonly what: string;
  readonly values: number;
  /** Largest relative difference of the values that no explanation names. */
  readonly largest: number;
  /** The value that lies furthest, where any differs. */
  readonly furthest: string;
  readonly limit: number;
  /** Values left aside, each for a reason that the set names. */
  readonly explained: number;
  readonly passes: boolean;
}

export function compareWithReference(set: ReferenceSet): Compared {
  let [values, explained, largest, furthest] = [0, 0, 0, ''];
  for (const value of set.values()) {
    values++;
    if (set.explained?.has(value.name)) {
      explained++;
      continue;
    }
    const difference = relativeDifference(value);
    // What is not a number is as far as can be.
    if (difference <= largest) continue;
    largest = Number.isNaN(difference) ? Infinity : difference;
    furthest = value.name;
  }
  const { peer, what, limit } = set;
  const passes = largest <= limit && values - explained >= set.least;
  return { peer, what, values, largest, furthest, limit, explained, passes };
}
