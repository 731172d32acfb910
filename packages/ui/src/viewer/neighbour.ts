/** Keyboard movement among marks: the arrow keys go to the nearest mark on that side. */
import type { Point } from './alignment.ts';

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * The index of the mark that an arrow key leads to from `from`, or undefined when none lies on that side or the key is
 * no arrow. A sideways distance counts twice and a mark more than 63 degrees aside is passed over, so that the eye and
 * the key agree.
 */
export function neighbour(marks: readonly Point[], from: number, key: string): number | undefined {
  const direction = directions[key];
  if (direction === undefined) return undefined;
  const origin = marks[from];
  let best: number | undefined;
  let bestCost = Infinity;
  marks.forEach((mark, i) => {
    const [dx, dy] = [mark.x - origin.x, mark.y - origin.y];
    const ahead = dx * direction.x + dy * direction.y;
    const aside = Math.abs(dx * direction.y - dy * direction.x);
    const cost = ahead + 2 * aside;
    if (i !== from && ahead > 0 && aside <= 2 * ahead && cost < bestCost) [best, bestCost] = [i, cost];
  });
  return best;
}
