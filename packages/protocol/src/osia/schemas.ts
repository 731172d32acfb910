/**
 * The data of OSIA ABIS 1.6.0. Names, types, formats and limits are the interface's; the words about them are ours.
 * A schema's `title` is its name among the components of the published document.
 */
import { Type, type Static } from 'typebox';
import { biometricSubTypes, biometricTypes, compressionTypes, impressionTypes, taskStatuses } from './vocabulary.ts';

const closed = { additionalProperties: false } as const;
const text = (description?: string) => Type.String(description === undefined ? {} : { description });
const uri = (description: string) => Type.String({ format: 'uri', description });
const optional = Type.Optional;
/** Whatever an implementation adds. */
const Others = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });
const GalleryNames = Type.Array(Type.String(), { minItems: 1, uniqueItems: true });

/** Body of 400 and 500. */
export const OsiaError = Type.Object(
  { code: Type.Integer({ format: 'int32' }), message: Type.String() },
  { title: 'Error', ...closed },
);
export type OsiaError = Static<typeof OsiaError>;

export const BiometricType = Type.Enum(biometricTypes, { title: 'BiometricType', type: 'string' });
export type BiometricType = Static<typeof BiometricType>;
export const BiometricSubType = Type.Enum(biometricSubTypes, { title: 'BiometricSubType', type: 'string' });
export type BiometricSubType = Static<typeof BiometricSubType>;
export const TemplateFormat = Type.String({
  title: 'TemplateFormat',
  description: 'Name of the layout of a template.',
});
export const QualityFormat = Type.String({ title: 'QualityFormat', description: 'Name of the scale of a quality.' });
const ImpressionType = Type.Enum(impressionTypes, { title: 'ImpressionType', type: 'string' });
const CompressionType = Type.Enum(compressionTypes, { title: 'CompressionType', type: 'string' });

const Encryption = Type.Object(
  {
    type: Type.Enum(['JWE', 'PKCS7'], { type: 'string' }),
    scope: text('JSON paths, separated by white space, of what is encrypted.'),
  },
  { title: 'Encryption', ...closed },
);

const Integrity = Type.Object(
  {
    id: optional(text()),
    type: optional(Type.Enum(['NONE', 'JWS', 'PKCS7'], { type: 'string', default: 'NONE' })),
    scope: text('JSON paths, separated by white space, of what was hashed.'),
    alg: text('Of the hash, for example SHA256.'),
    encrypted: optional(Type.Boolean({ default: false, description: 'The hash is over the encrypted data.' })),
    followRef: optional(Type.Boolean({ default: false, description: 'The hash covers what the addresses lead to.' })),
    hash: text(),
    signature: optional(text('Of the hash.')),
    signatureRef: optional(uri('Where the signature lies.')),
  },
  { title: 'Integrity', ...closed },
);

const protection = {
  encryption: optional(Encryption),
  integrity: optional(Type.Array(Integrity)),
};

const MissingType = Type.Object(
  {
    biometricSubType: optional(BiometricSubType),
    presence: optional(Type.Enum(['BANDAGED', 'AMPUTATED', 'DAMAGED'], { type: 'string' })),
  },
  { title: 'MissingType', ...closed },
);

const computed = {
  templateFormat: optional(TemplateFormat),
  quality: optional(Type.Integer({ format: 'int64' })),
  qualityFormat: optional(QualityFormat),
  algorithm: optional(text()),
  vendor: optional(text()),
};

/** One sample of an encounter: an image, a template or both. */
export const BiometricData = Type.Object(
  {
    biometricType: BiometricType,
    biometricSubType: optional(BiometricSubType),
    instance: optional(text('Tells apart two items of one type and subtype.')),
    encounterId: optional(text()),
    image: optional(text('The bytes of the image in base64.')),
    imageRef: optional(uri('Never fetched here: the image itself is asked for.')),
    captureDate: optional(Type.String({ format: 'date-time' })),
    captureDevice: optional(text()),
    impressionType: optional(ImpressionType),
    width: optional(Type.Integer({ description: 'Pixels.' })),
    height: optional(Type.Integer({ description: 'Pixels.' })),
    bitdepth: optional(Type.Integer()),
    mimeType: optional(text()),
    resolution: optional(Type.Integer({ description: 'Pixels per inch.' })),
    compression: optional(CompressionType),
    missing: optional(Type.Array(MissingType)),
    metadata: optional(text()),
    comment: optional(text()),
    template: optional(text('The bytes of the template in base64.')),
    templateRef: optional(uri('Never fetched here: the template itself is asked for.')),
    ...computed,
    ...protection,
  },
  { title: 'BiometricData', ...closed },
);
export type BiometricData = Static<typeof BiometricData>;

/** What was made of one sample. */
export const BiometricComputedData = Type.Object(
  {
    biometricType: BiometricType,
    biometricSubType: optional(BiometricSubType),
    instance: optional(text()),
    template: text('The bytes of the template in base64.'),
    ...computed,
  },
  { title: 'BiometricComputedData', ...closed },
);
export type BiometricComputedData = Static<typeof BiometricComputedData>;

