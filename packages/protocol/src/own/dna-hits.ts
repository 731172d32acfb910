/** Searches of DNA galleries, and the hits that people confirm or refute. */
import { Type, type Static } from 'typebox';
import { EncounterIdText, Log10LR, PersonIdText, SampleIdText, Timestamp } from './common.ts';
import { DnaCategory, DnaProfileInput, DnaStoredProfile } from './dna-profiles.ts';
import { DnaMutation, dnaParts, dnaRelationships } from './operations-dna.ts';

/** Of a search that is held only under a grant. */
export const dnaGranted = {
  grantId: Type.Optional(
    Type.String({ minLength: 1, maxLength: 64, description: 'Refused with DNA_GRANT_MISSING without one that holds.' }),
  ),
};

const closed = { additionalProperties: false } as const;
export const DnaGalleryText = Type.String({ minLength: 1, maxLength: 128, description: "A gallery's name, or ALL." });
const { theta: Theta, marker: MarkerText } = dnaParts;
const { table, population } = dnaParts.frequencies;

/** Searches take the least frequency that the table gives. */
export const dnaSearchFrequencies = { table, population, theta: Theta };

export const dnaPresets = ['codis', 'uk-ndnad', 'pruem'] as const;
export const dnaStringencies = ['high', 'moderate', 'low'] as const;

const rules = {
  preset: Type.Enum(dnaPresets, { type: 'string', description: 'Whose rules between categories.' }),
  stringency: Type.Optional(
    Type.Enum(dnaStringencies, { type: 'string', description: 'In place of what the rules ask of each locus.' }),
  ),
  lociMin: Type.Optional(Type.Integer({ minimum: 1, maximum: 64, description: 'Loci that must agree.' })),
  mismatchesMax: Type.Optional(Type.Integer({ minimum: 0, maximum: 4, description: 'Loci that may be off.' })),
};

/** By which rules and statistics enrolments search a gallery. */
export const DnaTerms = Type.Object({ ...rules, ...dnaSearchFrequencies }, { title: 'DnaTerms', ...closed });
export type DnaTerms = Static<typeof DnaTerms>;

export const DnaDeclaration = Type.Object(
  {
    searched: Type.Boolean({ description: 'Whether later enrolments of DNA profiles search the gallery.' }),
    terms: Type.Optional(DnaTerms),
  },
  { title: 'DnaDeclaration', ...closed },
);

/** One of the two is given. */
const probe = {
  profile: Type.Optional(DnaProfileInput),
  sampleId: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'A profile of the record.' })),
};

