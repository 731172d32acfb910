/**
 * How far morphs get, and what the suspicion of one is worth (ISO/IEC 20059).
 * `node evaluation/src/face/morph.ts --manifest M.csv [--pairs 60] [--fmr 0.001]`; figures as JSON on standard output.
 *
 * Morphs are made of pictures of two people who look most alike, from different pictures of both than those that are shown live:
 * bent to their mean by points of the mesh, blended half and half, set into the picture of the first. Blending errors that an
 * editor would remove are left in; they are no help to a comparison of embeddings.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { similarity } from '@ipse/core';
import type { ColourImage } from '@ipse/core';
import { createFace, morphDetector } from '@ipse/face';
import type { FaceTemplate, PresentationVerdict } from '@ipse/face';
import { parseCsv } from '../csv.ts';
import { blend, warp } from './morphing/warp.ts';
import type { Place } from './morphing/warp.ts';

const { values } = parseArgs({
  options: {
    manifest: { type: 'string' },
    pairs: { type: 'string', default: '60' },
    people: { type: 'string', default: '250' },
    fmr: { type: 'string', default: '0.001' },
  },
});
if (values.manifest === undefined) throw new Error('--manifest <csv> is needed: people with two pictures or more');
const { manifest } = values;
const face = createFace();
/** Points of the mesh along the outline, the brows, the eyes, the nose and the mouth. */
const bendingPoints = [10, 338, 297, 284, 356, 454, 361, 397, 378, 152, 149, 172, 132, 234, 127, 54, 67, 109]
  .concat([46, 105, 107, 276, 334, 336, 33, 133, 159, 145, 263, 362, 386, 374])
  .concat([4, 168, 98, 327, 61, 291, 13, 14, 17, 0]);

interface Seen {
  readonly image: ColourImage;
  readonly template: FaceTemplate;
  readonly points: readonly Place[];
}

const people: (readonly [document: Seen, live: Seen])[] = [];
for (const [first, second] of pairsOfPictures().slice(0, Number(values.people))) {
  const [document, live] = [await look(first), await look(second)];
  if (document && live) people.push([document, live]);
}

const alike = people
  .flatMap((_, i) => people.slice(i + 1).map((_other, k) => [i, i + 1 + k] as const))
  .map(([i, j]) => ({ i, j, cosine: face.compare(people[i][0].template, people[j][0].template).similarity }))
  .sort((p, q) => q.cosine - p.cosine);
const chosen: typeof alike = [];
const used = new Map<number, number>();
for (const pair of alike) {
  const uses = (k: number) => used.get(k) ?? 0;
  if (chosen.length >= Number(values.pairs)) break;
  if (uses(pair.i) > 1 || uses(pair.j) > 1) continue;
  for (const k of [pair.i, pair.j]) used.set(k, uses(k) + 1);
  chosen.push(pair);
}

const decisions = new Map<number, PresentationVerdict['decision']>();
const morphs: (readonly [number, number])[] = [];
for (const { i, j } of chosen) {
  const morph = await templateOf(morphOf(people[i][0], people[j][0]));
  if (morph !== undefined) morphs.push([scoreOf(morph, people[i][1]), scoreOf(morph, people[j][1])]);
}
const own = people.map(([document, live]) => scoreOf(document.template, live));

/** 1 less the cosine: greater is more suspicious. */
function scoreOf(document: FaceTemplate, live: Seen): number {
  const { score, decision } = morphDetector.detect({ document, live: live.template });
  decisions.set(score, decision);
  return score;
}

const accepted = (score: number) => face.calibrate(similarity(1 - score)).fmr <= Number(values.fmr);
const attacks = morphs.flat().filter(accepted);
const bonaFide = own.filter(accepted);
const shareAbove = (scores: readonly number[], threshold: number) =>
  scores.filter((score) => score > threshold).length / Math.max(1, scores.length);
const descending = bonaFide.toSorted((a, b) => b - a);
const figures = {
  people: people.length,
  bonaFideAccepted: bonaFide.length / own.length,
  morphs: morphs.length,
  /** Morphs that pass for both of their people, each shown live once. */
  acceptedForBoth: morphs.filter(([a, b]) => accepted(a) && accepted(b)).length / morphs.length,
  acceptedForOne: morphs.filter(([a, b]) => accepted(a) || accepted(b)).length / morphs.length,
  /** Of what a verification at the rate asked for would accept. MACER: morphs that are not suspected. */
  suspicion: [0.01, 0.05, 0.1, 0.2, 0.3].map((bpcer) => {
    const threshold = descending[Math.floor(bpcer * descending.length)];
    return { bpcer, cosine: Number((1 - threshold).toFixed(3)), macer: 1 - shareAbove(attacks, threshold) };
  }),
  atTheDetectorsLimit: {
    bpcer: share(own, 'attack'),
    macer: share(morphs.flat(), 'bona-fide'),
  },
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);

