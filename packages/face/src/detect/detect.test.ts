import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { ImagePyramid } from '../align/pyramid.ts';
import type { Model } from '../models/model.ts';
import { blazeAnchors } from './anchors.ts';
import { decodeDetections, rollOf } from './decode.ts';
import type { Detection } from './decode.ts';
import { detectAllFaces, detectFaces } from './detect.ts';
import { byProminence } from './prominence.ts';
import { blendDuplicates, overlap } from './suppress.ts';
import { closerWindows, wholeWindow } from './windows.ts';

const anchorCount = 896;

/** Answers of the network with a face at each of the given anchors. */
function answers(faces: readonly { anchor: number; logit: number; dx?: number; side?: number }[]) {
  const boxes = new Float32Array(anchorCount * 16);
  const logits = new Float32Array(anchorCount).fill(-100);
  for (const { anchor, logit, dx = 0, side = 32 } of faces) {
    logits[anchor] = logit;
    boxes.set([dx, 0, side, side, -8, -4, 8, -4, 0, 4, 0, 10, -16, 0, 16, 0], anchor * 16);
  }
  return [boxes, logits] as const;
}

const detection = (x: number, y: number, side: number, score = 0.9): Detection => ({
  centre: { x, y },
  width: side,
  height: side,
  keyPoints: [
    { x: x - 5, y },
    { x: x + 5, y },
  ],
  score,
});

describe('anchors', () => {
  it('lie two a cell on 16 x 16 cells, then six a cell on 8 x 8', () => {
    const anchors = blazeAnchors();
    expect(anchors).toHaveLength(anchorCount);
    expect([anchors[0], anchors[1], anchors[2], anchors[511]]).toEqual([
      { x: 1 / 32, y: 1 / 32 },
      { x: 1 / 32, y: 1 / 32 },
      { x: 3 / 32, y: 1 / 32 },
      { x: 31 / 32, y: 31 / 32 },
    ]);
    expect([anchors[512], anchors[517], anchors[518], anchors[895]]).toEqual([
      { x: 1 / 16, y: 1 / 16 },
      { x: 1 / 16, y: 1 / 16 },
      { x: 3 / 16, y: 1 / 16 },
      { x: 15 / 16, y: 15 / 16 },
    ]);
  });
});

describe('decodeDetections', () => {
  it('places box and key points in pixels of the image', () => {
    const [boxes, logits] = answers([{ anchor: 512, logit: 0, dx: 4 }]);
    const [face, ...others] = decodeDetections(boxes, logits, { x: 100, y: 50, side: 256 }, 0.5);
    expect(others).toEqual([]);
    expect(face).toMatchObject({ centre: { x: 123.5, y: 65.5 }, width: 64, height: 64, score: 0.5 });
    expect(face.keyPoints[1]).toEqual({ x: 131.5, y: 57.5 });
  });

  it('places a face of a turned window as turned', () => {
    const [boxes, logits] = answers([{ anchor: 512, logit: 0 }]);
    const window = { x: 0, y: 0, side: 128, angleRad: Math.PI / 2 };
    const [{ centre, keyPoints }] = decodeDetections(boxes, logits, window, 0.5);
    expect([centre.x, centre.y]).toEqual([expect.closeTo(119.5), expect.closeTo(7.5)]);
    expect(rollOf({ keyPoints })).toBeCloseTo(Math.PI / 2);
  });

  it('leaves out what scores less than asked for', () => {
    const [boxes, logits] = answers([{ anchor: 3, logit: -1.5 }]);
    expect(decodeDetections(boxes, logits, { x: 0, y: 0, side: 128 }, 0.2)).toEqual([]);
    expect(decodeDetections(boxes, logits, { x: 0, y: 0, side: 128 }, 0.18)).toHaveLength(1);
  });
});

describe('blendDuplicates', () => {
  it('blends answers for one face by their scores and keeps others apart', () => {
    const faces = blendDuplicates([
      detection(52, 50, 40, 0.3),
      detection(50, 50, 40, 0.9),
      detection(200, 50, 40, 0.5),
    ]);
    expect(faces.map(({ score }) => score)).toEqual([0.9, 0.5]);
    expect(faces[0].centre.x).toBeCloseTo(50.5);
    expect(faces[1].centre).toEqual({ x: 200, y: 50 });
  });

  it('measures overlap as the share of the union', () => {
    expect(overlap(detection(0, 0, 10), detection(5, 0, 10))).toBeCloseTo(1 / 3);
    expect(overlap(detection(0, 0, 10), detection(20, 0, 10))).toBe(0);
    expect(overlap(detection(0, 0, 0), detection(0, 0, 0))).toBe(0);
  });
});

