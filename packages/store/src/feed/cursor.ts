/** The order of the feed. */
import type { ChangeCursor } from '../types/feed.ts';

/** Negative when `a` is before `b`. */
export function compareCursors(a: ChangeCursor, b: ChangeCursor): number {
  if (a.transaction !== b.transaction) return a.transaction < b.transaction ? -1 : 1;
  if (a.seq !== b.seq) return a.seq < b.seq ? -1 : 1;
  return 0;
}
