/**
 * Which networks run, and where the installed packages keep them. The checksum is of the whole file: a package that
 * changed its weights is refused, not used. What is known of each is in MODELS.md.
 */
import type { ConversionOptions } from './convert.ts';

export interface ModelSource {
  /** Module path of the file that holds the network. */
  readonly file: string;
  readonly sha256: string;
  /** Where the network lies in the file, in bytes, when the file packs several. */
  readonly slice?: readonly [start: number, end: number];
  readonly conversion: ConversionOptions;
  /** Of the one input: images, channels, rows, columns. */
  readonly inputShape: readonly [number, number, number, number];
}

const meshPackage = {
  file: '@mediapipe/face_mesh/face_mesh_solution_packed_assets.data',
  sha256: 'dbe5905c582c0462cdaea17e7e6ecea92edaa8cccc515c5e2e7291f2cbb5fb99',
} as const;

/** BlazeFace, short range: 896 anchors with a box and six key points each. Pixels from -1 to 1. */
export const detectorSource: ModelSource = {
  ...meshPackage,
  slice: [3_757_224, 3_986_256],
  conversion: {},
  inputShape: [1, 3, 128, 128],
};

/** The 468-point face mesh and how sure it is to see a face. Pixels from 0 to 1. */
export const meshSource: ModelSource = {
  ...meshPackage,
  slice: [2_495_952, 3_737_848],
  conversion: {},
  inputShape: [1, 3, 192, 192],
};

/**
 * MobileFaceNet, 192 numbers a face, ended before its normalisation because the norm predicts quality. The batch is the
 * face and its mirror image. Pixels from -1 to 1.
 */
export const embedderSource: ModelSource = {
  file: 'capacitor-face-recognition/android/src/main/assets/mobilefacenet.tflite',
  sha256: 'b67366e085ec9f6c2afb05c10397a46edeb823367abaec77f64f5ce946ac2847',
  conversion: { batch: 2, outputs: ['MobileFaceNet/Logits/SpatialSqueeze'] },
  inputShape: [2, 3, 112, 112],
};
