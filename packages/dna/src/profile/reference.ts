/** A profile with its category, as it is kept in the record and handed to a search. */
import { fail } from '../errors.ts';
import type { Category } from './categories.ts';
import { decodeProfile, encodeProfile } from './encode.ts';
import type { DnaProfile } from './profile.ts';

export interface DnaReference {
  readonly category: Category;
  readonly profile: DnaProfile;
}

/** Changes with the layout, not with the statistics. */
export const dnaAlgorithm = { name: 'ipse-dna', version: '1' } as const;

/** The numbers that stand for categories in records for good: a further one goes to the end. */
const numbered: readonly Category[] = [
  ...(['person', 'stain', 'partial', 'mixture', 'staff', 'missing', 'remains', 'relative'] as const),
];

/** The category's number from 1, then the profile. */
export function encodeReference({ category, profile }: DnaReference): Uint8Array {
  const encoded = encodeProfile(profile);
  const bytes = new Uint8Array(1 + encoded.length);
  bytes[0] = 1 + numbered.indexOf(category);
  bytes.set(encoded, 1);
  return bytes;
}

/** Errors: DNA_TEMPLATE_INVALID. */
export function decodeReference(bytes: Uint8Array): DnaReference {
  const category = numbered[bytes[0] - 1] as Category | undefined;
  if (category === undefined) throw fail('DNA_TEMPLATE_INVALID');
  return { category, profile: decodeProfile(bytes.subarray(1)) };
}
