/** Finger minutiae records of every format, at random, for the tests of this package. */
import fc from 'fast-check';
import { isCodedError } from '@ipse/core';
import { decodeMinutiaeRecord } from '../iso/decode-minutiae-record.ts';
import type { MinutiaCode, MinutiaeFormat, MinutiaeRecord, MinutiaeView } from '../iso/minutiae-record.ts';

export const formats: readonly MinutiaeFormat[] = [
  'ansi-378-2004',
  'ansi-378-2009',
  'ansi-378-2009-am1',
  'iso-19794-2-2005',
  'iso-19794-2-2011',
];

const byte = fc.nat(255);
const size = fc.record({
  width: fc.integer({ min: 1, max: 65_535 }),
  height: fc.integer({ min: 1, max: 65_535 }),
  xPerCm: fc.integer({ min: 1, max: 65_535 }),
  yPerCm: fc.integer({ min: 1, max: 65_535 }),
});
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

const minutia = fc.record({
  code: fc.integer({ min: 0, max: 3 }) as fc.Arbitrary<MinutiaCode>,
  x: fc.nat(16_383),
  y: fc.nat(16_383),
  angle: byte,
  quality: fc.oneof(fc.nat(100), fc.constant(254)),
});
const drawn = { minutiae: fc.array(minutia, { maxLength: 12 }), extended: fc.uint8Array({ maxLength: 20 }) };

/** Formats of 2004 and 2005 keep view and impression in half a byte each, and one size for all views. */
const shared = (format: 'ansi-378-2004' | 'iso-19794-2-2005') =>
  fc.tuple(size, bytes(format === 'ansi-378-2004' ? 6 : 2)).chain(([one, head]) => {
    const nibble = fc.nat(15);
    const said = {
      position: byte,
      view: nibble,
      impression: nibble,
      quality: byte,
      head: fc.constant(new Uint8Array()),
    };
    const view = fc.record({ ...said, ...drawn }).map((each) => ({ ...each, ...one }));
    return fc.record({
      format: fc.constant(format),
      head: fc.constant(head),
      views: fc.array(view, { minLength: 1, maxLength: 4 }),
    });
  });

const said = { position: byte, view: byte, impression: byte };

const ansi2009 = (format: 'ansi-378-2009' | 'ansi-378-2009-am1') =>
  fc.record({
    format: fc.constant(format),
    head: bytes(7),
    views: fc.array(
      fc
        .tuple(size, fc.record({ ...said, quality: byte, head: bytes(4), ...drawn }))
        .map(([one, view]) => ({ ...view, ...one })),
      { minLength: 1, maxLength: 4 },
    ),
  });

const iso2011 = fc.boolean().chain((certified) => {
  const block = (length: number) => fc.array(bytes(length), { maxLength: 3 });
  const head = fc.tuple(bytes(14), block(5), block(3)).map(([capture, qualities, certificates]) => {
    const flat = (blocks: readonly Uint8Array[]) => blocks.flatMap((each) => [...each]);
    const certification = certified ? [certificates.length, ...flat(certificates)] : [];
    return Uint8Array.from([...capture, qualities.length, ...flat(qualities), ...certification]);
  });
  const view = fc.tuple(size, fc.record({ ...said, endingCode: fc.nat(15), head, ...drawn })).map(([one, each]) => ({
    ...each,
    ...one,
    quality: each.head[14] > 0 ? each.head[15] : 254,
  }));
  return fc.record({
    format: fc.constant('iso-19794-2-2011' as const),
    head: fc.constant(Uint8Array.of(certified ? 1 : 0)),
    views: fc.array(view as fc.Arbitrary<MinutiaeView>, { minLength: 1, maxLength: 4 }),
  });
});

export const records: fc.Arbitrary<MinutiaeRecord> = fc.oneof(
  shared('ansi-378-2004'),
  shared('iso-19794-2-2005'),
  ansi2009('ansi-378-2009'),
  ansi2009('ansi-378-2009-am1'),
  iso2011,
);

/** The code with which a record is refused, or `read`. Fails on whatever is no coded error. */
export function codeOf(input: Uint8Array): string {
  try {
    decodeMinutiaeRecord(input);
    return 'read';
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return error.code;
  }
}
