import { expect, it } from 'vitest';
import { withScratch } from './scratch.ts';

it('lends the same array again, wiped, and another while it is in use', async () => {
  const lent: Float32Array[] = [];
  await withScratch(5, async (outer) => {
    outer.fill(7);
    await withScratch(5, async (inner) => {
      lent.push(outer, inner.fill(8));
      expect([...outer]).toEqual([7, 7, 7, 7, 7]);
    });
  });
  expect(lent[0]).not.toBe(lent[1]);
  await withScratch(5, async (again) => {
    expect(lent).toContain(again);
    expect([...again]).toEqual([0, 0, 0, 0, 0]);
  });
  await withScratch(6, async (longer) => expect(longer).toHaveLength(6));
});

it('takes it back after a failure', async () => {
  let lent: Float32Array | undefined;
  const failing = withScratch(9, async (array) => {
    lent = array.fill(3);
    throw new Error('no answer');
  });
  await expect(failing).rejects.toThrow('no answer');
  await withScratch(9, async (again) => {
    expect(again).toBe(lent);
    expect(again.every((value) => value === 0)).toBe(true);
  });
});