/** Of the scores that a verification accepts, how many the detector decides so. */
function share(scores: readonly number[], decision: PresentationVerdict['decision']): number {
  const held = scores.filter(accepted);
  return held.filter((score) => decisions.get(score) === decision).length / held.length;
}

/** The mean face of two, in the picture of the first. */
function morphOf(first: Seen, second: Seen): ColourImage {
  const { width, height } = first.image;
  const size = { width, height };
  const rim = [0, 0.5, 1].flatMap((x) => [0, 0.5, 1].filter((y) => x !== 0.5 || y !== 0.5).map((y) => ({ x, y })));
  const around = (image: ColourImage) =>
    rim.map(({ x, y }) => ({ x: x * (image.width - 1), y: y * (image.height - 1) }));
  const placed = fitOnto(second.points, first.points);
  const mean = first.points.map(({ x, y }, i) => ({ x: (x + placed[i].x) / 2, y: (y + placed[i].y) / 2 }));
  const from = [...first.points, ...around(first.image)];
  const one = warp(first.image, from, [...mean, ...around(first.image)], size);
  const other = warp(second.image, second.points, mean, size);
  const blended = blend(one, other);
  const inside = insideOf(mean);
  // Hair and ground stay those of the first.
  const data = one.data.map((value, i) => {
    const weight = inside(Math.floor(i / 3) % width, Math.floor(i / 3 / width));
    return Math.round(value * (1 - weight) + blended.data[i] * weight);
  });
  return { kind: 'colour', width, height, data };
}

/** The second face's points moved, turned and scaled onto the first's. */
function fitOnto(points: readonly Place[], onto: readonly Place[]): Place[] {
  const mean = (all: readonly Place[]) => ({
    x: all.reduce((sum, { x }) => sum + x, 0) / all.length,
    y: all.reduce((sum, { y }) => sum + y, 0) / all.length,
  });
  const [p, q] = [mean(points), mean(onto)];
  let [a, b, squares] = [0, 0, 0];
  points.forEach(({ x, y }, i) => {
    const [px, py, qx, qy] = [x - p.x, y - p.y, onto[i].x - q.x, onto[i].y - q.y];
    a += px * qx + py * qy;
    b += px * qy - py * qx;
    squares += px * px + py * py;
  });
  [a, b] = [a / squares, b / squares];
  return points.map(({ x, y }) => ({
    x: q.x + a * (x - p.x) - b * (y - p.y),
    y: q.y + b * (x - p.x) + a * (y - p.y),
  }));
}

/** 1 within the face, falling to 0 over its rim: an ellipse around the points. */
function insideOf(points: readonly Place[]): (x: number, y: number) => number {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  const radius = { x: (Math.max(...xs) - Math.min(...xs)) / 2, y: (Math.max(...ys) - Math.min(...ys)) / 2 };
  return (x, y) => {
    const r = Math.hypot((x - middle.x) / radius.x, (y - middle.y) / radius.y);
    return Math.min(1, Math.max(0, (1.05 - r) / 0.15));
  };
}

async function look(file: string): Promise<Seen | undefined> {
  const { image } = await face.decode(readFileSync(file));
  if (image.kind !== 'colour') return undefined;
  let mesh: readonly Place[] | undefined;
  const extraction = await face.extract({ image }, (step, data) => {
    if (step === 'mesh') mesh = (data as { points: readonly Place[] } | undefined)?.points;
  });
  if (!extraction.suitable || mesh === undefined) return undefined;
  const laid = mesh;
  return { image, template: extraction.template, points: bendingPoints.map((index) => laid[index]) };
}

async function templateOf(image: ColourImage): Promise<FaceTemplate | undefined> {
  const extraction = await face.extract({ image });
  return extraction.suitable ? extraction.template : undefined;
}

/** The first two pictures of everyone who has two. */
function pairsOfPictures(): (readonly [string, string])[] {
  const [header, ...rows] = parseCsv(readFileSync(manifest, 'utf8'));
  const [file, subject] = ['path', 'subject'].map((name) => header.indexOf(name));
  const bySubject = new Map<string, string[]>();
  for (const row of rows) {
    const files = bySubject.get(row[subject]) ?? [];
    bySubject.set(row[subject], [...files, path.resolve(path.dirname(manifest), row[file])]);
  }
  return [...bySubject.values()].filter((files) => files.length > 1).map(([first, second]) => [first, second]);
}
