/**
 * Whether a picture would do as the portrait of a passport: the geometry of ICAO Doc 9303 and ISO/IEC 39794-5, as far as
 * it can be measured here. A help for whoever takes the picture; the issuing authority decides.
 */
import { boxOf } from '../landmarks/mesh.ts';
import type { FaceMesh } from '../landmarks/mesh.ts';
import type { FaceLight } from '../quality/light.ts';
import type { FaceMeasures } from '../quality/measures.ts';
import type { FaceShape } from '../quality/shape.ts';

export interface PortraitFinding {
  readonly requirement: string;
  readonly met: boolean;
  readonly measured: number;
  /** Least and greatest that are allowed; one of them may be absent. */
  readonly min?: number;
  readonly max?: number;
  readonly advice: string;
}

export interface PortraitFacts {
  readonly image: { readonly width: number; readonly height: number; readonly colour: boolean };
  readonly mesh: FaceMesh;
  readonly faces: number;
  readonly measures: FaceMeasures;
  readonly shape: FaceShape;
  readonly light: FaceLight;
  readonly backgroundVariation: number;
}

type Limit = Pick<PortraitFinding, 'min' | 'max'>;

/** The mesh ends at the hairline; a head is about this much higher than the mesh. */
const headOverMesh = 1.25;

/** Every requirement, met or not. */
export function checkPortrait({
  image,
  mesh,
  faces,
  measures,
  shape,
  light,
  backgroundVariation,
}: PortraitFacts): PortraitFinding[] {
  const box = boxOf(mesh);
  const headTop = box.y + box.height - box.height * headOverMesh;
  const rows: [string, number, Limit, string][] = [
    ['one-face', faces, { min: 1, max: 1 }, 'Nobody else may be in the picture.'],
    ['colour', image.colour ? 1 : 0, { min: 1 }, 'Use a colour picture.'],
    ['eye-distance-px', measures.eyeDistancePx, { min: 90 }, 'Use a picture of higher resolution, or go closer.'],
    ['yaw-degrees', shape.yawDegrees, { min: -5, max: 5 }, 'Turn the head straight to the camera.'],
    ['pitch-degrees', shape.pitchDegrees, { min: -12, max: 12 }, 'Hold the head level, with the camera at eye height.'],
    ['roll-degrees', shape.rollDegrees, { min: -8, max: 8 }, 'Hold the head upright.'],
    ['head-height', (box.height * headOverMesh) / image.height, { min: 0.6, max: 0.9 }, 'Crop as proposed.'],
    ['head-width', box.width / image.width, { min: 0.5, max: 0.75 }, 'Crop as proposed.'],
    ['horizontal-centre', (box.x + box.width / 2) / image.width, { min: 0.45, max: 0.55 }, 'Crop as proposed.'],
    ['vertical-centre', (headTop + box.y + box.height) / 2 / image.height, { min: 0.3, max: 0.6 }, 'Crop as proposed.'],
    ['eyes-open', shape.eyeOpening, { min: 0.03 }, 'Open both eyes, and let no hair cover them.'],
    ['mouth-closed', shape.mouthOpening, { max: 0.06 }, 'Close the mouth.'],
    ['even-light', light.uniformity, { min: 0.5 }, 'Light both sides of the face alike.'],
    ['under-exposed', light.dark, { max: 0.1 }, 'Give the face more light.'],
    ['over-exposed', light.bright, { max: 0.05 }, 'Keep direct light off the face.'],
    ['even-background', backgroundVariation, { max: 0.08 }, 'Stand before a plain, light wall.'],
  ];
  return rows.map(([requirement, measured, limit, advice]) => {
    const { min = -Infinity, max = Infinity } = limit;
    return { requirement, met: measured >= min && measured <= max, measured, ...limit, advice };
  });
}
