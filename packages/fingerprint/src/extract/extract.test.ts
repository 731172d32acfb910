import { describe, expect, it } from 'vitest';
import { extractPrint } from './extract.ts';
import { featuresOf } from '../template/features.ts';
import { encodeTemplate } from '../template/template-codec.ts';
import { draw, untold } from '../testing/patterns.ts';
import type { GrayImage } from '@ipse/core';

function minutiaeOf(image: GrayImage) {
  const extraction = extractPrint(image);
  if (!extraction.suitable) throw new Error('not suitable');
  return featuresOf(extraction.template);
}

const codes = (image: GrayImage) => extractPrint(image).quality.reasons.map(({ code }) => code);

describe('minutiae', () => {
  it('has none in parallel ridges', () => {
    expect(extractPrint(draw({ normalRad: 0.7 }))).toMatchObject({
      suitable: false,
      quality: { value: 0, reasons: [{ code: 'no-minutiae' }] },
    });
  });

  it.each([
    [0, 1],
    [0, -1],
    [0.9, 1],
    [2.2, -1],
  ])('finds the one that is drawn: ridges across %d radians, winding %d', (normalRad, winding) => {
    const found = minutiaeOf(draw({ normalRad, winding, minutia: { x: 110, y: 131 } }));
    expect(found).toHaveLength(1);
    expect(Math.hypot(found[0].x - 110, found[0].y - 131)).toBeLessThan(1.5);
    // The extra line lies anticlockwise of the wave vector for winding 1; the feature's angle counts anticlockwise.
    const expected = -(normalRad - (winding * Math.PI) / 2);
    expect(Math.cos((found[0].angleRad ?? 0) - expected)).toBeGreaterThan(0.97);
  });

  it('tells an ending from a bifurcation by whether the extra line is dark', () => {
    const kinds = [0, Math.PI].map(
      (phaseRad) => minutiaeOf(draw({ phaseRad, minutia: { x: 117, y: 120 }, periodPx: 9 }))[0].kind,
    );
    expect([...kinds].sort()).toEqual(['bifurcation', 'ending']);
  });

  it('answers in the pixels of the sample, at any resolution', () => {
    const found = minutiaeOf(
      draw({ width: 480, height: 480, periodPx: 18, minutia: { x: 221, y: 263 }, resolutionPpi: 1000 }),
    );
    expect(found).toHaveLength(1);
    expect(Math.hypot(found[0].x - 221, found[0].y - 263)).toBeLessThan(3);
  });

  it('sees an inverted print as the same ridges', () => {
    const print = draw({ width: 320, height: 320, radiusPx: 110, minutia: { x: 150, y: 160 } });
    const [one] = minutiaeOf(print).filter(({ x, y }) => Math.hypot(x - 150, y - 160) < 3);
    const turned = { ...print, data: print.data.map((value) => 255 - value) };
    const [other] = minutiaeOf(turned).filter(({ x, y }) => Math.hypot(x - 150, y - 160) < 3);
    expect(other.kind).toBe(one.kind);
  });
});

describe('extraction', () => {
  it('is the same for the same image', () => {
    const image = draw({ minutia: { x: 100, y: 120 }, normalRad: 0.4 });
    const [a, b] = [extractPrint(image), extractPrint(image)];
    if (!a.suitable || !b.suitable) throw new Error('not suitable');
    expect(encodeTemplate(a.template)).toEqual(encodeTemplate(b.template));
  });

  it('shows every step', () => {
    const steps: string[] = [];
    extractPrint(draw({}), (step) => steps.push(step));
    expect(steps).toEqual([
      'resolution',
      'contrast',
      'flow',
      'orientation',
      'wave',
      'mask',
      'skeleton',
      'minutiae',
      'pattern',
      'measures',
    ]);
  });

  it('finds no finger where there is none', () => {
    const blank = (width: number, height: number): GrayImage => ({
      kind: 'gray',
      width,
      height,
      data: new Uint8Array(width * height).fill(200),
    });
    for (const image of [blank(150, 150), blank(1, 1), blank(2000, 1), blank(3, 500)]) {
      expect(extractPrint(image)).toMatchObject({ suitable: false, quality: { value: 0 } });
    }
    const gradient = { ...blank(256, 256), data: Uint8Array.from({ length: 65536 }, (_, i) => i % 256) };
    expect(extractPrint(gradient).quality.value).toBeLessThan(20);
  });
});

describe('reasons', () => {
  it('says what a person can do', () => {
    expect(codes(draw({ width: 200, height: 200, radiusPx: 60 }))).toContain('partial');
    expect(codes(untold(draw({ width: 200, height: 200 })))).toContain('resolution-unknown');
    const faint = draw({ width: 200, height: 200 });
    expect(codes({ ...faint, data: faint.data.map((value) => 200 + (value - 128) / 12) })).toContain('low-contrast');
    expect(codes({ ...faint, data: new Uint8Array(200 * 200) })).toEqual(['no-ridges']);
  });
});
