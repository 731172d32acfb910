/** What is kept of a face: the embedding, and the five points it was aligned by. */

/** A place in the sample's own image, in pixels; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In this order everywhere. Left and right are the subject's own: the left eye lies at the greater x of a portrait. */
export const facePointKinds = ['left-eye', 'right-eye', 'nose', 'mouth-left', 'mouth-right'] as const;

export interface FaceTemplate {
  /** `dimension` numbers of unit length: the mean of the embeddings of the face and of its mirror image. */
  readonly embedding: Float32Array;
  /** One point for each of `facePointKinds`. */
  readonly points: readonly Point[];
  /** 0 to 100, as when extracted. */
  readonly quality: number;
}
