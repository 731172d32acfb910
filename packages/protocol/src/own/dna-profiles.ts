/** DNA profiles as the interface takes and shows them. */
import { Type, type Static } from 'typebox';
import { EncounterIdText, PersonIdText, SampleIdText } from './common.ts';

const closed = { additionalProperties: false } as const;

/** What a profile is of; the rules of searches are between these. */
export const dnaCategories = [
  ...(['person', 'stain', 'partial', 'mixture', 'staff', 'missing', 'remains', 'relative'] as const),
] as const;
export const DnaCategory = Type.Enum(dnaCategories, { title: 'DnaCategory', type: 'string' });
export type DnaCategory = Static<typeof DnaCategory>;

const Allele = Type.String({ minLength: 1, maxLength: 8, description: 'As 9, 9.3, <6, >15, 12.X or *.' });
const Alleles = Type.Record(Type.String(), Type.Array(Allele, { minItems: 1, maxItems: 16 }), { maxProperties: 128 });

const Peaks = Type.Record(
  Type.String(),
  Type.Array(
    Type.Object(
      { allele: Allele, height: Type.Number({ minimum: 0, description: 'Relative fluorescence units.' }) },
      { title: 'DnaPeak', ...closed },
    ),
    { maxItems: 100 },
  ),
  { maxProperties: 128, description: 'Peaks by marker as the instrument told them; drawn, never searched.' },
);

const MtPosition = Type.Integer({ minimum: 1, maximum: 16_569 });
const Mt = Type.Object(
  {
    ranges: Type.Array(Type.Tuple([MtPosition, MtPosition]), { minItems: 1, maxItems: 32 }),
    differences: Type.Array(Type.String({ minLength: 2, maxLength: 12, description: 'As 263G, 315.1C or 523-.' }), {
      maxItems: 400,
    }),
  },
  { title: 'DnaMt', description: 'Differences to rCRS inside the ranges typed.', ...closed },
);

const profile = {
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: "The sample's name, kept sealed." })),
  markers: Alleles,
  required: Type.Optional(
    Type.Record(Type.String(), Allele, { maxProperties: 128, description: 'An allele that every hit must show.' }),
  ),
  mt: Type.Optional(Mt),
  peaks: Type.Optional(Peaks),
};

/** A profile that the caller hands in. */
export const DnaProfileInput = Type.Object(
  { category: DnaCategory, ...profile },
  { title: 'DnaProfileInput', ...closed },
);
export type DnaProfileInput = Static<typeof DnaProfileInput>;

/** A profile of the record, or the one that was handed in for a search. */
export const DnaStoredProfile = Type.Object(
  {
    category: DnaCategory,
    ...profile,
    personId: Type.Optional(PersonIdText),
    encounterId: Type.Optional(EncounterIdText),
    sampleId: Type.Optional(SampleIdText),
  },
  { title: 'DnaStoredProfile', ...closed },
);
export type DnaStoredProfile = Static<typeof DnaStoredProfile>;

export const DnaFileRequest = Type.Object(
  {
    file: Type.String({
      format: 'byte',
      minLength: 4,
      maxLength: 16_000_000,
      description: 'The bytes of the file in base64; its format is told from its content.',
    }),
    encoding: Type.Optional(Type.Enum(['utf-8', 'latin1', 'windows-1252'], { type: 'string' })),
    decimalComma: Type.Optional(Type.Boolean({ description: 'The file writes 9,3 for 9.3.' })),
  },
  { title: 'DnaFileRequest', ...closed },
);
export type DnaFileRequest = Static<typeof DnaFileRequest>;

export const DnaFragments = Type.Record(
  Type.String(),
  Type.Object({ offsetBp: Type.Number(), repeatBp: Type.Number({ exclusiveMinimum: 0, maximum: 20 }) }, closed),
  {
    title: 'DnaFragments',
    description:
      'By marker: an allele of n repeats and b bases is offsetBp + n repeatBp + b long. With them, degradation is modelled.',
    maxProperties: 128,
  },
);
export type DnaFragments = Static<typeof DnaFragments>;

/** What a file holds, as profiles that the other operations take. */
export const DnaFileProfiles = Type.Object(
  {
    format: Type.String(),
    profiles: Type.Array(
      Type.Object(
        {
          category: Type.Optional(DnaCategory),
          ...profile,
          name: Type.String(),
          replicate: Type.Optional(Type.Integer({ minimum: 1 })),
          unknownMarkers: Type.Array(Type.String(), { description: 'Left out of markers: no marker has this name.' }),
        },
        { title: 'DnaFileProfile', ...closed },
      ),
    ),
    /** Where the file has sizes: of the markers whose sizes agree with one another. */
    fragments: Type.Optional(DnaFragments),
  },
  { title: 'DnaFileProfiles', ...closed },
);
export type DnaFileProfiles = Static<typeof DnaFileProfiles>;

export const DnaEnrolRequest = Type.Object(
  {
    galleries: Type.Array(Type.String({ minLength: 1, maxLength: 128 }), {
      minItems: 1,
      maxItems: 64,
      uniqueItems: true,
    }),
    encounterType: Type.String({ minLength: 1, maxLength: 128 }),
    profiles: Type.Array(
      Type.Object(
        {
          personId: Type.Optional(PersonIdText),
          encounterId: Type.Optional(EncounterIdText),
          category: DnaCategory,
          ...profile,
        },
        { title: 'DnaEnrolment', ...closed },
      ),
      { minItems: 1, maxItems: 100, description: 'All of them are enrolled, or none.' },
    ),
  },
  { title: 'DnaEnrolRequest', ...closed },
);
export type DnaEnrolRequest = Static<typeof DnaEnrolRequest>;

export const DnaEnrolResult = Type.Object(
  {
    profiles: Type.Array(
      Type.Object(
        {
          personId: PersonIdText,
          encounterId: EncounterIdText,
          sampleId: SampleIdText,
          loci: Type.Integer({ minimum: 0, description: 'Markers that searches can use.' }),
        },
        { title: 'DnaEnrolled', ...closed },
      ),
    ),
  },
  { title: 'DnaEnrolResult', ...closed },
);
export type DnaEnrolResult = Static<typeof DnaEnrolResult>;
