/**
 * The Modality port: all that the engine, the server and the evaluation know of a fingerprint, a palm, a face or a DNA
 * profile. A modality is pure: clock, randomness and tracing are handed in; the same bytes give the same result.
 */
import type { Calibration, CalibratedScore } from './calibration.ts';
import type { Image } from './image.ts';
import type { Branded } from './ids.ts';
import type { Quality } from './quality.ts';
import type { Similarity } from './scales.ts';

/** `fingerprint`, `face`, ...: the name under which the server registers an implementation. */
export type ModalityId = Branded<string, 'ModalityId'>;

export interface Algorithm {
  readonly name: string;
  readonly version: string;
}

/** What a caller may say of the bytes it hands in; `position` uses OSIA's biometricSubType names (RIGHT_INDEX). */
export interface DecodeOptions {
  readonly mediaType?: string;
  /** Overrides what the file says. */
  readonly resolutionPpi?: number;
  readonly position?: string;
  /** Needed for raw gray, which has no header. */
  readonly width?: number;
  readonly height?: number;
}

/** What was captured. */
export interface Sample {
  readonly image: Image;
  readonly position?: string;
}

/** A point that the algorithm used, in pixels of the sample's own image; y grows downwards. */
export interface Feature {
  readonly x: number;
  readonly y: number;
  /** Direction, 0 to 2 pi, anticlockwise from the positive x axis as seen on the screen. */
  readonly angleRad?: number;
  /** `ending`, `bifurcation`, `left-eye`, ... */
  readonly kind: string;
  /** 0 to 100. */
  readonly quality?: number;
}

/** Not suitable is a value, not an error: the quality says why. */
export type Extraction<Template> =
  | { readonly suitable: true; readonly template: Template; readonly quality: Quality }
  | { readonly suitable: false; readonly quality: Quality };

/** Indices into the features of the two templates, strongest pair first; weight is 0 to 1. */
export interface FeaturePair {
  readonly probe: number;
  readonly reference: number;
  readonly weight: number;
}

export interface Comparison {
  readonly similarity: Similarity;
  readonly pairs: readonly FeaturePair[];
}

/** Called with each intermediate step's name and data; absent means nobody watches. */
export type Trace = (step: string, data: unknown) => void;

export interface IndexHit {
  readonly reference: number;
  readonly similarity: Similarity;
}

/** Which of two references that are equally similar comes first: negative for the first of them. */
export type ReferenceOrder = (a: number, b: number) => number;

/**
 * References of one modality held in memory, each under a number that whoever fills the index gives it, up to 2^32 - 2:
 * names would be held twice, and there are millions of references.
 */
export interface TemplateIndex<Template> {
  readonly size: number;
  /** Adds a reference, or replaces the one of the same number. */
  add(reference: number, template: Template): void;
  /** Removes a reference; false when there was none. */
  remove(reference: number): boolean;
  /** The reference of this number; not always the object that was added, but equal to it. */
  get(reference: number): Template | undefined;
  /**
   * The `limit` most similar references that `accept` lets through, by falling similarity, ties by the index's order. `share`:
   * which part of all that the probe is searched among lies in this index, 1 if it is all; an index that does not compare with
   * each reference may then compare with fewer.
   */
  search(probe: Template, limit: number, accept?: (reference: number) => boolean, share?: number): IndexHit[];
}

export interface Modality<Template = unknown> {
  readonly id: ModalityId;
  readonly algorithm: Algorithm;
  readonly calibration: Calibration;
  /** Errors: coded errors of `formats`; nothing is allocated that a header merely claims. */
  decode(bytes: Uint8Array, options?: DecodeOptions): Promise<Sample>;
  assess(sample: Sample): Promise<Quality>;
  extract(sample: Sample, trace?: Trace): Promise<Extraction<Template>>;
  /** Symmetric in its two templates. */
  compare(probe: Template, reference: Template, trace?: Trace): Comparison;
  calibrate(similarity: Similarity): CalibratedScore;
  /** `order` of references that are equally similar; without it the lower number comes first. */
  createIndex(order?: ReferenceOrder): TemplateIndex<Template>;
  /** Features of a template, for drawing; pairs of a comparison refer to these. */
  features(template: Template): readonly Feature[];
  /** Versioned binary layout of our own. */
  encodeTemplate(template: Template): Uint8Array;
  /** Errors: TEMPLATE_* of the modality, for truncated, foreign or newer layouts. */
  decodeTemplate(bytes: Uint8Array): Template;
}
