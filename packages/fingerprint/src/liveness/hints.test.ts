import { expect, it } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { createFinger, impression, random } from '@ipse/testkit';
import { hintsOfPrint } from './hints.ts';
import { measurePrint } from './measures.ts';

const print = impression(createFinger('hints'), 1);
const mapped = (to: (value: number, x: number, y: number) => number): GrayImage => ({
  ...print,
  data: print.data.map((value, i) =>
    Math.max(0, Math.min(255, Math.round(to(value, i % print.width, Math.floor(i / print.width))))),
  ),
});
const codes = (image: GrayImage) => hintsOfPrint(image).map(({ code }) => code);
const chance = random('grain');
const grainy = mapped((value) => value + 8 * chance.normal());

it('says nothing of a print with the grain of a sensor, and nothing of an image without ridges', () => {
  expect(codes(grainy)).toEqual([]);
  const blank = { ...print, data: new Uint8Array(print.data.length).fill(200) };
  expect([codes(blank), measurePrint(blank)]).toEqual([[], undefined]);
});

it('sees a raster of dots that is the same all over', () => {
  const dotted = { ...grainy, data: grainy.data.slice() };
  for (let i = 0; i < dotted.data.length; i++) {
    const [x, y] = [i % print.width, Math.floor(i / print.width)];
    dotted.data[i] = Math.max(0, Math.min(255, dotted.data[i] + 30 * Math.cos(1.4 * x + 0.9 * y)));
  }
  expect(codes(dotted)).toEqual(['dot-raster']);
});

it('sees two tones, and what has no grain', () => {
  expect(codes(mapped((value) => (value < 128 ? 20 : 240)))).toContain('few-gray-levels');
  const wave = mapped((_, x, y) => 128 + 90 * Math.sin(0.45 * x + 0.1 * Math.sin(y / 20)));
  expect(codes(wave)).toContain('no-grain');
});
