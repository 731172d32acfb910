/** Faces: analyses of pictures that the caller hands in; nothing is kept, no gallery is searched. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { EncounterIdText, ErrorBody, Feature, Fmr, FmrLeast, Log10LR, PersonIdText, Quality } from './common.ts';
import { refusals } from './refusals.ts';

export const FacePicture = Type.Object(
  {
    image: Type.String({ format: 'byte', minLength: 4, description: 'The bytes of the file in base64.' }),
    mediaType: Type.Optional(Type.String({ maxLength: 128, description: 'Told from the bytes when absent.' })),
    face: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 199,
        description: 'Which face is meant, as detectFaces lists them; the most prominent one when absent.',
      }),
    ),
  },
  { title: 'FacePicture', additionalProperties: false },
);
export type FacePicture = Static<typeof FacePicture>;

const WholePicture = Type.Omit(FacePicture, ['face'], { title: 'WholePicture', additionalProperties: false });

const size = {
  width: Type.Integer({ minimum: 1, description: "Pixels of the picture, the camera's orientation applied." }),
  height: Type.Integer({ minimum: 1 }),
};

export const FaceBox = Type.Object(
  {
    x: Type.Number({ description: 'Pixels of the picture, from the left.' }),
    y: Type.Number({ description: 'Pixels of the picture, from the top.' }),
    width: Type.Number(),
    height: Type.Number(),
  },
  { title: 'FaceBox', additionalProperties: false, description: 'From the brow to the chin; upright.' },
);

export const DetectedFace = Type.Object(
  {
    box: FaceBox,
    rollRad: Type.Number({ description: 'Turn in the plane of the picture, clockwise; 0 is upright, -pi to pi.' }),
    presence: Type.Number({ minimum: 0, maximum: 1, description: 'How sure it is that this is a face.' }),
    points: Type.Array(Feature, {
      description: "The five points: eyes, nose, corners of the mouth; the subject's own left.",
    }),
    quality: Quality,
  },
  { title: 'DetectedFace', additionalProperties: false },
);
export type DetectedFace = Static<typeof DetectedFace>;

export const DetectedFaces = Type.Object(
  { ...size, faces: Type.Array(DetectedFace, { maxItems: 200, description: 'The surest first.' }) },
  { title: 'DetectedFaces', additionalProperties: false },
);
export type DetectedFaces = Static<typeof DetectedFaces>;

const ComparedFace = Type.Object(
  {
    suitable: Type.Boolean({ description: 'False when no template can be made of it; the quality says why.' }),
    quality: Quality,
    points: Type.Array(Feature),
  },
  { title: 'ComparedFace', additionalProperties: false },
);

export const FaceComparison = Type.Object(
  {
    evidence: Type.Optional(
      Type.Object(
        { log10LR: Log10LR, fmr: Fmr, fmrLeast: FmrLeast },
        {
          title: 'FaceEvidence',
          additionalProperties: false,
          description: 'Absent when one of the faces is not suitable. A lead for a person to examine.',
        },
      ),
    ),
    calibration: Type.String({ description: 'Algorithm and version of the calibration behind the evidence.' }),
    probe: ComparedFace,
    reference: ComparedFace,
  },
  { title: 'FaceComparison', additionalProperties: false },
);
export type FaceComparison = Static<typeof FaceComparison>;

export const FaceComponent = Type.Object(
  {
    name: Type.String({ description: 'After ISO/IEC 29794-5, for example pose-yaw.' }),
    value: Type.Integer({ minimum: 0, maximum: 100, description: '0 worst to 100 best.' }),
    measured: Type.Number(),
    unit: Type.Enum(['px', 'degrees', 'share', 'bits', 'ratio'], { type: 'string' }),
  },
  { title: 'FaceComponent', additionalProperties: false },
);

export const PortraitFinding = Type.Object(
  {
    requirement: Type.String({ description: 'After ICAO Doc 9303 and ISO/IEC 39794-5, for example yaw-degrees.' }),
    met: Type.Boolean(),
    measured: Type.Number(),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    advice: Type.String(),
  },
  { title: 'PortraitFinding', additionalProperties: false },
);

export const FaceQuality = Type.Object(
  {
    ...size,
    faces: Type.Integer({ minimum: 0, description: 'How many the picture shows; the largest was examined.' }),
    quality: Quality,
    components: Type.Array(FaceComponent, { description: 'Empty without a face.' }),
    portrait: Type.Array(PortraitFinding, { description: 'Would it do for a passport? Empty without a face.' }),
  },
  { title: 'FaceQuality', additionalProperties: false },
);
export type FaceQuality = Static<typeof FaceQuality>;

const FaceNumber = Type.Integer({ minimum: 0, maximum: 999, description: 'Place in the list of faces.' });

export const FaceClusterRequest = Type.Object(
  {
    pictures: Type.Array(WholePicture, { minItems: 1, maxItems: 30 }),
    threshold: Type.Optional(
      Type.Number({ description: 'Mean log10 LR from which two groups are joined; 2 when absent.' }),
    ),
    decisions: Type.Optional(
      Type.Array(
        Type.Object(
          { kind: Type.Enum(['join', 'part'], { type: 'string' }), faces: Type.Tuple([FaceNumber, FaceNumber]) },
          { title: 'FaceDecision', additionalProperties: false },
        ),
        { maxItems: 500, description: 'What a person said: of one person, or of two. The later word holds.' },
      ),
    ),
    takeBack: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1000, description: 'How many of the last merges are not made.' }),
    ),
  },
  { title: 'FaceClusterRequest', additionalProperties: false },
);
export type FaceClusterRequest = Static<typeof FaceClusterRequest>;

export const FaceClusters = Type.Object(
  {
    faces: Type.Array(
      Type.Object(
        {
          picture: Type.Integer({ minimum: 0, description: 'Index into the pictures that were sent.' }),
          face: Type.Integer({ minimum: 0, description: 'As detectFaces lists the faces of that picture.' }),
          box: FaceBox,
          quality: Type.Number({ minimum: 0, maximum: 100 }),
        },
        { title: 'ClusteredFace', additionalProperties: false },
      ),
    ),
    groups: Type.Array(Type.Array(FaceNumber), { description: 'Each perhaps one person: a lead, never an identity.' }),
    merges: Type.Array(
      Type.Object(
        {
          groups: Type.Tuple([Type.Array(FaceNumber), Type.Array(FaceNumber)]),
          log10LR: Type.Optional(
            Type.Number({ description: 'Mean between the two; absent where a person joined them.' }),
          ),
        },
        { title: 'FaceMerge', additionalProperties: false },
      ),
      { description: 'Every step, in order; takeBack leaves out the last ones.' },
    ),
    calibration: Type.String({ description: 'Algorithm and version of the calibration behind the evidence.' }),
  },
  { title: 'FaceClusters', additionalProperties: false },
);
export type FaceClusters = Static<typeof FaceClusters>;

export const FaceWarnings = Type.Object(
  {
    encounters: Type.Integer({ minimum: 0, description: 'Encounters of the person with a face that were compared.' }),
    strangers: Type.Array(
      Type.Object(
        { encounterId: EncounterIdText, log10LR: Log10LR },
        { title: 'SuspectedStranger', additionalProperties: false },
      ),
      { description: 'Encounters whose face speaks against every other of the person; both of two that contradict.' },
    ),
    duplicates: Type.Array(
      Type.Object(
        { personId: PersonIdText, encounterId: EncounterIdText, log10LR: Log10LR, fmr: Fmr },
        { title: 'SuspectedDuplicate', additionalProperties: false },
      ),
      { description: 'Other people whose face is as alike: enrolled twice, a twin, or chance.' },
    ),
  },
  { title: 'FaceWarnings', additionalProperties: false },
);
export type FaceWarnings = Static<typeof FaceWarnings>;

const common = {
  tag: 'Faces',
  authentication: ['session', 'bearer'],
  statesPurpose: true,
  method: 'POST',
} as const;

export const faceOperations = {
  detectFaces: {
    ...common,
    operationId: 'detectFaces',
    scopes: ['abis.identify'],
    path: '/ipse/v1/faces:detect',
    summary: 'Find every face of a picture, without keeping it',
    body: { required: true, schema: WholePicture },
    responses: { ...refusals, 200: json('The faces found; none is an answer too.', DetectedFaces) },
  },
  compareFaces: {
    ...common,
    operationId: 'compareFaces',
    scopes: ['abis.verify'],
    path: '/ipse/v1/faces:compare',
    summary: 'Compare the faces of two pictures, without keeping them',
    body: {
      required: true,
      schema: Type.Object(
        { probe: FacePicture, reference: FacePicture },
        { title: 'FaceComparisonRequest', additionalProperties: false },
      ),
    },
    responses: { ...refusals, 200: json('The evidence; a person decides.', FaceComparison) },
  },
  assessFace: {
    ...common,
    operationId: 'assessFace',
    scopes: ['abis.identify'],
    path: '/ipse/v1/faces:quality',
    summary: 'Say how good the picture of a face is, by its components and as a portrait',
    body: { required: true, schema: WholePicture },
    responses: { ...refusals, 200: json('What was measured.', FaceQuality) },
  },
  clusterFaces: {
    ...common,
    operationId: 'clusterFaces',
    scopes: ['abis.identify'],
    path: '/ipse/v1/faces:cluster',
    summary: 'Gather the unknown faces of pictures into groups that may each be one person, without keeping them',
    body: { required: true, schema: FaceClusterRequest },
    responses: { ...refusals, 200: json('The groups, and every step to them.', FaceClusters) },
  },
  checkPersonFaces: {
    ...common,
    operationId: 'checkPersonFaces',
    scopes: ['abis.encounter.read', 'abis.identify'],
    path: '/ipse/v1/persons/{personId}/face-check',
    summary: 'Look for faces of a person that contradict each other, and for other people with the same face',
    params: Type.Object({ personId: PersonIdText }),
    responses: {
      ...refusals,
      200: json('The warnings; a person looks.', FaceWarnings),
      404: json('No such record.', ErrorBody),
    },
  },
} as const satisfies Record<string, Operation>;
