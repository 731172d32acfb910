/** The others in the gallery: synthetic templates, and mosaics of them where more are asked for. */
import { fingerprint } from '@ipse/fingerprint';
import { random } from '@ipse/testkit';
import { mosaic } from '../speed/crowd.ts';

export interface Strangers {
  readonly count: number;
  /** Their encoded templates in their order, some at a time. */
  all(): AsyncIterable<Uint8Array[]>;
  /** Up to so many of the first that are no mosaics. */
  first(count: number): Promise<readonly Uint8Array[]>;
}

const atATime = 500;

/** Strangers made of a pool each time they are read. */
export function strangersOf(pool: readonly Uint8Array[], count: number): Strangers {
  return {
    count,
    async *all() {
      for (let from = 0; from < count; from += atATime) {
        yield Array.from({ length: Math.min(atATime, count - from) }, (_, k) => stranger(pool, from + k));
      }
      await Promise.resolve();
    },
    first: (most) => Promise.resolve(pool.slice(0, Math.min(most, count))),
  };
}

/** Encoded template of stranger `i`: one of the pool, and past its end a mosaic of two of it. */
export function stranger(pool: readonly Uint8Array[], i: number): Uint8Array {
  if (i < pool.length) return pool[i].slice();
  const chance = random(`stranger ${i}`);
  const [first, second] = [chance.pick(pool), chance.pick(pool)];
  return fingerprint.encodeTemplate(
    mosaic(chance, fingerprint.decodeTemplate(first), fingerprint.decodeTemplate(second)),
  );
}
