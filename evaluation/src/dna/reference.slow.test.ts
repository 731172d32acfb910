import { hasReference, referenceSets } from '@ipse/dna/testing';
import { describe, expect, it } from 'vitest';
import { compareWithReference } from './compare-reference.ts';

describe.skipIf(!hasReference)('against other programs', () => {
  it.each(referenceSets.map((one) => [`${one.peer}: ${one.what}`, one] as const))('%s', (_, one) => {
    expect(compareWithReference(one)).toMatchObject({ passes: true });
  });
});
