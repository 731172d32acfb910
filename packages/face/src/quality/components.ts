/**
 * The components of a face image's quality, by the names and in the sense of ISO/IEC 29794-5, as far as geometry and
 * light can be measured. Not measured, because nothing at hand measures them honestly: occlusion, expression other than
 * an open mouth, natural colour, and what the compression did.
 */
import type { FaceLight } from './light.ts';
import type { FaceMeasures } from './measures.ts';
import type { FaceShape } from './shape.ts';

export interface QualityComponent {
  readonly name: ComponentName;
  /** 0 worst to 100 best. */
  readonly value: number;
  /** As measured, in `unit`. */
  readonly measured: number;
  readonly unit: 'px' | 'degrees' | 'share' | 'bits' | 'ratio';
}

export type ComponentName =
  | 'inter-eye-distance'
  | 'pose-yaw'
  | 'pose-pitch'
  | 'pose-roll'
  | 'sharpness'
  | 'illumination-uniformity'
  | 'under-exposure-prevention'
  | 'over-exposure-prevention'
  | 'dynamic-range'
  | 'eyes-open'
  | 'mouth-closed';

/** Each value runs straight from nothing at `worst` to 100 at `best`, in the unit of what is measured. */
const ranges = {
  'inter-eye-distance': { worst: 0, best: 90, unit: 'px' },
  'pose-yaw': { worst: 45, best: 0, unit: 'degrees' },
  'pose-pitch': { worst: 45, best: 0, unit: 'degrees' },
  'pose-roll': { worst: 45, best: 0, unit: 'degrees' },
  sharpness: { worst: 0, best: 0.1, unit: 'ratio' },
  'illumination-uniformity': { worst: 0, best: 1, unit: 'share' },
  'under-exposure-prevention': { worst: 1, best: 0, unit: 'share' },
  'over-exposure-prevention': { worst: 1, best: 0, unit: 'share' },
  'dynamic-range': { worst: 0, best: 8, unit: 'bits' },
  'eyes-open': { worst: 0, best: 0.08, unit: 'ratio' },
  'mouth-closed': { worst: 0.25, best: 0, unit: 'ratio' },
} as const satisfies Record<ComponentName, { worst: number; best: number; unit: QualityComponent['unit'] }>;

export function componentsOf(measures: FaceMeasures, shape: FaceShape, light: FaceLight): QualityComponent[] {
  const measured: Record<ComponentName, number> = {
    'inter-eye-distance': measures.eyeDistancePx,
    'pose-yaw': shape.yawDegrees,
    'pose-pitch': shape.pitchDegrees,
    'pose-roll': shape.rollDegrees,
    sharpness: measures.sharpness,
    'illumination-uniformity': light.uniformity,
    'under-exposure-prevention': light.dark,
    'over-exposure-prevention': light.bright,
    'dynamic-range': light.entropyBits,
    'eyes-open': shape.eyeOpening,
    'mouth-closed': shape.mouthOpening,
  };
  return (Object.keys(ranges) as ComponentName[]).map((name) => {
    const { worst, best, unit } = ranges[name];
    // A turn to either side is as bad.
    const share = (Math.abs(measured[name]) - worst) / (best - worst);
    return { name, value: Math.round(100 * Math.min(1, Math.max(0, share))), measured: measured[name], unit };
  });
}
