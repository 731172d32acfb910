/** Where to look for faces: the whole image first, then, if nothing is found, closer and closer. */
import type { Window } from './decode.ts';

/** The detector sees faces from about an eighth of its window on: 24 pixels of a window of 192. Closer is no use. */
const windowSideEnough = 192;
/** Bounds the time that an image without faces takes; reached by images of 64 million pixels. */
const windowsMax = 400;

/** The whole image in one square. */
export function wholeWindow(width: number, height: number): Window {
  return centred(width, height, Math.max(width, height));
}

/**
 * Rounds of windows for an image in which the whole window showed no sure face: first a square with a rim around the
 * image, for a face that fills it; then overlapping squares of half the size, a quarter, and so on.
 */
export function closerWindows(width: number, height: number, countMax = windowsMax): Window[][] {
  const rounds = [[centred(width, height, 2 * Math.max(width, height))]];
  let count = 0;
  for (let side = Math.max(width, height) / 2; 2 * side > windowSideEnough; side /= 2) {
    const round = tiles(width, height, side);
    count += round.length;
    if (count > countMax) break;
    rounds.push(round);
  }
  return rounds;
}

function centred(width: number, height: number, side: number): Window {
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/** Squares that overlap by at least a third, so that a face on one's rim is whole in another. */
function tiles(width: number, height: number, side: number): Window[] {
  const starts = (length: number) => {
    const count = Math.max(1, Math.ceil((length - side) / (side * (2 / 3))) + 1);
    return Array.from({ length: count }, (_, i) =>
      count === 1 ? (length - side) / 2 : (i * (length - side)) / (count - 1),
    );
  };
  return starts(height).flatMap((y) => starts(width).map((x) => ({ x, y, side })));
}
