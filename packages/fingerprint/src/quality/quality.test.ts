import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFinger, impression } from '@ipse/testkit';
import type { ImpressionConditions } from '@ipse/testkit';
import { extractPrint } from '../extract/extract.ts';
import { randomTemplate } from '../testing/patterns.ts';
import { placementOf } from './placement.ts';
import { qualityOf } from './quality.ts';
import { repeatsItself } from './repetition.ts';
import { unevennessOf } from './uniformity.ts';
import type { Measures } from './measures.ts';

const centred = {
  cut: { left: 0, right: 0, top: 0, bottom: 0 },
  room: { left: 0.1, right: 0.1, top: 0.1, bottom: 0.1 },
};

/** An ordinary print. */
const ordinary: Measures = {
  areaMm2: 200,
  clearMm2: 130,
  clarity: 0.4,
  clarityOfWorst: 0.28,
  coherence: 0.6,
  unevenness: 0.07,
  minutiae: 38,
  clearMinutiae: 15,
  spread: 40,
  skewness: 0.4,
  sharpness: 0.9,
  residue: 0,
  placement: centred,
};

const codesOf = (measures: Partial<Measures>, known = true) =>
  qualityOf({ ...ordinary, ...measures }, { ppi: 500, known, others: [] }).reasons.map(({ code }) => code);

describe('reasons', () => {
  it('has none for an ordinary print', () => expect(codesOf({})).toEqual([]));

  it.each<[string, Partial<Measures>]>([
    ['partial', { areaMm2: 60 }],
    ['partial', { minutiae: 6 }],
    ['low-contrast', { spread: 6 }],
    ['too-dry', { skewness: 1.2, clarity: 0.2 }],
    ['too-wet', { unevenness: 0.16, skewness: -0.2 }],
    ['blurred', { sharpness: 0.2 }],
    ['residue', { residue: 0.3 }],
    ['off-centre', { placement: { cut: { ...centred.cut, top: 0.5 }, room: { ...centred.room, bottom: 0.4 } } }],
    [
      'tip-only',
      { areaMm2: 120, placement: { cut: { ...centred.cut, bottom: 0.5 }, room: { ...centred.room, top: 0.4 } } },
    ],
  ])('says %s', (code, measures) => expect(codesOf(measures)).toEqual([code]));

  it('does not call a large print off centre, nor one that fills the sensor', () => {
    const cut = { ...centred.cut, top: 0.5 };
    expect(codesOf({ areaMm2: 300, placement: { cut, room: { ...centred.room, bottom: 0.4 } } })).toEqual([]);
    expect(codesOf({ placement: { cut, room: { ...centred.room, bottom: 0.05 } } })).toEqual([]);
  });

  it('says that the resolution was a guess, and what else it may be', () => {
    expect(codesOf({}, false)).toEqual(['resolution-unknown']);
    const said = (others: number[]) => qualityOf(ordinary, { ppi: 500, known: false, others }).reasons[0].message;
    expect(said([])).toMatch(/is 500 pixels per inch\.$/);
    expect(said([600, 400])).toMatch(/is 500 pixels per inch, but may as well be 600 or 400\.$/);
  });

  it('says that noise is no print, and nothing else of it', () =>
    expect(codesOf({ coherence: 0.2, areaMm2: 60 }, false)).toEqual(['not-ridges']));

  it('finds no finger in nothing', () => {
    expect(qualityOf({ ...ordinary, areaMm2: 0 }, { ppi: 500, known: false, others: [] })).toMatchObject({
      value: 0,
      reasons: [{ code: 'no-ridges' }],
    });
  });
});

describe('the number', () => {
  const value = (measures: Measures) => qualityOf(measures, { ppi: 500, known: true, others: [] }).value;
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const anything = fc.record({
    clearMinutiae: fc.double({ min: 0, max: 60, noNaN: true }),
    clarityOfWorst: share,
    unevenness: fc.double({ min: 0, max: 0.5, noNaN: true }),
  });

  it('is a whole number from 0 to 100 that no better measure lowers', () => {
    fc.assert(
      fc.property(anything, share, (some, more) => {
        const measures = { ...ordinary, ...some };
        const base = value(measures);
        expect(Number.isInteger(base) && base >= 0 && base <= 100).toBe(true);
        expect(value({ ...measures, clearMinutiae: some.clearMinutiae + 20 * more })).toBeGreaterThanOrEqual(base);
        expect(value({ ...measures, clarityOfWorst: some.clarityOfWorst + more })).toBeGreaterThanOrEqual(base);
        expect(value({ ...measures, unevenness: some.unevenness + more })).toBeLessThanOrEqual(base);
      }),
    );
  });
});

describe('measures', () => {
  it('finds even what is even, and blotches uneven', () => {
    const side = 64;
    const mask = { cols: side / 2, rows: side / 2, inside: new Uint8Array((side / 2) ** 2).fill(1) };
    const field = (darkAt: (x: number, y: number) => boolean) => ({
      width: side,
      height: side,
      data: Float32Array.from({ length: side * side }, (_, i) => (darkAt(i % side, Math.floor(i / side)) ? 1 : -1)),
    });
    expect(
      unevennessOf(
        field((x) => x % 4 < 2),
        mask,
      ),
    ).toBe(0);
    expect(
      unevennessOf(
        field((x) => x < 32),
        mask,
      ),
    ).toBeCloseTo(0.5, 12);
    expect(
      unevennessOf(
        field((x) => x < 32),
        { ...mask, inside: mask.inside.map(() => 0) },
      ),
    ).toBe(0);
  });

  it('knows where the frame cuts a print off', () => {
    const [cols, rows] = [40, 50];
    const inside = Uint8Array.from({ length: cols * rows }, (_, i) =>
      i >= 30 * cols && i % cols >= 10 && i % cols < 30 ? 1 : 0,
    );
    expect(placementOf({ cols, rows, inside })).toEqual({
      cut: { left: 0, right: 0, top: 0, bottom: 0.5 },
      room: { left: 0.25, right: 0.25, top: 0.6, bottom: 0 },
    });
  });

  it('follows what befell a finger', () => {
    const finger = createFinger('quality');
    const ordinaryTouch = {
      moisture: 0,
      pressure: 0,
      contact: 1,
      rollX: 0,
      rollY: 0,
      noise: 0.1,
      shiftX: 0,
      shiftY: 0,
    };
    const rate = (conditions: Partial<ImpressionConditions>) =>
      extractPrint(impression(finger, 1, { ...ordinaryTouch, ...conditions })).quality;
    const good = rate({});
    expect(good.value).toBeGreaterThan(50);
    for (const conditions of [{ moisture: -1, pressure: -1 }, { contact: 0.4 }])
      expect(rate(conditions).value).toBeLessThan(good.value);
  });
});

describe('repetition', () => {
  const print = randomTemplate(5);

  it('tells wallpaper from a print', () => {
    const one = print.ridges.slice(0, 32);
    const wallpaper = { ...print, ridges: print.ridges.map((_, i) => one[i % 32]) };
    expect(repeatsItself(print)).toBe(false);
    expect(repeatsItself(wallpaper)).toBe(true);
  });

  it('does not take neighbours that share their surroundings for wallpaper, nor a handful of minutiae', () => {
    const same = print.ridges.map(() => 85);
    expect(repeatsItself({ ...print, x: print.x.map(() => 800), y: print.y.map(() => 800), ridges: same })).toBe(false);
    expect(repeatsItself({ ...print, count: 5, ridges: same.slice(0, 160) })).toBe(false);
  });
});
