/** Draws triangles into a picture, nearest first wins; each pixel's colour is asked of a shader. */
import type { Mesh } from './mesh.ts';

export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Three numbers a pixel. */
  readonly colours: Float32Array;
  readonly depths: Float32Array;
}

/** Values that a pixel sees: those of the three corners, weighted. `attributes` holds `count` numbers a point. */
export interface Surface {
  readonly triangles: Mesh['triangles'];
  /** Pixels x and y, and depth. */
  readonly projected: Float32Array;
  readonly attributes: Float32Array;
  readonly count: number;
}

/** Writes three numbers into `colours` at `at`, for a pixel with these attributes. */
export type Shader = (attributes: Float32Array, colours: Float32Array, at: number) => void;

export function createCanvas(width: number, height: number): Canvas {
  const depths = new Float32Array(width * height).fill(Number.NEGATIVE_INFINITY);
  return { width, height, colours: new Float32Array(width * height * 3), depths };
}

export function rasterise(canvas: Canvas, surface: Surface, shader: Shader): void {
  for (let t = 0; t < surface.triangles.length; t += 3) drawTriangle(canvas, surface, t, shader);
}

function drawTriangle(
  canvas: Canvas,
  { triangles, projected, attributes, count }: Surface,
  t: number,
  shader: Shader,
): void {
  const seen = new Float32Array(count);
  const a = triangles[t];
  const b = triangles[t + 1];
  const c = triangles[t + 2];
  const [ax, ay, az] = [projected[3 * a], projected[3 * a + 1], projected[3 * a + 2]];
  const [bx, by, bz] = [projected[3 * b], projected[3 * b + 1], projected[3 * b + 2]];
  const [cx, cy, cz] = [projected[3 * c], projected[3 * c + 1], projected[3 * c + 2]];
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (area === 0) return;
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx)));
  const right = Math.min(canvas.width - 1, Math.floor(Math.max(ax, bx, cx)));
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy)));
  const bottom = Math.min(canvas.height - 1, Math.floor(Math.max(ay, by, cy)));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      // Barycentric weights: the share of each corner, all positive inside.
      const wa = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area;
      const wb = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area;
      const wc = 1 - wa - wb;
      if (wa < 0 || wb < 0 || wc < 0) continue;
      const depth = wa * az + wb * bz + wc * cz;
      const at = y * canvas.width + x;
      if (depth <= canvas.depths[at]) continue;
      canvas.depths[at] = depth;
      for (let k = 0; k < count; k++) {
        seen[k] = wa * attributes[count * a + k] + wb * attributes[count * b + k] + wc * attributes[count * c + k];
      }
      shader(seen, canvas.colours, 3 * at);
    }
  }
}

/** Unit normals of the points: the mean of their triangles', turned towards the camera. */
export function normalsOf(positions: Float32Array, triangles: Mesh['triangles']): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t], 3 * triangles[t + 1], 3 * triangles[t + 2]];
    const [ux, uy, uz] = [0, 1, 2].map((k) => positions[b + k] - positions[a + k]);
    const [vx, vy, vz] = [0, 1, 2].map((k) => positions[c + k] - positions[a + k]);
    const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    for (const point of [a, b, c]) for (let k = 0; k < 3; k++) normals[point + k] += normal[k];
  }
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(normals[i], normals[i + 1], normals[i + 2]) || 1;
    // What is seen faces the camera, whichever way its triangles run.
    const side = normals[i + 2] < 0 ? -length : length;
    for (let k = 0; k < 3; k++) normals[i + k] /= side;
  }
  return normals;
}
