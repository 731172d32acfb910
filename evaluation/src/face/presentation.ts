/**
 * What the hints of a presentation attack are worth, in the words of ISO/IEC 30107-3.
 * `node evaluation/src/face/presentation.ts --manifest M.csv [--faces 200]`; figures as JSON on standard output.
 *
 * Bona fide are the pictures of the manifest, enlarged to a face of 80 pixels between the eyes. Attacks are made of them:
 * shown on a screen (stripes of red, green and blue, photographed a little larger and turned), printed (dots of a halftone, likewise),
 * and both again out of focus. Turns are made of synthetic heads, and of flat pictures of them. Real cameras, screens and
 * papers are none of this: the figures tell detectors that work on these models from those that do not, no more.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ColourImage } from '@ipse/core';
import { createFace, recaptureDetector, turnDetector } from '@ipse/face';
import type { FaceTemplate, PresentationVerdict } from '@ipse/face';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { parseCsv } from '../csv.ts';
import { scaledTo, shownOn, squeezed } from './presentation/instruments.ts';

const { values } = parseArgs({
  options: { manifest: { type: 'string' }, faces: { type: 'string', default: '200' } },
});
const count = Number(values.faces);
const face = createFace();
const eyeDistancePx = 80;

const verdicts = new Map<string, PresentationVerdict[]>();
const note = (kind: string, verdict: PresentationVerdict) =>
  verdicts.set(kind, [...(verdicts.get(kind) ?? []), verdict]);

for await (const image of pictures()) {
  const found = await templateOf(image);
  if (found === undefined) continue;
  const [left, right] = found.points;
  const scale = eyeDistancePx / Math.hypot(left.x - right.x, left.y - right.y);
  const large = scaledTo(image, scale);
  const points = found.points.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
  note('bona fide', recaptureDetector.detect({ image: large, points }));
  for (const instrument of ['screen', 'print'] as const) {
    for (const blurPx of [0, 1.2]) {
      const shown = shownOn(large, instrument, blurPx);
      const name = blurPx === 0 ? instrument : `${instrument}, out of focus`;
      note(name, recaptureDetector.detect({ image: shown, points }));
    }
  }
}

for (let n = 0; n < Math.min(30, count); n++) {
  const identity = createFaceIdentity(`turn ${n}`);
  const views = [0, n % 2 === 0 ? 0.45 : -0.45].map((yawRad) =>
    portrait(identity, n, { yawRad, pitchRad: 0, rollRad: 0, noise: 0.4, blurPx: 0.4 }),
  );
  const [frontal, turned] = await Promise.all(views.map(templateOf));
  const flat = await templateOf(squeezed(views[0], Math.cos(0.45)));
  if (frontal && turned) {
    note('turn: head', turnDetector.detect({ frontal: frontal.points, turned: turned.points }));
  }
  if (frontal && flat) note('turn: flat', turnDetector.detect({ frontal: frontal.points, turned: flat.points }));
}

const figures = [...verdicts].map(([kind, all]) => {
  const share = (decision: string) => all.filter((verdict) => verdict.decision === decision).length / all.length;
  const bonaFide = kind === 'bona fide' || kind === 'turn: head';
  const scores = all
    .map(({ score }) => score)
    .filter((score) => !Number.isNaN(score))
    .toSorted((a, b) => a - b);
  const at = (quantile: number) => Number(scores[Math.floor(quantile * (scores.length - 1))]?.toFixed(3));
  return {
    kind,
    presentations: all.length,
    ...(bonaFide ? { bpcer: share('attack') } : { apcer: share('bona-fide') }),
    undecided: share('undecided'),
    scores: { p01: at(0.01), p50: at(0.5), p99: at(0.99) },
  };
});
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);

async function templateOf(image: ColourImage): Promise<FaceTemplate | undefined> {
  const extraction = await face.extract({ image });
  return extraction.suitable ? extraction.template : undefined;
}

async function* pictures(): AsyncGenerator<ColourImage> {
  if (values.manifest === undefined) {
    for (let n = 0; n < count; n++) yield portrait(createFaceIdentity(`bona fide ${n}`), n);
    return;
  }
  const [header, ...rows] = parseCsv(readFileSync(values.manifest, 'utf8'));
  const column = header.indexOf('path');
  const step = Math.max(1, Math.floor(rows.length / count));
  for (const row of rows.filter((_, n) => n % step === 0).slice(0, count)) {
    const file = path.resolve(path.dirname(values.manifest), row[column]);
    const { image } = await face.decode(readFileSync(file));
    if (image.kind === 'colour') yield image;
  }
}
