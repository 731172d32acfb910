/** Cameras for tests: a head that does what the screen asks for, and a film that knows nothing of it. */
import { writeFile } from 'node:fs/promises';
import type { ColourImage } from '@ipse/core';
import { encodePng } from '@ipse/formats';
import { createFaceIdentity, headFrame, type HeadPose } from '@ipse/testkit';

const poses: Record<string, HeadPose> = {
  straight: {},
  left: { yawRad: 0.45 },
  right: { yawRad: -0.45 },
  shut: { eyesShut: 1 },
  red: { light: 'red' },
  green: { light: 'green' },
  blue: { light: 'blue' },
};

/**
 * Runs in the page before its scripts; a text, because tests are compiled without a browser's types. In place of a camera:
 * a canvas with the picture of the pose that the step on the screen asks for, from a while after it appeared until a while
 * after that, as a person would.
 */
const obey = `(pictures) => {
  const canvas = document.createElement('canvas');
  const images = Object.fromEntries(Object.entries(pictures).map(([name, png]) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + png;
    return [name, image];
  }));
  let since = 0, asked = '';
  const poseNow = () => {
    const step = document.querySelector('.challenge');
    const words = step ? step.textContent : '';
    if (words !== asked) [asked, since] = [words, performance.now()];
    if (!step) return 'straight';
    const { kind, side, colour } = step.dataset;
    if (kind === 'light') return colour;
    const shown = performance.now() - since;
    if (shown < 900 || shown > (kind === 'blink' ? 1700 : 2300)) return 'straight';
    return kind === 'blink' ? 'shut' : side;
  };
  navigator.mediaDevices.getUserMedia = async () => {
    await Promise.all(Object.values(images).map((image) => image.decode()));
    [canvas.width, canvas.height] = [images.straight.width, images.straight.height];
    const context = canvas.getContext('2d');
    setInterval(() => context.drawImage(images[poseNow()], 0, 0), 40);
    return canvas.captureStream(25);
  };
}`;

/** The script that puts somebody's obedient head before the camera. */
export async function obedientHead(person: string): Promise<string> {
  const identity = createFaceIdentity(person);
  const pictures: Record<string, string> = {};
  for (const [name, pose] of Object.entries(poses)) {
    pictures[name] = Buffer.from(await encodePng(headFrame(identity, pose))).toString('base64');
  }
  return `(${obey})(${JSON.stringify(pictures)})`;
}

/** A film of somebody who holds still, as Y4M (4:2:0), which Chromium plays in place of a camera. */
export async function writeStillFilm(file: string, person: string): Promise<void> {
  const image = headFrame(createFaceIdentity(person), {});
  const frame = Buffer.concat([Buffer.from('FRAME\n'), planesOf(image)]);
  const header = Buffer.from(`YUV4MPEG2 W${image.width} H${image.height} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([header, frame, frame]));
}

/** Luma, then the two chromas at half the size (ITU-R BT.601, full range). */
function planesOf({ width, height, data }: ColourImage): Buffer {
  const at = (x: number, y: number, weights: readonly number[], offset: number) => {
    const i = 3 * (y * width + x);
    const value = offset + weights[0] * data[i] + weights[1] * data[i + 1] + weights[2] * data[i + 2];
    return Math.max(0, Math.min(255, Math.round(value)));
  };
  const plane = (step: number, weights: readonly number[], offset: number) => {
    const [columns, rows] = [width / step, height / step];
    return Buffer.from(
      Array.from({ length: columns * rows }, (_, i) =>
        at((i % columns) * step, Math.floor(i / columns) * step, weights, offset),
      ),
    );
  };
  return Buffer.concat([
    plane(1, [0.299, 0.587, 0.114], 0),
    plane(2, [-0.169, -0.331, 0.5], 128),
    plane(2, [0.5, -0.419, -0.081], 128),
  ]);
}
