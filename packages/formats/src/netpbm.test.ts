import { expect, test } from 'vitest';
import { decodeNetpbm } from './netpbm.ts';

const pixels = (file: string): number[] => [...decodeNetpbm(Buffer.from(file, 'latin1')).data];

test('plain bitmap, with and without spaces: 1 is black', () => {
  expect(pixels('P1\n# a comment\n3 1\n1 0 1')).toEqual([0, 255, 0]);
  expect(pixels('P1 3 1\n101')).toEqual([0, 255, 0]);
});

test('plain gray and plain colour are scaled to 255', () => {
  expect(pixels('P2 2 1 # maximum follows\n15\n0 15')).toEqual([0, 255]);
  expect(pixels('P3 1 1 1000\n0 500 1000')).toEqual([0, 128, 255]);
});

test('binary bitmap fills its rows up to whole bytes', () =>
  expect(pixels('P4 9 2\n\x80\x80\x00\x00')).toEqual([
    0,
    ...Array<number>(7).fill(255),
    0,
    ...Array<number>(9).fill(255),
  ]));

test('binary gray of 16 bits has the high byte first', () =>
  expect(pixels('P5 2 1 65535\n\xff\xff\x80\x00')).toEqual([255, 128]));

test('binary data may begin with bytes that look like space', () =>
  expect(pixels('P5 3 1 255\n\n\n#')).toEqual([10, 10, 35]));

test('binary colour', () => expect(pixels('P6 1 1 255\n\x01\x02\x03')).toEqual([1, 2, 3]));
