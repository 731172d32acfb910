import { describe, expect, it } from 'vitest';
import { categories } from '../profile/categories.ts';
import { readProfile } from '../profile/profile.ts';
import { decodeReference, encodeReference } from '../profile/reference.ts';
import { DnaGalleries } from './galleries.ts';
import type { DnaChange } from './galleries.ts';

const profile = readProfile({ markers: { TH01: ['6', '9.3'], FGA: ['20'], DYS385: ['11', '14'] } });

describe('a reference', () => {
  it.each(categories)('keeps the category %s with the profile', (category) => {
    expect(decodeReference(encodeReference({ category, profile }))).toEqual({ category, profile });
  });

  it('of an unknown category, or cut short, is refused', () => {
    const bytes = encodeReference({ category: 'stain', profile });
    for (const damaged of [Uint8Array.of(9, ...bytes.subarray(1)), bytes.subarray(0, 1), new Uint8Array(0)])
      expect(() => decodeReference(damaged)).toThrow(expect.objectContaining({ code: 'DNA_TEMPLATE_INVALID' }));
  });
});

describe('galleries of profiles', () => {
  const upsert = (id: string, version: number, galleries: string[], damaged = false): DnaChange => ({
    kind: 'upsert',
    version: BigInt(version),
    reference: {
      ...{ id, personKey: `person of ${id}`, encounterKey: 'e', galleries },
      template: damaged ? Uint8Array.of(77) : encodeReference({ category: 'person', profile }),
    },
  });
  const remove = (id: string, version: number): DnaChange => ({ kind: 'remove', version: BigInt(version), id });
  const sizes = (galleries: DnaGalleries) => ['ALL', 'a', 'b'].map((name) => galleries.database(name).size);

  it('hold each profile where it is enrolled, and once in all of them', () => {
    const galleries = new DnaGalleries();
    galleries.apply([upsert('1', 1, ['a']), upsert('2', 1, ['a', 'b'])]);
    expect(sizes(galleries)).toEqual([2, 2, 1]);
    expect(galleries.ownerOf('2')).toMatchObject({ personKey: 'person of 2' });
    galleries.apply([upsert('2', 2, ['b'])]);
    expect(sizes(galleries)).toEqual([2, 1, 1]);
    galleries.apply([remove('1', 3), remove('2', 3)]);
    expect([...sizes(galleries), galleries.size]).toEqual([0, 0, 0, 0]);
  });

  it('come to the same whatever the order and the repetition of the changes', () => {
    const changes = [upsert('1', 1, ['a']), remove('1', 2), upsert('2', 3, ['b']), upsert('2', 4, ['a'])];
    for (const order of [
      [0, 1, 2, 3],
      [1, 0, 3, 2],
      [3, 2, 1, 0, 3, 0],
    ]) {
      const galleries = new DnaGalleries();
      for (const at of order) galleries.apply([changes[at]]);
      expect(sizes(galleries)).toEqual([1, 1, 0]);
    }
  });

  it('count a template that cannot be read, and search nothing of it', () => {
    const galleries = new DnaGalleries();
    galleries.apply([upsert('1', 1, ['a'], true)]);
    expect([galleries.size, galleries.unreadable, ...sizes(galleries)]).toEqual([1, 1, 0, 0, 0]);
    galleries.apply([upsert('1', 2, ['a'])]);
    expect([galleries.unreadable, ...sizes(galleries)]).toEqual([0, 1, 1, 0]);
  });
});
