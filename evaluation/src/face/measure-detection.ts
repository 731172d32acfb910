/**
 * How well faces are found by size and by turn.
 * `node evaluation/src/face/measure-detection.ts [--manifest M.csv] [--faces 40] [--every 1]`; figures as JSON on standard output.
 *
 * Each picture of the manifest (synthetic portraits without one) is shrunk so that its face has the wanted width from
 * temple to temple, turned, and set into a plain canvas of 640 x 480. A face counts as found when both eyes lie within a
 * quarter of the eye distance of where they must be; every further face of the canvas counts as surplus, though the
 * picture may hold other faces.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toGray } from '@ipse/core';
import type { GrayImage } from '@ipse/core';
import { createFace } from '@ipse/face';
import type { FoundFace } from '@ipse/face';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { parseCsv } from '../csv.ts';
import { percentile } from '../metrics/histogram.ts';

const { values } = parseArgs({
  options: {
    manifest: { type: 'string' },
    faces: { type: 'string', default: '40' },
    every: { type: 'string', default: '1' },
  },
});
const [count, every] = [Number(values.faces), Number(values.every)];
const face = createFace();
const canvas = { width: 640, height: 480 } as const;
const cases = [
  ...[24, 32, 48, 96, 200].map((widthPx) => ({ widthPx, turnDegrees: 0 })),
  ...[30, 60, 90, 120, 150, 180, 270].map((turnDegrees) => ({ widthPx: 96, turnDegrees })),
  ...[90, 180].map((turnDegrees) => ({ widthPx: 32, turnDegrees })),
];

interface Known {
  readonly image: GrayImage;
  readonly face: FoundFace;
}

const known: Known[] = [];
for await (const image of pictures()) {
  // Each picture's face as it is found upright and large is the truth.
  const [found] = (await face.extractAll({ image })).toSorted((p, q) => q.box.width - p.box.width);
  if (found !== undefined) known.push({ image, face: found });
}

const figures = [];
const processorMs: number[] = [];
for (const { widthPx, turnDegrees } of cases) {
  let [found, surplus] = [0, 0];
  for (const each of known) {
    const { image, eyes } = placed(each, widthPx, (turnDegrees * Math.PI) / 180);
    const before = process.cpuUsage();
    const all = await face.extractAll({ image });
    const { user, system } = process.cpuUsage(before);
    processorMs.push((user + system) / 1000);
    const hit = all.some(({ template }) => isAt(template.points, eyes));
    found += hit ? 1 : 0;
    surplus += all.length - (hit ? 1 : 0);
  }
  figures.push({ widthPx, turnDegrees, faces: known.length, found, surplus });
}
const report = { figures, processorMs: { median: Math.round(percentile(processorMs, 0.5)) } };
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

async function* pictures(): AsyncGenerator<GrayImage> {
  const { manifest } = values;
  if (manifest === undefined) {
    for (let n = 0; n < count; n++) yield toGray(portrait(createFaceIdentity(`found ${n}`), n));
    return;
  }
  const rows = parseCsv(readFileSync(manifest, 'utf8')).slice(1);
  for (const [file] of rows.filter((_, i) => i % every === 0).slice(0, count)) {
    const sample = await face.decode(readFileSync(path.join(path.dirname(manifest), file)));
    yield toGray(sample.image);
  }
}

type Place = readonly [x: number, y: number];

/** The picture in a canvas, its face of the wanted width and turn; and where the eyes then lie. */
function placed({ image, face: { box, template } }: Known, widthPx: number, turnRad: number) {
  const scale = box.width / widthPx;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
  const [cx, cy] = [canvas.width * 0.55, canvas.height * 0.5];
  const data = new Uint8Array(canvas.width * canvas.height).fill(170);
  const reach = Math.max(1, Math.round(scale));
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const [u, v] = [(x - cx) * cos + (y - cy) * sin, (y - cy) * cos - (x - cx) * sin];
      const value = meanAround(image, middle.x + u * scale, middle.y + v * scale, reach);
      if (value !== undefined) data[y * canvas.width + x] = value;
    }
  }
  const eyes = template.points.slice(0, 2).map((point): Place => {
    const [u, v] = [(point.x - middle.x) / scale, (point.y - middle.y) / scale];
    return [cx + u * cos - v * sin, cy + u * sin + v * cos];
  });
  return { image: { kind: 'gray', ...canvas, data } as const, eyes };
}

/** Mean of a square of `side` pixels; undefined beyond the picture. */
function meanAround({ width, height, data }: GrayImage, x: number, y: number, side: number): number | undefined {
  const [left, top] = [Math.round(x - (side - 1) / 2), Math.round(y - (side - 1) / 2)];
  if (left < 0 || top < 0 || left + side > width || top + side > height) return undefined;
  let sum = 0;
  for (let dy = 0; dy < side; dy++) for (let dx = 0; dx < side; dx++) sum += data[(top + dy) * width + left + dx];
  return sum / side ** 2;
}

function isAt(points: FoundFace['template']['points'], eyes: readonly Place[]): boolean {
  const tolerance = Math.hypot(eyes[0][0] - eyes[1][0], eyes[0][1] - eyes[1][1]) / 4;
  return eyes.every(([x, y], i) => Math.hypot(points[i].x - x, points[i].y - y) <= tolerance);
}