const encounterProperties = {
  status: Type.Enum(['ACTIVE', 'INACTIVE'], { type: 'string' }),
  encounterType: text(),
  createdDate: optional(Type.String({ format: 'date-time' })),
  updatedDate: optional(Type.String({ format: 'date-time' })),
  galleries: GalleryNames,
  clientData: optional(Type.String({ format: 'byte', description: 'Kept for the client, unread.' })),
  contextualData: optional(Type.Unknown({ title: 'ContextualData', description: 'Of the occasion; any JSON.' })),
  biographicData: optional(Type.Unknown({ title: 'BiographicData', description: 'Of the person; any JSON.' })),
  biometricData: Type.Array(BiometricData),
  ...protection,
};

/** An encounter as the server tells it. */
export const Encounter = Type.Object(
  { encounterId: Type.String({ readOnly: true }), ...encounterProperties },
  { title: 'Encounter', ...closed },
);
export type Encounter = Static<typeof Encounter>;

/**
 * An encounter as a client sends it. `encounterId` is required and read-only, and OpenAPI 3.0 asks for such a property
 * in answers alone: a request may leave it out, and where it is there the path or the server decides.
 */
export const EncounterRequest = Type.Object(
  { encounterId: optional(Type.String({ readOnly: true })), ...encounterProperties },
  { title: 'Encounter', ...closed },
);
export type EncounterRequest = Static<typeof EncounterRequest>;

/** Narrows a search: `biometricType`, `dateOfBirthMin`, `dateOfBirthMax`, or any biographic field by its exact value. */
export const Filter = Type.Unsafe<Record<string, unknown>>({
  title: 'Filter',
  type: 'object',
  additionalProperties: true,
});
export type Filter = Static<typeof Filter>;

export const ScoreDetail = Type.Object(
  {
    score: Type.Number({ format: 'float', description: 'log10 of the likelihood ratio.' }),
    encounterId: optional(text()),
    galleries: optional(GalleryNames),
    biometricType: optional(BiometricType),
    biometricSubType: optional(BiometricSubType),
    instance: optional(text()),
    others: optional(Others),
  },
  { title: 'ScoreDetail', ...closed },
);
export type ScoreDetail = Static<typeof ScoreDetail>;

/** A lead for a person to examine; it identifies nobody. */
export const Candidate = Type.Object(
  {
    personId: text(),
    rank: Type.Integer({ format: 'int32', description: 'From 1, best first.' }),
    score: Type.Number({ format: 'float', description: 'log10 of the likelihood ratio, over all samples.' }),
    scores: optional(Type.Array(ScoreDetail)),
    others: optional(Others),
  },
  { title: 'Candidate', ...closed },
);
export type Candidate = Static<typeof Candidate>;

export const PersonIds = Type.Object({ personId: text(), encounterId: text() }, { title: 'PersonIds', ...closed });
export type PersonIds = Static<typeof PersonIds>;

/** Ids of what was created, or changed. Without `type`, as in OSIA: strictly, any value but a wrong object passes. */
export const ExtendablePersonIds = Type.Unsafe<PersonIds & { others?: Record<string, unknown> }>({
  title: 'ExtendablePersonIds',
  required: ['personId', 'encounterId'],
  properties: { personId: text(), encounterId: text(), others: Others },
  ...closed,
});
export type ExtendablePersonIds = Static<typeof ExtendablePersonIds>;

export const TaskId = Type.Object({ taskId: text(), others: optional(Others) }, { title: 'TaskId', ...closed });
export type TaskId = Static<typeof TaskId>;

export const TaskStatus = Type.Enum(taskStatuses, { type: 'string' });
export type TaskStatus = Static<typeof TaskStatus>;

export const IdentifyRequest = Type.Object(
  { filter: Filter, biometricData: Type.Array(BiometricData), ...protection },
  { title: 'IdentifyRequest', ...closed },
);
export type IdentifyRequest = Static<typeof IdentifyRequest>;

export const VerifyFromIdRequest = Type.Object(
  { biometricData: Type.Array(BiometricData), ...protection },
  { title: 'VerifyFromIdRequest', ...closed },
);
export type VerifyFromIdRequest = Static<typeof VerifyFromIdRequest>;

export const VerifyFromBioRequest = Type.Object(
  { biometricData1: Type.Array(BiometricData), biometricData2: Type.Array(BiometricData), ...protection },
  { title: 'VerifyFromBioRequest', ...closed },
);
export type VerifyFromBioRequest = Static<typeof VerifyFromBioRequest>;

/** Whether the samples are held to be of one person at the threshold, and the comparisons behind it. */
export const Verification = Type.Object(
  { decision: Type.Boolean(), scores: optional(Type.Array(ScoreDetail)) },
  { title: 'Verification', ...closed },
);
export type Verification = Static<typeof Verification>;

/** The new galleries of an encounter. */
export const GalleryList = GalleryNames;

/** The whole result of a callback that has nothing more to say. */
export const Done = Type.Enum(['OK'], { type: 'string' });
