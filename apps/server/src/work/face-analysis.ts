/** Faces handed in for an analysis; runs in the threads of the extraction pool. No template leaves it. */
import type { DecodeOptions, Extraction, Feature, Quality } from '@ipse/core';
import { clusterFaces, takeBack } from '@ipse/face';
import type { Clustering, Decision, Examination, FaceSighting, FaceTemplate, FoundFace } from '@ipse/face';
import { fail } from '../errors.ts';
import { face } from './thread-modalities.ts';

export interface PictureRequest {
  /** Of the file. */
  readonly bytes: Uint8Array;
  readonly options: DecodeOptions;
}

export interface FaceRequest extends PictureRequest {
  /** Which face, as `detectAll` lists them; the most prominent one when absent. */
  readonly face?: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface DetectedAll extends Size {
  readonly faces: readonly (Omit<FoundFace, 'template'> & { readonly points: readonly Feature[] })[];
}

export interface ComparedFace {
  readonly suitable: boolean;
  readonly quality: Quality;
  readonly points: readonly Feature[];
}

export interface ComparedFaces {
  readonly evidence?: { readonly log10LR: number; readonly fmr: number; readonly fmrLeast: number };
  readonly calibration: string;
  readonly probe: ComparedFace;
  readonly reference: ComparedFace;
}

export interface Examined extends Size {
  /** Absent when the picture shows no face; the quality then says so. */
  readonly examination?: Omit<Examination, 'crop'>;
  readonly quality: Quality;
}

export interface ClusterRequest {
  readonly pictures: readonly PictureRequest[];
  /** log10 LR. */
  readonly threshold: number;
  readonly decisions: readonly Decision[];
  /** The last merges that are not made. */
  readonly takeBack: number;
}

export interface ClusteredFaces extends Clustering {
  readonly faces: readonly (Pick<FoundFace, 'box'> & {
    readonly picture: number;
    readonly face: number;
    readonly quality: number;
  })[];
  readonly calibration: string;
}

export interface SightRequest {
  /** Files, in the order of time. */
  readonly frames: readonly Uint8Array[];
}

/** Null where a frame shows no face. */
export type SightedFace = FaceSighting | null;

/** A frame of a camera for guidance is smaller; anything larger would only cost time. */
export const framePixelsMax = 2_100_000;

/** More faces than this are refused: the work grows with their cube. */
const clusteredMax = 300;

/** Errors: those of formats; REQUEST_INVALID for too many faces, or a decision about one that is not there. */
export async function cluster({
  pictures,
  threshold,
  decisions,
  takeBack: steps,
}: ClusterRequest): Promise<ClusteredFaces> {
  const faces: (ClusteredFaces['faces'][number] & { readonly template: FaceTemplate })[] = [];
  for (const [picture, { bytes, options }] of pictures.entries()) {
    const found = await face.extractAll(await face.decode(bytes, options));
    faces.push(
      ...found.map(({ box, quality, template }, n) => ({ picture, face: n, box, quality: quality.value, template })),
    );
  }
  if (faces.length > clusteredMax) throw fail('REQUEST_INVALID', `${faces.length} faces, at most ${clusteredMax}`);
  if (decisions.some((each) => Math.max(...each.faces) >= faces.length)) {
    throw fail('REQUEST_INVALID', `a decision about a face beyond the ${faces.length} found`);
  }
  const evidence = faces.map((one) =>
    faces.map((other) => face.calibrate(face.compare(one.template, other.template).similarity).log10LR),
  );
  const clustering = clusterFaces(faces.length, (i, j) => evidence[i][j], threshold, decisions);
  return {
    faces: faces.map(({ template: _kept, ...told }) => told),
    ...takeBack(clustering, faces.length, steps),
    calibration: calibrationName(),
  };
}

export const calibrationName = () => `${face.calibration.algorithm} ${face.calibration.version}`;

export async function detectAll({ bytes, options }: PictureRequest): Promise<DetectedAll> {
  const { image } = await face.decode(bytes, options);
  const found = await face.extractAll({ image });
  const faces = found.map(({ template, ...told }) => ({ ...told, points: face.features(template) }));
  return { width: image.width, height: image.height, faces };
}

/** Errors: those of formats; REQUEST_INVALID when there is no such face. */
export async function compareTwo(requests: { probe: FaceRequest; reference: FaceRequest }): Promise<ComparedFaces> {
  const [probe, reference] = [await faceOf(requests.probe), await faceOf(requests.reference)];
  const told = { calibration: calibrationName(), probe: tell(probe), reference: tell(reference) };
  if (!probe.suitable || !reference.suitable) return told;
  return { ...told, evidence: face.calibrate(face.compare(probe.template, reference.template).similarity) };
}

export async function examine({ bytes, options }: PictureRequest): Promise<Examined> {
  const { image } = await face.decode(bytes, options);
  const { width, height } = image;
  const examined = await face.examine({ image });
  if (examined === undefined) return { width, height, quality: await face.assess({ image }) };
  const { faces, quality, components, portrait } = examined;
  return { width, height, quality, examination: { faces, quality, components, portrait } };
}

/** Errors: those of formats; REQUEST_INVALID for a frame that is too large. */
export async function sight({ frames }: SightRequest): Promise<readonly SightedFace[]> {
  const sighted: SightedFace[] = [];
  for (const bytes of frames) {
    const { image } = await face.decode(bytes);
    if (image.width * image.height > framePixelsMax)
      throw fail('REQUEST_INVALID', 'frames: at most two million pixels');
    sighted.push((await face.sight({ image })) ?? null);
  }
  return sighted;
}

async function faceOf({ bytes, options, face: index }: FaceRequest): Promise<Extraction<FaceTemplate>> {
  const sample = await face.decode(bytes, options);
  if (index === undefined) return face.extract(sample);
  const faces = await face.extractAll(sample);
  if (index >= faces.length) throw fail('REQUEST_INVALID', `face: the picture shows ${faces.length}`);
  const { template, quality } = faces[index];
  return { suitable: true, template, quality };
}

function tell(extraction: Extraction<FaceTemplate>): ComparedFace {
  const { suitable, quality } = extraction;
  return { suitable, quality, points: extraction.suitable ? face.features(extraction.template) : [] };
}
