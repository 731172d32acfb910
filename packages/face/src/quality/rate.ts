/** From measures to quality: one number that predicts error, and reasons that somebody at the camera can act on. */
import type { Quality, QualityReason } from '@ipse/core';
import type { FaceMeasures, ImageMeasures } from './measures.ts';

const reasons = {
  noFace: {
    code: 'no-face',
    message: 'No face was found.',
    advice: 'Show one whole face, upright and uncovered, at least 24 pixels wide.',
  },
  severalFaces: {
    code: 'several-faces',
    message: 'More than one face is in the picture; the largest near the middle was taken.',
    advice: 'Crop the picture to the face that is meant.',
  },
  tooSmall: {
    code: 'too-small',
    message: 'The face has few pixels.',
    advice: 'Go closer, or use a picture of higher resolution: 60 pixels between the eyes are good.',
  },
  blurred: {
    code: 'blurred',
    message: 'The face lacks fine detail.',
    advice: 'Focus on the face, hold still, and compress the picture less.',
  },
  tooDark: { code: 'too-dark', message: 'The face is too dark.', advice: 'Light the face evenly from the front.' },
  tooBright: {
    code: 'too-bright',
    message: 'The face is too bright.',
    advice: 'Expose for the face, and keep direct light off it.',
  },
  notFrontal: {
    code: 'not-frontal',
    message: 'The face is turned away.',
    advice: 'Look straight into the camera.',
  },
} as const satisfies Record<string, QualityReason>;

export const noFaceQuality: Quality = { value: 0, reasons: [reasons.noFace] };

/**
 * Beyond these, an image is worth a word to whoever took it: about where the worst fiftieth of press photographs lie, and
 * where shrinking or blurring a good one begins to cost similarity.
 */
const limits = {
  eyeDistancePx: 20,
  sharpness: 0.025,
  brightnessMin: 0.2,
  brightnessMax: 0.8,
  yaw: 0.3,
} as const;

/** `faces`: how many the image shows. */
export function rateFace(measures: FaceMeasures, faces: number): Quality {
  return { value: valueOf(measures.norm), reasons: reasonsFor(measures, faces) };
}

/** What somebody at the camera can do for a better image; nothing where it is good. */
export function reasonsFor(measures: ImageMeasures, faces: number): QualityReason[] {
  const found: [boolean, QualityReason][] = [
    [faces > 1, reasons.severalFaces],
    [measures.eyeDistancePx < limits.eyeDistancePx, reasons.tooSmall],
    [measures.sharpness < limits.sharpness, reasons.blurred],
    [measures.brightness < limits.brightnessMin, reasons.tooDark],
    [measures.brightness > limits.brightnessMax, reasons.tooBright],
    [Math.abs(measures.yaw) > limits.yaw, reasons.notFrontal],
  ];
  return found.filter(([applies]) => applies).map(([, reason]) => reason);
}

/** Norms of a useless and of an excellent image, as seen on the development set. */
const norms = { worst: 35, best: 90 } as const;

/** The norm that a quality stands for; of those below or above the range, its nearest end. */
export function normOf(quality: number): number {
  return norms.worst + ((norms.best - norms.worst) * quality) / 100;
}

/**
 * The norm alone: it falls with blur, smallness, bad light and pose, and on the development set no weighting of the
 * other measures beside it turned away more errors. They say what is wrong; it says how much.
 */
function valueOf(norm: number): number {
  const share = (norm - norms.worst) / (norms.best - norms.worst);
  return Math.round(100 * Math.min(1, Math.max(0, share)));
}
