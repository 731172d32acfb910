import { describe, expect, it } from 'vitest';
import type { FingerprintTemplate } from '../template/template.ts';
import { randomTemplate } from '../testing/patterns.ts';
import { lookBytes, looksOf, placeBytes } from './looks.ts';
import { createSupportLook } from './support-look.ts';

describe('a look at how minutiae support each other', () => {
  const look = createSupportLook();
  /** Scores a print of which the place of minutia i is that of minutia `placeOf(i)`. */
  const score = (template: FingerprintTemplate, placeOf = (i: number) => i) => {
    const { count, looks, places } = looksOf(template);
    // Somewhere in a memory.
    const memory = new Uint8Array(7 + count * (lookBytes + placeBytes)).fill(255);
    memory.set(looks, 7);
    for (let i = 0; i < count; i++) {
      const from = placeOf(i) * placeBytes;
      memory.set(places.subarray(from, from + placeBytes), 7 + looks.length + i * placeBytes);
    }
    return look.score(memory, 7, count);
  };
  const prints = Array.from({ length: 20 }, (_, seed) => randomTemplate(seed));

  it('scores the same finger above others, however it is turned', () => {
    look.setProbe(randomTemplate(7, { turnRad: 0.4, dx: 15, dy: -8 }));
    const scores = prints.map((print) => score(print));
    expect(scores.indexOf(Math.max(...scores))).toBe(7);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
  });

  it('scores little what looks alike and lies elsewhere', () => {
    look.setProbe(prints[3]);
    const { count } = prints[3];
    expect(score(prints[3], (i) => (i * 7 + 5) % count)).toBeLessThan(0.6 * score(prints[3]));
  });

  it('scores nothing when a side has no minutiae', () => {
    const none = randomTemplate(1, { count: 0 });
    expect(score(none)).toBe(0);
    look.setProbe(none);
    expect(score(prints[1])).toBe(0);
  });
});
