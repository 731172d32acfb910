/**
 * Templates of many synthetic people for measuring speed. Growing ten thousand skins would take an hour, so only some
 * are grown, printed and extracted as in real life; the others are mosaics: minutiae of two of these, each moved,
 * turned and disturbed. A mosaic has as many minutiae, of the same kind and density, as a real one, so that comparing
 * costs the same. Accuracy is never measured on them.
 */
import { fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { createFinger, impression, random } from '@ipse/testkit';
import type { Random } from '@ipse/testkit';

/** A real extraction from a synthetic print; undefined when it is not suitable. */
export async function printOf(finger: number, seed: string): Promise<FingerprintTemplate | undefined> {
  const extraction = await fingerprint.extract({ image: impression(createFinger(finger), seed) });
  return extraction.suitable ? extraction.template : undefined;
}

/** The minutiae of two prints mixed, as many as the first has. */
export function mosaic(chance: Random, first: FingerprintTemplate, second: FingerprintTemplate): FingerprintTemplate {
  const { count } = first;
  const bytesEach = first.ridges.length / count;
  const x = new Uint16Array(count);
  const y = new Uint16Array(count);
  const direction = new Uint8Array(count);
  const type = new Uint8Array(count);
  const minutiaQuality = new Uint8Array(count);
  const ridges = new Uint8Array(first.ridges.length);
  const bounds = { x: Math.max(...first.x), y: Math.max(...first.y) };
  for (let i = 0; i < count; i++) {
    const source = chance.chance(0.5) || second.count === 0 ? first : second;
    const k = source === first ? i : chance.below(second.count);
    x[i] = within(source.x[k] + 160 * chance.normal(), bounds.x);
    y[i] = within(source.y[k] + 160 * chance.normal(), bounds.y);
    direction[i] = source.direction[k] + Math.round(12 * chance.normal()) + 256;
    type[i] = source.type[k];
    minutiaQuality[i] = source.minutiaQuality[k];
    for (let b = 0; b < bytesEach; b++) {
      // One bit in eight of the ridge pattern flips.
      ridges[i * bytesEach + b] = source.ridges[k * bytesEach + b] ^ (1 << chance.below(8));
    }
  }
  return { ...first, x, y, direction, type, minutiaQuality, ridges };
}

/** `count` encoded templates: the prints themselves first, then mosaics of them. */
export function crowd(prints: readonly FingerprintTemplate[], count: number): Uint8Array[] {
  const chance = random('crowd');
  return Array.from({ length: count }, (_, i) =>
    fingerprint.encodeTemplate(
      i < prints.length ? prints[i] : mosaic(chance, chance.pick(prints), chance.pick(prints)),
    ),
  );
}

const within = (value: number, max: number) => Math.min(max, Math.max(0, Math.round(value)));
