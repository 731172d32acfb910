/** The surroundings of paired minutiae side by side, as the descriptor keeps them, and where they differ. */
import type { FeaturePair } from '@ipse/core';
import { patternPoints, patternRadiusPx, patternX, patternY } from '../extract/ridge-pattern.ts';
import { directionsPerTurn, mapCellPx, outside, ridgeBytes, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import type { Picture } from './document.ts';
import { colourPicture } from './pictures.ts';
import type { Rgb } from './pictures.ts';

const shownPairs = 6;
/** Picture pixels for one pixel at 500 ppi. */
const zoom = 2;
const gapPx = 6;
const discPx = 2 * patternRadiusPx + 4;

const ridge: Rgb = [38, 44, 56];
const valley: Rgb = [226, 230, 236];
const unknown: Rgb = [178, 184, 194];
const ground: Rgb = [255, 255, 255];
const alike: Rgb = [88, 166, 158];
const unlike: Rgb = [214, 94, 20];

/** One picture for each of the strongest pairs: probe, reference, and their agreement. */
export function descriptorPanels(
  probe: FingerprintTemplate,
  reference: FingerprintTemplate,
  pairs: readonly FeaturePair[],
): Picture[] {
  return pairs.slice(0, shownPairs).map(({ probe: i, reference: j }, rank) => {
    let [shared, equal] = [0, 0];
    const colours = Array.from({ length: patternPoints }, (_, point): readonly Rgb[] => {
      const [p, q] = [bitOf(probe, i, point), bitOf(reference, j, point)];
      if (p === undefined || q === undefined) return [colourOf(p), colourOf(q), unknown];
      shared++;
      if (p === q) equal++;
      return [colourOf(p), colourOf(q), p === q ? alike : unlike];
    });
    const width = 3 * discPx + 2 * gapPx;
    const image = colourPicture(zoom * width, zoom * discPx, (x, y) => {
      const disc = Math.floor(x / zoom / (discPx + gapPx));
      const point = nearest[Math.floor(y)]?.[x - zoom * disc * (discPx + gapPx)] ?? -1;
      return point < 0 ? ground : colours[point][disc];
    });
    const share = shared > 0 ? Math.round((100 * equal) / shared) : 0;
    return {
      kind: 'picture',
      caption: `Pair ${rank + 1}: ${share} % of ${shared} points agree (chance: 50 %)`,
      image,
      width,
      height: discPx,
      shapes: [],
    };
  });
}

const colourOf = (bit: number | undefined): Rgb => (bit === undefined ? unknown : bit === 1 ? ridge : valley);

/** Undefined where the point lies outside the print. */
/** Undefined where the point lies outside the print. */
function bitOf({ ridges, map, x, y, direction }: FingerprintTemplate, i: number, point: number): number | undefined {
  const angle = (direction[i] * 2 * Math.PI) / directionsPerTurn;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const col = Math.floor((x[i] / unitsPerPx + cos * patternX[point] - sin * patternY[point]) / mapCellPx);
  const row = Math.floor((y[i] / unitsPerPx + sin * patternX[point] + cos * patternY[point]) / mapCellPx);
  if (col < 0 || row < 0 || col >= map.cols || row >= map.rows) return undefined;
  if (map.orientation[row * map.cols + col] === outside) return undefined;
  return (ridges[i * ridgeBytes + (point >> 3)] >> (point & 7)) & 1;
}

/** The descriptor's point nearest to each pixel of a disc, -1 outside; rows of pixels, direction to the right. */
const nearest: readonly (readonly number[])[] = Array.from({ length: zoom * discPx }, (_, y) =>
  Array.from({ length: zoom * discPx }, (__, x) => {
    const [u, v] = [(x + 0.5) / zoom - discPx / 2, (y + 0.5) / zoom - discPx / 2];
    if (Math.hypot(u, v) > patternRadiusPx + 1) return -1;
    let [best, least] = [-1, Infinity];
    for (let point = 0; point < patternPoints; point++) {
      const distance = (patternX[point] - u) ** 2 + (patternY[point] - v) ** 2;
      if (distance < least) [best, least] = [point, distance];
    }
    return best;
  }),
);
