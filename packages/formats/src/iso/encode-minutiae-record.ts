/** Writes finger minutiae records of all five kinds. */
import { assert } from '@ipse/core';
import { qualityNotMeasured } from './minutiae-record.ts';
import type { MinutiaeRecord, MinutiaeView } from './minutiae-record.ts';
import { versionText } from './record-format.ts';

/** The bytes of a record. Heads must have the length that the format gives them; `emptyHeads` makes some. */
export function encodeMinutiaeRecord(record: MinutiaeRecord): Uint8Array {
  const { format, head, views } = record;
  const ansi2004 = format === 'ansi-378-2004';
  const rest =
    format === 'iso-19794-2-2011'
      ? iso2011(head, views)
      : format.startsWith('ansi-378-2009')
        ? ansi2009(record)
        : shared(record);
  assert(views.length > 0 && views.every(fits), 'a record of minutiae in range');
  const short = ansi2004 && rest.length + 10 <= 0xff_ff;
  const length = short
    ? u16(rest.length + 10)
    : [...(ansi2004 ? u16(0) : []), ...u32(rest.length + (ansi2004 ? 14 : 12))];
  return Uint8Array.from([...Buffer.from(versionText[format], 'latin1'), ...length, ...rest]);
}

/** Heads of a record and of its views that say nothing of vendor, device, date or certificates. */
export function emptyHeads(format: MinutiaeRecord['format']): {
  readonly record: Uint8Array;
  readonly view: Uint8Array;
} {
  if (format === 'iso-19794-2-2011')
    // An unknown date is filled with ones; then an unknown device and no block of quality.
    return {
      record: new Uint8Array(1),
      view: Uint8Array.from([...Array.from({ length: 9 }, () => 255), 0, 0, 0, 0, 0, 0]),
    };
  // ANSI wants an owner; 0x0103 is registered as "unknown" by the IBIA.
  if (format === 'iso-19794-2-2005') return { record: new Uint8Array(2), view: new Uint8Array() };
  if (format === 'ansi-378-2004') return { record: Uint8Array.from([1, 3, 0, 0, 0, 0]), view: new Uint8Array() };
  return { record: Uint8Array.from([1, 3, 0, 0, 0, 0, 0]), view: Uint8Array.from([1, 3, 0, 0]) };
}

const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xff_ff)];

function fits({ minutiae, extended }: MinutiaeView): boolean {
  const place = (value: number) => Number.isInteger(value) && value >= 0 && value <= 0x3f_ff;
  const right = minutiae.every(({ x, y, angle }) => place(x) && place(y) && angle >= 0 && angle < 256);
  return right && minutiae.length <= 255 && extended.length <= 0xff_ff;
}

function minutiaeBytes({ minutiae }: MinutiaeView, withQuality: boolean): number[] {
  const bytes = minutiae.flatMap(({ code, x, y, angle, quality }) => [
    ...[...u16((code << 14) | x), ...u16(y), angle],
    ...(withQuality ? [quality] : []),
  ]);
  return [minutiae.length, ...bytes];
}

const withLength = (bytes: Uint8Array) => [...u16(bytes.length), ...bytes];

/** Both standards of 2004 and 2005. */
function shared({ format, head, views }: MinutiaeRecord): number[] {
  assert(head.length === (format === 'ansi-378-2004' ? 6 : 2), 'a head of the right length');
  const { width, height, xPerCm, yPerCm } = views[0];
  assert(
    views.every((view) => view.width === width && view.height === height && view.xPerCm === xPerCm),
    'views of one size',
  );
  const bytes = views.flatMap((view) => [
    ...[view.position, (view.view << 4) | view.impression, view.quality],
    ...[...minutiaeBytes(view, true), ...withLength(view.extended)],
  ]);
  return [...head, ...[width, height, xPerCm, yPerCm].flatMap(u16), views.length, 0, ...bytes];
}

function ansi2009({ head, views }: MinutiaeRecord): number[] {
  assert(head.length === 7 && views.every((view) => view.head.length === 4), 'heads of the right length');
  const bytes = views.flatMap((view) => [
    ...[view.position, view.view, view.impression, view.quality, ...view.head],
    ...[view.width, view.height, view.xPerCm, view.yPerCm].flatMap(u16),
    ...[...minutiaeBytes(view, true), ...withLength(view.extended)],
  ]);
  return [...head, views.length, 0, ...bytes];
}

function iso2011(head: Uint8Array, views: readonly MinutiaeView[]): number[] {
  assert(head.length === 1 && views.every((view) => view.head.length >= 15), 'heads of the right length');
  const representations = views.map((view) => {
    const measured = view.minutiae.some(({ quality }) => quality !== qualityNotMeasured);
    return [
      ...[...view.head, view.position, view.view, ...u16(view.xPerCm), ...u16(view.yPerCm), view.impression],
      ...[...u16(view.width), ...u16(view.height), ((measured ? 6 : 5) << 4) | (view.endingCode ?? 0)],
      ...[...minutiaeBytes(view, measured), ...withLength(view.extended)],
    ];
  });
  const bytes = representations.flatMap((each) => [...u32(each.length + 4), ...each]);
  return [...u16(views.length), ...head, ...bytes];
}
