/** The real networks on synthetic faces: that the road is whole, not how accurate it is. */
import { expect, it } from 'vitest';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { encodePng } from '@ipse/formats';
import type { GrayImage, Image } from '@ipse/core';
import { toGray } from '@ipse/core';
import { createFace } from './face.ts';

const face = createFace();
const people = ['one', 'two', 'three'].map((seed) => createFaceIdentity(seed));
const still = { yawRad: 0, pitchRad: 0, rollRad: 0 };

async function templateOf(image: Image) {
  const extraction = await face.extract({ image });
  if (!extraction.suitable) throw new Error('no face found');
  return extraction.template;
}

/** `image` shrunk by a whole factor and set into a black canvas. */
function inset(image: GrayImage, factor: number, size: number, left: number, top: number): GrayImage {
  const data = new Uint8Array(size * size);
  for (let y = 0; y < Math.floor(image.height / factor); y++) {
    for (let x = 0; x < Math.floor(image.width / factor); x++) {
      let sum = 0;
      for (let k = 0; k < factor * factor; k++) {
        sum += image.data[(y * factor + Math.floor(k / factor)) * image.width + x * factor + (k % factor)];
      }
      data[(top + y) * size + left + x] = sum / factor ** 2;
    }
  }
  return { kind: 'gray', width: size, height: size, data };
}

it('tells synthetic people apart, from colour and from gray', async () => {
  const first = await Promise.all(people.map((person) => templateOf(portrait(person, 1, still))));
  const second = await Promise.all(people.map((person) => templateOf(toGray(portrait(person, 2, still)))));
  const index = face.createIndex();
  first.forEach((template, i) => index.add(i, template));
  for (const [i, probe] of second.entries()) expect(index.search(probe, 1)[0].reference).toBe(i);
});

it('gives the same bytes for the same file, through decoding, and finds the points where they are', async () => {
  const image = portrait(people[0], 1, still);
  const sample = await face.decode(await encodePng(image), { mediaType: 'image/png', position: 'PORTRAIT' });
  expect(sample.position).toBe('PORTRAIT');
  const [one, two] = [await templateOf(sample.image), await templateOf(image)];
  expect(face.encodeTemplate(one)).toEqual(face.encodeTemplate(two));
  const [leftEye, rightEye, nose, mouthLeft, mouthRight] = one.points;
  expect(leftEye.x).toBeGreaterThan(nose.x);
  expect(rightEye.x).toBeLessThan(nose.x);
  expect(nose.y).toBeGreaterThan(Math.max(leftEye.y, rightEye.y));
  expect(Math.min(mouthLeft.y, mouthRight.y)).toBeGreaterThan(nose.y);
});

it('finds a small face in a corner of a larger picture, and says that it is small', async () => {
  const image = toGray(portrait(people[1], 1, still));
  const { quality, ...extraction } = await face.extract({ image: inset(image, 6, 640, 500, 20) });
  expect(extraction.suitable).toBe(true);
  expect(quality.reasons.map(({ code }) => code)).toContain('too-small');
});

it('rates a small image of a face below a large one', async () => {
  const image = toGray(portrait(people[2], 1, still));
  const [large, small] = [await face.assess({ image }), await face.assess({ image: inset(image, 8, 128, 40, 30) })];
  expect(small.value).toBeLessThan(large.value);
});

it('says that there is no face, and works on the smallest image', async () => {
  const ramp: GrayImage = {
    kind: 'gray',
    width: 300,
    height: 200,
    data: Uint8Array.from({ length: 60_000 }, (_, i) => (i % 300) / 2),
  };
  const dot: GrayImage = { kind: 'gray', width: 1, height: 1, data: Uint8Array.of(128) };
  for (const image of [ramp, dot]) {
    const extraction = await face.extract({ image });
    expect(extraction.suitable).toBe(false);
    expect(extraction.quality).toMatchObject({ value: 0, reasons: [{ code: 'no-face' }] });
    expect(await face.assess({ image })).toEqual(extraction.quality);
  }
});

