import { expect, it } from 'vitest';
import { profileOfRecord } from './file-record.ts';
import { readProfile } from './profile.ts';

const locus = (name: string, ...values: string[]) => ({ name, alleles: values.map((value) => ({ value })) });

it('makes a profile of what a file says, with its heights apart', () => {
  const made = profileOfRecord({
    loci: [
      {
        name: 'THO1',
        alleles: [
          { value: '6', height: 812 },
          { value: 'OL', height: 60 },
        ],
      },
      { name: 'FGA', alleles: [{ value: '20', required: true }] },
      locus('IQCS', '1'),
      locus('vWA'),
    ],
  });
  expect(made).toEqual({
    markers: { TH01: ['6', '*'], FGA: ['20'] },
    required: { FGA: '20' },
    peaks: {
      TH01: [
        { allele: '6', height: 812 },
        { allele: 'OL', height: 60 },
      ],
    },
    unknownMarkers: ['IQCS'],
  });
  expect(readProfile(made).markers.get('FGA')).toEqual(['20', '20']);
});

it.each([
  ['Forensic, Unknown', undefined, 'stain'],
  ['Forensic, Unknown', true, 'partial'],
  ['Convicted Offender', true, 'person'],
  ['Staff', undefined, 'staff'],
  ['Population', undefined, undefined],
  [undefined, undefined, undefined],
])('knows the category %s', (category, partial, expected) => {
  const stated = { ...(category === undefined ? {} : { category }), ...(partial === undefined ? {} : { partial }) };
  expect(profileOfRecord({ ...stated, loci: [] }).category).toBe(expected);
});
