import { expect, it } from 'vitest';
import { KeyCache } from './key-cache.ts';

const key = (byte: number) => new Uint8Array(4).fill(byte);

it('unwraps once, keeps the latest used, and zeroes what it drops', () => {
  const cache = new KeyCache(2);
  const [a, b, c] = [key(1), key(2), key(3)];
  cache.put('a', a);
  cache.put('b', b);
  expect(
    cache.get('a', () => {
      throw new Error('held already');
    }),
  ).toBe(a);
  expect(cache.get('c', () => c)).toBe(c);
  expect(cache.size).toBe(2);
  expect([a, b, c].map((bytes) => bytes[0])).toEqual([1, 0, 3]);
  cache.forget('a');
  cache.forget('unknown');
  expect(a[0]).toBe(0);
  cache.clear();
  expect([cache.size, c[0]]).toEqual([0, 0]);
});