it('takes the surest of two directions that one face was seen in, unblended', () => {
  const upright = detection(50, 50, 40, 0.6);
  const onItsHead = { ...detection(52, 50, 40, 0.9), keyPoints: [...upright.keyPoints].reverse() };
  expect(blendDuplicates([upright, onItsHead])).toEqual([onItsHead]);
});

describe('windows', () => {
  const size = fc.integer({ min: 1, max: 12_000 });

  it('hold the whole image in one, then show a face of any place and size whole and large enough in some', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 64, max: 1500 }),
        fc.integer({ min: 64, max: 1500 }),
        place,
        place,
        (w, h, u, v) => {
          const whole = wholeWindow(w, h);
          expect([whole.x <= 0, whole.y <= 0, whole.x + whole.side >= w, whole.y + whole.side >= h]).toEqual(
            Array(4).fill(true),
          );
          const face = 24;
          const [x, y] = [u * (w - face), v * (h - face)];
          const seen = [[whole], ...closerWindows(w, h)]
            .flat()
            .some(
              (window) =>
                x >= window.x &&
                y >= window.y &&
                x + face <= window.x + window.side &&
                y + face <= window.y + window.side &&
                face / window.side >= 1 / 8,
            );
          expect(seen).toBe(true);
        },
      ),
    );
  });

  it('are never more than can be looked at in a second or so', () => {
    fc.assert(fc.property(size, size, (w, h) => closerWindows(w, h).flat().length <= 401));
  });
});

describe('detectFaces', () => {
  const image: GrayImage = {
    kind: 'gray',
    width: 640,
    height: 480,
    data: Uint8Array.from({ length: 640 * 480 }, (_, i) => i % 251),
  };
  /** A detector that answers the given runs in turn, and nothing after. */
  const playing = (runs: readonly Parameters<typeof answers>[0][]) => {
    let count = 0;
    const detector: Model = { run: async () => answers(runs[count++] ?? []) };
    return { detector, runs: () => count };
  };

  it('looks no closer when the whole image shows a face, and turns a face that it is less sure of', async () => {
    const unsure = playing([[{ anchor: 700, logit: 1 }]]);
    expect(await detectFaces(new ImagePyramid(image), unsure.detector)).toHaveLength(1);
    expect(unsure.runs()).toBe(4);
    const { detector, runs } = playing([[{ anchor: 700, logit: 3 }]]);
    expect(await detectFaces(new ImagePyramid(image), detector)).toHaveLength(1);
    expect(runs()).toBe(1);
  });

  it('prefers a sure face found closer to a faint one of the whole', async () => {
    const { detector, runs } = playing([[{ anchor: 0, logit: -1 }], [], [], [], [], [{ anchor: 700, logit: 2 }]]);
    const faces = await detectFaces(new ImagePyramid(image), detector);
    expect(faces.map(({ score }) => score > 0.5)).toEqual([true]);
    expect(runs()).toBeGreaterThanOrEqual(6);
  });

  it('finds every face when all are wanted, also where the whole image shows one', async () => {
    const near = playing([[{ anchor: 700, logit: 3 }], [], [{ anchor: 700, logit: 3 }], [{ anchor: 700, logit: 2 }]]);
    expect(await detectAllFaces(new ImagePyramid(image), near.detector)).toHaveLength(3);
    expect(near.runs()).toBe(4 * (1 + closerWindows(640, 480).flat().length));
  });

  it('does not run the network over windows that show nothing', async () => {
    const blank = playing([]);
    await detectAllFaces(new ImagePyramid({ ...image, data: new Uint8Array(640 * 480) }), blank.detector);
    expect(blank.runs()).toBe(0);
  });

  it('takes a faint face when nothing surer is found anywhere, and none when there is none', async () => {
    const faint = await detectFaces(new ImagePyramid(image), playing([[{ anchor: 9, logit: -1 }]]).detector);
    expect(faint).toHaveLength(1);
    expect(await detectFaces(new ImagePyramid(image), playing([]).detector)).toEqual([]);
  });
});

it('means the largest face unless it lies far from the middle', () => {
  const [small, large, rim] = [detection(320, 240, 60), detection(300, 200, 100), detection(40, 40, 70)];
  expect(byProminence([rim, small, large], 640, 480)).toEqual([large, small, rim]);
});
