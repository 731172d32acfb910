/** What goes to an extraction thread and what comes back: plain data, because it crosses threads. */
import type { Algorithm, DecodeOptions, Feature, FingerPosition, Quality, QualityReason } from '@ipse/core';
import type { MarkOptions, PlacedBox, SlapSegmentation } from '@ipse/fingerprint';

export interface ExtractionRequest {
  readonly modality: string;
  /** Of the file; moved to the thread, not copied. */
  readonly bytes: Uint8Array;
  readonly options: DecodeOptions;
  /** Longest side of a preview to draw; absent draws none. */
  readonly previewSidePx?: number;
  /** The sample is a mark; what an examiner says of it. Fingerprints only. */
  readonly mark?: MarkOptions;
}

/** One sample as it was understood. */
export interface Extracted {
  readonly width: number;
  readonly height: number;
  readonly quality: Quality;
  /** In the modality's own layout; null when the sample is not suitable for matching. */
  readonly template: Uint8Array | null;
  readonly algorithm: Algorithm;
  readonly features: readonly Feature[];
  /** PNG; null when none was asked for. */
  readonly preview: Uint8Array | null;
  /** Of a print that is looked at, with a preview: hints that it is a copy; part of no score. */
  readonly hints?: readonly QualityReason[];
}

/** A template that a client holds and sends instead of an image. */
export interface AdoptionRequest {
  readonly modality: string;
  readonly template: Uint8Array;
}

export interface Adopted {
  readonly algorithm: Algorithm;
  /** In the modality's own layout, whichever came. */
  readonly template: Uint8Array;
}

export interface RenderingRequest {
  readonly modality: string;
  readonly bytes: Uint8Array;
  readonly options: DecodeOptions;
  /** Absent: in full size. */
  readonly sidePx?: number;
}

/** A stored sample as PNG. */
export interface Rendering {
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}

export interface SegmentationRequest {
  /** Of the file; moved to the thread, not copied. */
  readonly bytes: Uint8Array;
  /** Its position says which fingers to expect. */
  readonly options: DecodeOptions;
  /** Fingers known to be absent. */
  readonly missing?: readonly FingerPosition[];
  /** Where a person says the fingers are; absent: they are looked for. */
  readonly fingers?: readonly PlacedBox[];
  readonly previewSidePx?: number;
}

/** A finger of a slap, extracted by itself. */
export interface SegmentedFinger extends Extracted, PlacedBox {
  /** The upright finger, as a PNG in the resolution of the slap. */
  readonly image: Uint8Array;
}

export interface Segmented extends Pick<SlapSegmentation, 'hand' | 'notFound' | 'warnings'> {
  readonly width: number;
  readonly height: number;
  readonly fingers: readonly SegmentedFinger[];
  /** PNG of the slap; null when none was asked for. */
  readonly preview: Uint8Array | null;
}

/** A print by its template, in the registered layout. */
export interface SequencePrint {
  readonly position: FingerPosition;
  readonly template: Uint8Array;
}

export interface SequenceRequest {
  readonly slap: readonly SequencePrint[];
  readonly rolled: readonly SequencePrint[];
}

/** Errors lose their class between threads; this form keeps what a caller is told. */
export interface CarriedError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly httpStatus: number;
}

export type Carried<Result> = { readonly result: Result } | { readonly error: CarriedError };
