/** Values that another program computed, each beside ours for the same case. */

export interface ReferenceValue {
  readonly name: string;
  readonly ours: number;
  readonly theirs: number;
}

export interface ReferenceSet {
  readonly peer: string;
  readonly what: string;
  /** Largest relative difference that counts as the same. */
  readonly limit: number;
  /** As many values as there must be for the comparison to say anything. */
  readonly least: number;
  readonly values: () => Iterable<ReferenceValue>;
  /** Values that differ for a reason that is understood, by name. */
  readonly explained?: ReadonlyMap<string, string>;
}

/** 0 when both are 0; infinite when only the other program's is. */
export const relativeDifference = ({ ours, theirs }: ReferenceValue): number =>
  ours === theirs ? 0 : Math.abs(ours - theirs) / Math.abs(theirs);