/** Pictures laid side by side on gray, each turned by so many quarters clockwise. */
function sideBySide(pictures: readonly GrayImage[], quarters: readonly number[], cell: number): GrayImage {
  const width = cell * pictures.length;
  const data = new Uint8Array(width * cell).fill(200);
  pictures.forEach((picture, n) => {
    const shrink = Math.max(picture.width, picture.height) / cell;
    for (let y = 0; y < cell; y++) {
      for (let x = 0; x < cell; x++) {
        let [u, v] = [x, y];
        for (let q = 0; q < quarters[n]; q++) [u, v] = [v, cell - 1 - u];
        const [px, py] = [Math.floor(u * shrink), Math.floor(v * shrink)];
        if (px < picture.width && py < picture.height)
          data[y * width + n * cell + x] = picture.data[py * picture.width + px];
      }
    }
  });
  return { kind: 'gray', width, height: cell, data };
}

it('finds every face of a picture, whichever way up, and whose each is', async () => {
  const pictures = people.map((person) => toGray(portrait(person, 1, still)));
  const image = sideBySide(pictures, [0, 1, 2], 240);
  const found = (await face.extractAll({ image })).toSorted((p, q) => p.box.x - q.box.x);
  expect(found.map(({ rollRad }) => Math.abs(Math.round(rollRad / (Math.PI / 2))))).toEqual([0, 1, 2]);
  const index = face.createIndex();
  for (const [i, picture] of pictures.entries()) index.add(i, await templateOf(picture));
  for (const [i, { template, box }] of found.entries()) {
    expect(index.search(template, 1)[0].reference).toBe(i);
    expect(Math.floor((box.x + box.width / 2) / 240)).toBe(i);
  }
});

it('takes one face that stands on its head as it takes it upright', async () => {
  const picture = toGray(portrait(people[0], 1, still));
  const [upright, turned] = [await templateOf(picture), await templateOf(sideBySide([picture], [2], 400))];
  const itself = face.compare(upright, upright).similarity;
  expect(face.compare(upright, turned).similarity).toBeGreaterThan(0.7 * itself);
});

it('finds no face in an image without one, also when all are wanted', async () => {
  const data = Uint8Array.from({ length: 90_000 }, (_, i) => 128 + 90 * Math.sin(i % 300) * Math.sin(i / 1500));
  expect(await face.extractAll({ image: { kind: 'gray', width: 300, height: 300, data } })).toEqual([]);
});

it('examines a face: a darker, turned or smaller one is worse in that component, and the crop has its eyes level', async () => {
  const examined = async (conditions: object) => {
    const examination = await face.examine({ image: portrait(people[0], 1, { ...still, ...conditions }) });
    if (examination === undefined) throw new Error('no face found');
    return examination;
  };
  const component = ({ components }: Awaited<ReturnType<typeof examined>>, name: string) =>
    components.find((each) => each.name === name)?.value ?? NaN;
  const plain = await examined({});
  const [turned, leaning] = [await examined({ yawRad: 0.5 }), await examined({ rollRad: 0.4 })];
  expect(plain.faces).toBe(1);
  expect(component(turned, 'pose-yaw')).toBeLessThan(component(plain, 'pose-yaw') - 20);
  expect(component(leaning, 'pose-roll')).toBeLessThan(component(plain, 'pose-roll') - 20);
  const findings = (await face.examine({ image: leaning.crop }))?.portrait ?? [];
  const found = Object.fromEntries(findings.map(({ requirement, met }) => [requirement, met]));
  expect(found).toMatchObject({
    'one-face': true,
    'roll-degrees': true,
    'head-height': true,
    'head-width': true,
    'horizontal-centre': true,
  });
  expect(leaning.portrait.find(({ requirement }) => requirement === 'roll-degrees')?.met).toBe(false);
});
