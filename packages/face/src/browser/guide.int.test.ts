import type { ColourImage, Image } from '@ipse/core';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { beforeAll, expect, it } from 'vitest';
import { createFace } from '../face.ts';
import { readGuideNetworks } from '../models/guide-networks.ts';
import { runtimeNamed } from '../models/runtime.ts';
import { openFaceGuide } from './index.ts';
import type { FaceGuide } from './index.ts';

const good = portrait(createFaceIdentity('guided'), 1, { width: 400, height: 400 }) as ColourImage;
const dark: ColourImage = { ...good, data: good.data.map((value) => value / 6) };
const blank: Image = { kind: 'gray', width: 300, height: 200, data: new Uint8Array(300 * 200).fill(120) };

let guide: FaceGuide;
beforeAll(async () => {
  guide = await openFaceGuide(await readGuideNetworks(), await runtimeNamed('webassembly'));
});

it.each([
  { what: 'a good picture', image: good, codes: [] },
  { what: 'one in the dark', image: dark, codes: ['too-dark'] },
  { what: 'one of nobody', image: blank, codes: ['no-face'] },
])('says of $what what the server would say', async ({ image, codes }) => {
  const reasons = await guide(image);
  expect(reasons.map(({ code }) => code)).toEqual(codes);
  expect(reasons).toEqual((await createFace().assess({ image })).reasons);
});
