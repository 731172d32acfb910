import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMinutiaeRecord } from './decode-minutiae-record.ts';
import { emptyHeads, encodeMinutiaeRecord } from './encode-minutiae-record.ts';
import { anglesPerTurn } from './minutiae-record.ts';
import type { MinutiaCode, MinutiaeRecord } from './minutiae-record.ts';
import { codeOf, formats, records } from '../testing/minutiae.ts';

const samples = path.resolve(import.meta.dirname, '../../../../../shared/samples/iso-templates');

describe('a finger minutiae record', () => {
  it('comes back as it was written, in every format', () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(decodeMinutiaeRecord(encodeMinutiaeRecord(record))).toEqual(record);
      }),
      { numRuns: 300 },
    );
  });

  it('longer than 65,535 bytes takes the long form of ANSI 2004', () => {
    const [first] = fc.sample(records, { seed: 7, numRuns: 1 });
    const { record, view } = emptyHeads('ansi-378-2004');
    const long = {
      ...first.views[0],
      view: 0,
      quality: 60,
      head: view,
      minutiae: [],
      extended: new Uint8Array(65_535),
    };
    delete (long as { endingCode?: number }).endingCode;
    const written: MinutiaeRecord = { format: 'ansi-378-2004', head: record, views: [long] };
    const bytes = encodeMinutiaeRecord(written);
    expect(Array.from(bytes.subarray(8, 14))).toEqual([0, 0, 0, 1, 0, 35]);
    expect(decodeMinutiaeRecord(bytes)).toEqual(written);
  });

  it('cut anywhere is refused', () => {
    for (const record of fc.sample(records, { seed: 3, numRuns: 12 })) {
      const bytes = encodeMinutiaeRecord(record);
      for (let length = 0; length < bytes.length; length += 1 + (length >> 4)) {
        expect(codeOf(bytes.subarray(0, length)), `${record.format} of ${length}`).toBe('MINUTIAE_TRUNCATED');
      }
    }
  });

  it('of another kind, too large or without a size is refused', () => {
    expect(codeOf(Buffer.from('FIR\x00020\0 and more than fifteen bytes'))).toBe('MINUTIAE_FOREIGN');
    expect(codeOf(new Uint8Array(1024 * 1024 + 1))).toBe('MINUTIAE_TOO_LARGE');
    for (const record of fc.sample(records, { seed: 5, numRuns: 12 })) {
      const views = record.views.map((view) => ({ ...view, width: 0 }));
      expect(codeOf(encodeMinutiaeRecord({ ...record, views })), record.format).toBe('MINUTIAE_CORRUPT');
    }
  });

  it('tells its unit of angle, and whether an ANSI record was written with that of ISO', () => {
    const [record] = fc.sample(
      records.filter(({ format, views }) => format === 'ansi-378-2009' && views[0].minutiae.length > 0),
      { seed: 1, numRuns: 1 },
    );
    const withAngle = (angle: number): MinutiaeRecord => {
      const minutiae = [{ code: 1 as MinutiaCode, x: 1, y: 1, angle, quality: 1 }];
      return { ...record, views: [{ ...record.views[0], minutiae }] };
    };
    expect([179, 180].map((angle) => anglesPerTurn(withAngle(angle)))).toEqual([180, 256]);
    expect(anglesPerTurn({ ...withAngle(0), format: 'iso-19794-2-2005' })).toBe(256);
  });

  it('has heads of the right length where nothing is known', () => {
    for (const format of formats) {
      const { record, view } = emptyHeads(format);
      const [{ views }] = fc.sample(records, { seed: 2, numRuns: 1 });
      const bytes = encodeMinutiaeRecord({ format, head: record, views: [{ ...views[0], view: 0, head: view }] });
      expect(decodeMinutiaeRecord(bytes).head).toEqual(record);
    }
  });
});

interface Expected {
  readonly fingerprints: readonly {
    readonly quality: number;
    readonly minutiae: readonly {
      type: string;
      positionX: number;
      positionY: number;
      angle: number;
      quality: number;
    }[];
  }[];
}

describe.skipIf(!existsSync(samples))('records of other programs', () => {
  it.each(['ansi378v2004/ansi378v2004-sample', 'iso19794p2v2005/iso19794p2v2005-sample'])('%s', (name) => {
    const bytes = readFileSync(path.join(samples, `${name}.dat`));
    const expected = JSON.parse(readFileSync(path.join(samples, `${name}.json`), 'utf8')) as Expected;
    const record = decodeMinutiaeRecord(bytes);
    const words = ['OTHER', 'ENDING', 'BIFURCATION'];
    const said = record.views.map(({ quality, minutiae }) => ({
      quality,
      minutiae: minutiae.map((each) => ({
        type: words[each.code],
        positionX: each.x,
        positionY: each.y,
        angle: each.angle,
        quality: each.quality,
      })),
    }));
    expect(said).toEqual(expected.fingerprints.map(({ quality, minutiae }) => ({ quality, minutiae })));
    // All but version and length, which the writer of the ANSI file had wrong.
    expect(Buffer.from(encodeMinutiaeRecord(record)).subarray(12)).toEqual(bytes.subarray(12));
  });

  it('come back from another extractor byte by byte', () => {
    const folder = path.join(samples, 'iso-fjfx/templates-iso');
    const names = readdirSync(folder);
    expect(names).toHaveLength(9);
    for (const name of names) {
      const bytes = readFileSync(path.join(folder, name));
      expect(Buffer.from(encodeMinutiaeRecord(decodeMinutiaeRecord(bytes))).equals(bytes), name).toBe(true);
    }
  });

  it.each([
    ['fmr.ansi2004', 'ansi-378-2004', [27, 22, 28]],
    ['fmr.iso2005', 'iso-19794-2-2005', [27, 22]],
    ['biomdi/fingerminutia/ANSI-INCITS-378_2004/Appendix-B2_Example.raw', 'ansi-378-2004', [27, 22]],
    ['biomdi/fingerminutia/ISO-19794-2_2005/Appendix-C2_Example.raw', 'iso-19794-2-2005', [27, 22]],
  ])('%s, whose lengths are not all right', (name, format, counts) => {
    const record = decodeMinutiaeRecord(readFileSync(path.join(samples, name)));
    expect([record.format, record.views.map(({ minutiae }) => minutiae.length)]).toEqual([format, counts]);
    expect(decodeMinutiaeRecord(encodeMinutiaeRecord(record))).toEqual(record);
  });
});
