/** What an officer says of the fingers of a slap: which are missing, which is which. Pure. */
import { plainSlaps } from '@ipse/core';
import type { FingerBox, Position, SlapFinger } from '@ipse/protocol';

export interface PlacedFinger {
  readonly position: Position;
  readonly box: FingerBox;
}

export interface SlapDraft {
  /** Fingers that are not there; the server does not look for them. */
  readonly missing: readonly Position[];
  /** The fingers as the officer named them; null while they are taken as found. */
  readonly placed: readonly PlacedFinger[] | null;
  /** What was said before, latest last. */
  readonly before: readonly Omit<SlapDraft, 'before'>[];
}

export const untouchedSlap: SlapDraft = { missing: [], placed: null, before: [] };

/** The fingers that a slap is expected to show; undefined when the position is no slap. */
export function fingersOfSlap(position: Position): readonly Position[] | undefined {
  return Object.hasOwn(plainSlaps, position) ? plainSlaps[position as keyof typeof plainSlaps] : undefined;
}

/** Says that a finger is not there, or that it is after all. Names given before are dropped: the fingers are found anew. */
export function withMissing(slap: SlapDraft, position: Position, isMissing: boolean): SlapDraft {
  const others = slap.missing.filter((each) => each !== position);
  return remembering(slap, { missing: isMissing ? [...others, position] : others, placed: null });
}

/** Names the finger that was found as `from` another one; where that one was found too, the two change places. */
export function withRenamed(slap: SlapDraft, found: readonly SlapFinger[], from: Position, to: Position): SlapDraft {
  if (from === to) return slap;
  const swapped: Partial<Record<Position, Position>> = { [from]: to, [to]: from };
  const placed = placedFingers(slap, found).map(({ position, box }) => ({
    position: swapped[position] ?? position,
    box,
  }));
  return remembering(slap, { missing: slap.missing, placed });
}

/** Takes back the last thing said. */
export function undone(slap: SlapDraft): SlapDraft {
  const last = slap.before.at(-1);
  return last === undefined ? slap : { ...last, before: slap.before.slice(0, -1) };
}

/** The fingers as they will be kept. */
export function placedFingers(slap: SlapDraft, found: readonly SlapFinger[]): readonly PlacedFinger[] {
  return slap.placed ?? found.map(({ position, box }) => ({ position, box }));
}

function remembering({ missing, placed, before }: SlapDraft, next: Omit<SlapDraft, 'before'>): SlapDraft {
  return { ...next, before: [...before, { missing, placed }] };
}