export const DnaSearchRequest = Type.Object(
  {
    gallery: DnaGalleryText,
    ...probe,
    ...rules,
    ...dnaSearchFrequencies,
    maxHits: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { title: 'DnaSearchRequest', ...closed },
);
export type DnaSearchRequest = Static<typeof DnaSearchRequest>;

export const DnaSearchStatistics = Type.Object(
  {
    table: Type.String(),
    hash: Type.String({ description: 'SHA-256 of the table.' }),
    population: Type.String(),
    theta: Theta,
    minimumFrequency: Type.Literal('five-of-those-counted'),
    version: Type.String({ description: 'Changes whenever the same search would get other numbers.' }),
  },
  { title: 'DnaSearchStatistics', ...closed },
);

export const dnaHitStatuses = ['PENDING', 'CONFIRMED', 'REFUTED'] as const;
const HitStatus = Type.Enum(dnaHitStatuses, { title: 'DnaHitStatus', type: 'string' });
export type DnaHitStatus = Static<typeof HitStatus>;

const HitLocus = Type.Object(
  {
    marker: MarkerText,
    level: Type.Enum(['high', 'moderate', 'low', 'none'], { type: 'string' }),
    off: Type.Integer({ minimum: 0, description: 'What counts against the hit here; 0 where the locus agrees.' }),
    relation: Type.Enum(['same', 'wildcard', 'microvariant', 'mismatch'], { type: 'string' }),
    log10LR: Type.Optional(Log10LR),
  },
  { title: 'DnaHitLocus', ...closed },
);

const HitSide = Type.Object(
  {
    category: DnaCategory,
    name: Type.Optional(Type.String()),
    personId: Type.Optional(PersonIdText),
    encounterId: Type.Optional(EncounterIdText),
    sampleId: Type.Optional(SampleIdText),
  },
  { title: 'DnaHitSide', description: 'Without ids where the profile was handed in.', ...closed },
);

const hit = {
  hitId: Type.String({ minLength: 1, maxLength: 64 }),
  status: HitStatus,
  createdAt: Timestamp,
  gallery: Type.String(),
  preset: Type.Enum(dnaPresets, { type: 'string' }),
  rule: Type.Object(
    {
      method: Type.Enum(['stringency', 'pruem', 'mixture', 'kinship'], { type: 'string' }),
      least: Type.Optional(Type.Enum(dnaStringencies, { type: 'string' })),
      lociMin: Type.Integer({ minimum: 0 }),
      mismatchesMax: Type.Optional(Type.Integer({ minimum: 0 })),
      relationship: Type.Optional(Type.Enum(dnaRelationships, { type: 'string' })),
      log10LRMin: Type.Optional(Log10LR),
      mutation: Type.Optional(DnaMutation),
    },
    {
      title: 'DnaRule',
      description: 'Of kinship: relationship and log10LRMin; else least and mismatchesMax.',
      ...closed,
    },
  ),
  searched: Type.Integer({ minimum: 0, description: 'Profiles that the rules let search.' }),
  probe: HitSide,
  reference: HitSide,
  level: Type.Enum(['high', 'moderate', 'low', 'none'], { type: 'string' }),
  agreeing: Type.Integer({ minimum: 0 }),
  off: Type.Integer({ minimum: 0 }),
  nearMiss: Type.Enum(['none', 'wildcard', 'microvariant', 'mismatch'], { type: 'string' }),
  quality: Type.Optional(Type.Integer({ minimum: 1, maximum: 4, description: 'Of Decision 2008/616/JHA.' })),
  isElimination: Type.Boolean({ description: 'Of somebody who handles samples: contamination, no lead.' }),
  expectedChanceHits: Type.Number({
    minimum: 0,
    description:
      'How many unrelated profiles of those searched would be hits at these loci under this rule; of kinship, at most.',
  }),
  randomMatchProbability: Type.Number({
    minimum: 0,
    maximum: 1,
    description:
      'How often somebody unrelated agrees at the loci that agree; of kinship, has the genotypes of the remains.',
  }),
  log10LR: Log10LR,
  log10LROfY: Type.Optional(Type.Number({ description: 'Of kinship: part of log10LR beside the loci.' })),
  log10LROfMt: Type.Optional(Type.Number({ description: 'Of kinship: part of log10LR beside the loci.' })),
  statistics: DnaSearchStatistics,
  loci: Type.Array(HitLocus),
  decisions: Type.Array(
    Type.Object(
      {
        status: HitStatus,
        decidedAt: Timestamp,
        decidedBy: Type.String({ description: 'Their name, or the id of the client.' }),
        note: Type.Optional(Type.String()),
      },
      { title: 'DnaHitDecision', ...closed },
    ),
    { description: 'The oldest first; PENDING took back the one before.' },
  ),
};

/** A reference that agrees with a probe under a rule: pending until a person confirms or refutes it. */
export const DnaHit = Type.Object(hit, { title: 'DnaHit', ...closed });
export type DnaHit = Static<typeof DnaHit>;

/** With both profiles, to be laid beside each other. */
export const DnaHitDetails = Type.Object(
  { ...hit, probeProfile: DnaStoredProfile, referenceProfile: DnaStoredProfile },
  { title: 'DnaHitDetails', ...closed },
);
export type DnaHitDetails = Static<typeof DnaHitDetails>;

export const DnaHitPage = Type.Object(
  { total: Type.Integer({ minimum: 0 }), items: Type.Array(DnaHit) },
  { title: 'DnaHitPage', ...closed },
);
export type DnaHitPage = Static<typeof DnaHitPage>;

export const DnaDecisionRequest = Type.Object(
  {
    status: Type.Enum(dnaHitStatuses, { type: 'string', description: 'PENDING takes back what was decided.' }),
    note: Type.Optional(Type.String({ maxLength: 4000 })),
  },
  { title: 'DnaDecisionRequest', ...closed },
);
export type DnaDecisionRequest = Static<typeof DnaDecisionRequest>;

export const DnaSearchResult = Type.Object(
  {
    gallery: Type.String(),
    profiles: Type.Integer({ minimum: 0, description: 'Profiles of the gallery.' }),
    searched: Type.Integer({ minimum: 0, description: 'Those that the rules let search.' }),
    total: Type.Integer({ minimum: 0, description: 'Hits in all; no more than maxHits are listed.' }),
    statistics: DnaSearchStatistics,
    hits: Type.Array(DnaHit),
  },
  { title: 'DnaSearchResult', ...closed },
);
export type DnaSearchResult = Static<typeof DnaSearchResult>;

const Relation = Type.Enum(dnaRelationships, { type: 'string', description: 'Against being unrelated.' });

/** Whom a search that keeps nothing found. */
export const dnaCandidate = {
  rank: Type.Integer({ minimum: 1 }),
  personId: PersonIdText,
  encounterId: EncounterIdText,
  sampleId: SampleIdText,
  category: DnaCategory,
};

export const DnaFamilialRequest = Type.Object(
  {
    gallery: DnaGalleryText,
    ...dnaGranted,
    ...probe,
    relationship: Relation,
    categories: Type.Optional(Type.Array(DnaCategory, { minItems: 1, maxItems: 8, uniqueItems: true })),
    ...dnaSearchFrequencies,
    maxCandidates: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { title: 'DnaFamilialRequest', ...closed },
);
export type DnaFamilialRequest = Static<typeof DnaFamilialRequest>;

/** Of a search that ranks everybody. */
export const dnaRankedCounts = {
  profiles: Type.Integer({ minimum: 0, description: 'Profiles of the gallery.' }),
  searched: Type.Integer({ minimum: 0, description: 'Those of the categories searched.' }),
  incomparable: Type.Integer({
    minimum: 0,
    description: 'Of those searched, who has no locus in common with what was asked: no candidates.',
  }),
};

export const DnaFamilialResult = Type.Object(
  {
    gallery: Type.String(),
    grantId: Type.String(),
    ...dnaRankedCounts,
    relationship: Relation,
    statistics: DnaSearchStatistics,
    candidates: Type.Array(
      Type.Object(
        {
          ...dnaCandidate,
          log10LR: Log10LR,
          combinedLog10LR: Type.Number({
            description: 'With Y and mtDNA, where both have them: the order of the list.',
          }),
          expectedKinshipRatio: Type.Number({ description: 'LR / N: above 1 it outweighs the size of the gallery.' }),
          expectedMatchRatio: Type.Number({ description: 'Of the chances to agree at every locus, / N.' }),
          y: Type.Optional(
            Type.Object(
              { compared: Type.Integer({ minimum: 0 }), differing: Type.Array(MarkerText) },
              { title: 'DnaYDifferences', ...closed },
            ),
          ),
          mtDifferences: Type.Optional(Type.Integer({ minimum: 0 })),
          loci: Type.Array(
            Type.Object({ marker: MarkerText, log10LR: Log10LR }, { title: 'DnaFamilialLocus', ...closed }),
          ),
        },
        { title: 'DnaRelative', description: 'A lead to a family, never an identification.', ...closed },
      ),
    ),
  },
  { title: 'DnaFamilialResult', ...closed },
);
export type DnaFamilialResult = Static<typeof DnaFamilialResult>;

/** The recorded basis of familial searches in one case. */
export const DnaGrantRequest = Type.Object(
  {
    case: Type.String({ minLength: 1, maxLength: 500, description: 'Searches state the same case.' }),
    basis: Type.String({ minLength: 1, maxLength: 4000, description: 'The law or order, and why other ways failed.' }),
    expiresAt: Timestamp,
  },
  { title: 'DnaGrantRequest', ...closed },
);
export type DnaGrantRequest = Static<typeof DnaGrantRequest>;

export const DnaGrant = Type.Object(
  {
    grantId: Type.String(),
    case: Type.String(),
    basis: Type.String(),
    givenBy: Type.String(),
    createdAt: Timestamp,
    expiresAt: Timestamp,
    withdrawnAt: Type.Optional(Timestamp),
    holds: Type.Boolean(),
  },
  { title: 'DnaGrant', ...closed },
);
export type DnaGrant = Static<typeof DnaGrant>;
