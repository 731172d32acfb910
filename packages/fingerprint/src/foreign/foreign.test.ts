import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCodedError } from '@ipse/core';
import { fingerprint } from '../fingerprint.ts';
import { compare, rawSimilarity } from '../match/compare.ts';
import { randomTemplate } from '../testing/patterns.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { fromMinutiaeRecord, minutiaeOnly } from './from-record.ts';
import { toMinutiaeRecord } from './to-record.ts';

const formats = ['iso-19794-2-2005', 'iso-19794-2-2011', 'ansi-378-2004', 'ansi-378-2009'] as const;
const samples = path.resolve(import.meta.dirname, '../../../../../shared/samples/iso-templates');

/** A print as another system sends it. */
const foreign = (seed: number, placed = {}) => minutiaeOnly(randomTemplate(seed, placed));

describe('a foreign template', () => {
  it('is found again however it is turned and shifted, and pairs each minutia with itself', () => {
    const placed = fc.record({
      turnRad: fc.double({ min: -3, max: 3, noNaN: true }),
      dx: fc.integer({ min: -30, max: 30 }),
      dy: fc.integer({ min: -30, max: 30 }),
    });
    fc.assert(
      fc.property(fc.nat(1000), placed, (seed, place) => {
        const { similarity, pairs } = compare(foreign(seed), foreign(seed, place));
        expect(fingerprint.calibrate(similarity).log10LR).toBeGreaterThan(2);
        expect(pairs.filter(({ probe, reference }) => probe === reference).length).toBeGreaterThanOrEqual(36);
      }),
      { numRuns: 10 },
    );
  });

  it('is compared with our own by minutiae alone, alike in both orders, and strangers stay below', () => {
    for (let seed = 0; seed < 8; seed++) {
      const own = randomTemplate(seed, { turnRad: 0.3, dx: 7 });
      const mate = compare(foreign(seed), own).similarity;
      expect(compare(own, foreign(seed)).similarity).toBe(mate);
      const stranger = compare(foreign(seed), randomTemplate(seed + 100)).similarity;
      expect(fingerprint.calibrate(stranger).log10LR).toBeLessThan(0.5);
      expect(stranger).toBeLessThan(mate - 2);
    }
    expect(compare(foreign(1, { count: 0 }), foreign(1))).toEqual({ similarity: 0, pairs: [] });
  });

  it('is found in an index among our own', () => {
    const index = fingerprint.createIndex();
    for (let seed = 0; seed < 30; seed++) index.add(seed, seed % 2 === 0 ? foreign(seed) : randomTemplate(seed));
    for (const seed of [6, 7]) expect(index.search(foreign(seed, { dx: 9 }), 1)[0].reference).toBe(seed);
  });
});

describe('a minutiae record', () => {
  it.each(formats)('of %s gives back a template that is as good as the first', (format) => {
    for (let seed = 0; seed < 5; seed++) {
      const own = randomTemplate(seed);
      const back = fingerprint.decodeTemplate(toMinutiaeRecord(own, { format, position: 7 }));
      expect([back.kind, back.count]).toEqual(['foreign', own.count]);
      expect(fingerprint.decodeTemplate(fingerprint.encodeTemplate(back))).toEqual(back);
      // Whole pixels, and in ANSI two degrees, are all that is lost.
      expect(rawSimilarity(back, own)).toBeGreaterThan(0.9 * rawSimilarity(minutiaeOnly(own), own));
    }
  });

  it('keeps places and directions at another resolution', () => {
    const own = { ...randomTemplate(3), scale: 2, originX: 40, originY: 10 } as FingerprintTemplate;
    const back = fromMinutiaeRecord(toMinutiaeRecord(own, { format: 'iso-19794-2-2005' }));
    const seen = fingerprint.features(back);
    for (const { x, y, angleRad } of fingerprint.features(own)) {
      const nearest = seen.find((each) => Math.hypot(each.x - x, each.y - y) < 1.5 && each.angleRad === angleRad);
      expect(nearest).toBeDefined();
    }
  });

  it('of several fingers is refused', () => {
    const record = path.join(samples, 'iso19794p2v2005/iso19794p2v2005-sample.dat');
    if (!existsSync(record)) return;
    const code = () => {
      try {
        return fromMinutiaeRecord(readFileSync(record)).kind;
      } catch (error) {
        return isCodedError(error) ? error.code : String(error);
      }
    };
    expect(code()).toBe('TEMPLATE_SEVERAL_FINGERS');
  });
});

describe.skipIf(!existsSync(samples))('templates of another extractor', () => {
  const folder = path.join(samples, 'iso-fjfx');
  const theirs = (name: string) => fromMinutiaeRecord(readFileSync(path.join(folder, 'templates-iso', `${name}.ist`)));

  it('mean the same places and directions as ours of the same picture', { timeout: 60_000 }, async () => {
    for (const name of ['a001_07p', 'b001_06p']) {
      const file = readFileSync(path.join(folder, 'images-pgm', `${name}.pgm`));
      const own = await fingerprint.extract(await fingerprint.decode(file, { resolutionPpi: 500 }));
      if (!own.suitable) throw new Error('a picture without ridges');
      const { similarity, pairs } = compare(own.template, theirs(name));
      expect(fingerprint.calibrate(similarity).log10LR).toBeGreaterThan(2);
      const [ours, foreign] = [own.template, theirs(name)].map((each) => fingerprint.features(each));
      const turns = pairs.map(({ probe, reference }) =>
        Math.cos((ours[probe].angleRad ?? 0) - (foreign[reference].angleRad ?? 0)),
      );
      expect(turns.reduce((sum, turn) => sum + turn, 0) / turns.length).toBeGreaterThan(0.95);
    }
  });

  it('find their mates among strangers', () => {
    const names = ['a001_03p', 'a001_04p', 'a001_05p', 'a001_06p', 'a001_07p', 'b001_04p', 'b001_08p'];
    for (const [probe, mate] of [
      ['b001_04p', 'a001_04p'],
      ['b001_06p', 'a001_06p'],
    ]) {
      const ranked = names
        .filter((name) => name !== probe)
        .map((name) => ({ name, value: rawSimilarity(theirs(probe), theirs(name)) }))
        .sort((a, b) => b.value - a.value);
      expect(ranked[0].name).toBe(mate);
      expect(ranked[0].value).toBeGreaterThan(ranked[1].value + 1);
    }
  });
});
