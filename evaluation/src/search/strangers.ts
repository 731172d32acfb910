/** The others in the gallery: synthetic templates, and mosaics of them where more are asked for. */
import { fingerprint } from '@ipse/fingerprint';
import { random } from '@ipse/testkit';
import { mosaic } from '../speed/crowd.ts';

/** Encoded template of stranger `i`: one of the pool, and past its end a mosaic of two of it. */
export function stranger(pool: readonly Uint8Array[], i: number): Uint8Array {
  if (i < pool.length) return pool[i].slice();
  const chance = random(`stranger ${i}`);
  const [first, second] = [chance.pick(pool), chance.pick(pool)];
  return fingerprint.encodeTemplate(
    mosaic(chance, fingerprint.decodeTemplate(first), fingerprint.decodeTemplate(second)),
  );
}
