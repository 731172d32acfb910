import { expect, it } from 'vitest';
import { toGray } from './image.ts';

it('weighs colours by BT.601 luma', () => {
  const data = Uint8Array.from([255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255]);
  const gray = toGray({ kind: 'colour', width: 5, height: 1, data, resolutionPpi: 500 });
  expect(gray).toEqual({
    kind: 'gray',
    width: 5,
    height: 1,
    data: Uint8Array.from([255, 0, 77, 149, 29]),
    resolutionPpi: 500,
  });
});

it('returns a gray image as it is', () => {
  const image = { kind: 'gray', width: 1, height: 1, data: new Uint8Array(1) } as const;
  expect(toGray(image)).toBe(image);
});
