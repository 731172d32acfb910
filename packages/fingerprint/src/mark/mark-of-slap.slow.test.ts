import { expect, it } from 'vitest';
import { createFinger, impression, leaveMark, slap } from '@ipse/testkit';
import { extractPrint } from '../extract/extract.ts';
import { createIndex } from '../search/template-index.ts';
import { cutSlap } from '../slap/cut-slap.ts';
import { segmentSlap } from '../slap/segment-slap.ts';
import { extractMark } from './extract-mark.ts';

it('a mark finds the finger that was cut from a slap', { timeout: 60_000 }, () => {
  const fingers = ['i', 'm', 'r', 'l'].map((name) => createFinger(`mark of a slap/${name}`));
  const size = { width: 1500, height: 1000, onCard: false } as const;
  const { image } = slap(fingers, 'enrolled', { ...size, hand: 'right', rotationRad: 0.1 });
  const index = createIndex();
  const found = segmentSlap(image).fingers;
  for (const [reference, cut] of cutSlap(image, found).entries()) {
    const print = extractPrint(cut);
    if (print.suitable) index.add(reference, print.template);
  }
  expect(index.size).toBe(4);
  const still = { rotationRad: 0, shiftX: 0, shiftY: 0, moisture: 0, contact: 1, noise: 0 };
  const scene = leaveMark(impression(fingers[1], 'scene', still), 3);
  const mark = extractMark(scene.image, { region: scene.region });
  const [best] = mark.suitable ? index.search(mark.template, 4) : [];
  expect(found[best.reference].position).toBe('RIGHT_MIDDLE');
});
