/** What speaks for and against a common source, given an alignment. */
import type { Alignment } from './consolidation.ts';
import { orientationAt } from './prepared.ts';
import type { Prepared } from './prepared.ts';
import { mapCellPx, orientationsPerHalfTurn, outside } from './template.ts';

/** The terms of the score. */
export interface Evidence {
  pairs: number;
  /** Sum over pairs of local similarity and closeness. */
  similarity: number;
  closeness: number;
  paired: number;
  unpaired: number;
  flow: number;
  overlap: number;
  relaxed: number;
}

export function weigh(a: Prepared, b: Prepared, similarity: Float32Array, alignment: Alignment): Evidence {
  const e: Evidence = {
    pairs: alignment.count,
    similarity: 0,
    closeness: 0,
    paired: 0,
    unpaired: 0,
    flow: 0,
    overlap: 0,
    relaxed: 0,
  };
  const { probe, reference, cos, sin, dx, dy } = alignment;
  const pa = new Uint8Array(a.count);
  const pb = new Uint8Array(b.count);
  for (let p = 0; p < alignment.count; p++) {
    const [i, j] = [probe[p], reference[p]];
    pa[i] = 1;
    pb[j] = 1;
    e.similarity += similarity[i * b.count + j];
    e.closeness += alignment.closeness[p];
    e.paired += Math.min(a.quality[i], b.quality[j]);
  }
  for (let i = 0; i < a.count; i++) {
    if (pa[i] === 1) continue;
    if (orientationAt(b.template, cos * a.x[i] - sin * a.y[i] + dx, sin * a.x[i] + cos * a.y[i] + dy) !== outside)
      e.unpaired += a.quality[i];
  }
  for (let j = 0; j < b.count; j++) {
    if (pb[j] === 1) continue;
    const [x, y] = [b.x[j] - dx, b.y[j] - dy];
    if (orientationAt(a.template, cos * x + sin * y, cos * y - sin * x) !== outside) e.unpaired += b.quality[j];
  }
  const turn = (Math.atan2(sin, cos) * orientationsPerHalfTurn) / Math.PI;
  const { map } = a.template;
  for (let row = 0; row < map.rows; row++) {
    for (let col = 0; col < map.cols; col++) {
      const u = map.orientation[row * map.cols + col];
      if (u === outside) continue;
      const [x, y] = [(col + 0.5) * mapCellPx, (row + 0.5) * mapCellPx];
      const v = orientationAt(b.template, cos * x - sin * y + dx, sin * x + cos * y + dy);
      if (v === outside) continue;
      e.overlap++;
      e.flow += Math.cos(((u + turn - v) * 2 * Math.PI) / orientationsPerHalfTurn);
    }
  }
  return e;
}
