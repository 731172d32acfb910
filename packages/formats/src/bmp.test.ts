import { expect, test } from 'vitest';
import { decodeBmp } from './bmp.ts';

interface Bitmap {
  readonly bitsPerPixel: number;
  readonly rows: readonly (readonly number[])[];
  readonly palette?: readonly (readonly number[])[];
  readonly masks?: readonly number[];
  readonly width?: number;
  readonly topDown?: boolean;
}

/** A bitmap of rows given as bytes, the first row uppermost, each padded to four bytes. */
function bitmap({ bitsPerPixel, rows, palette = [], masks = [], width = 2, topDown = true }: Bitmap): Buffer {
  const header = Buffer.alloc(54);
  const extra = Buffer.concat([...masks.map(uint32), ...palette.map((entry) => Buffer.from([...entry, 0]))]);
  header.write('BM', 0, 'latin1');
  header.writeUInt32LE(54 + extra.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(topDown ? -rows.length : rows.length, 22);
  header.writeUInt16LE(bitsPerPixel, 28);
  header.writeUInt32LE(masks.length === 0 ? 0 : 3, 30);
  header.writeUInt32LE(palette.length, 46);
  const ordered = topDown ? rows : rows.toReversed();
  return Buffer.concat([
    header,
    extra,
    ...ordered.map((row) => Buffer.from([...row, 0, 0, 0]).subarray(0, Math.ceil(row.length / 4) * 4)),
  ]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

const blueGreenRed = [
  [0xff, 0, 0],
  [0, 0xff, 0],
  [0, 0, 0xff],
];

test('1 bit with a black and white palette is gray', () => {
  const image = decodeBmp(
    bitmap({
      bitsPerPixel: 1,
      width: 10,
      rows: [[0b10100000, 0b01000000]],
      palette: [
        [0, 0, 0],
        [255, 255, 255],
      ],
    }),
  );
  expect(image.kind).toBe('gray');
  expect([...image.data]).toEqual([255, 0, 255, 0, 0, 0, 0, 0, 0, 255]);
});

test('4 bits with a colour palette, rows from the bottom', () => {
  const rows = [[0x01], [0x20]];
  for (const topDown of [true, false]) {
    const image = decodeBmp(bitmap({ bitsPerPixel: 4, rows, palette: blueGreenRed, topDown }));
    expect(image.kind).toBe('colour');
    expect([...image.data]).toEqual([0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0, 255]);
  }
});

test('16 bits: five for each colour, or as the fields say', () => {
  expect([...decodeBmp(bitmap({ bitsPerPixel: 16, rows: [[0x1f, 0, 0, 0x7c]] })).data]).toEqual([0, 0, 255, 255, 0, 0]);
  const fields = bitmap({ bitsPerPixel: 16, rows: [[0x1f, 0, 0xe0, 0x07]], masks: [0xf800, 0x7e0, 0x1f] });
  expect([...decodeBmp(fields).data]).toEqual([0, 0, 255, 0, 255, 0]);
});

test('32 bits, with the red field in the highest byte', () => {
  const rows = [[0, 30, 20, 10, 0, 60, 50, 255]];
  const image = decodeBmp(bitmap({ bitsPerPixel: 32, rows, masks: [0xff_00_00_00, 0xff_00_00, 0xff_00] }));
  expect([...image.data]).toEqual([10, 20, 30, 255, 50, 60]);
});

test('the old header of 12 bytes, whose palette has three bytes an entry', () => {
  const header = Buffer.alloc(32);
  header.write('BM', 0, 'latin1');
  header.writeUInt32LE(32, 10);
  header.writeUInt32LE(12, 14);
  header.writeUInt16LE(2, 18);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 24);
  header.set([0, 0, 0, 10, 20, 30], 26);
  expect([...decodeBmp(Buffer.concat([header, Buffer.from([0b01000000, 0, 0, 0])])).data]).toEqual([
    0, 0, 0, 30, 20, 10,
  ]);
});
