/** Where points of the head fall in the picture: turn, then a camera at an arm's length or two. */

export interface View {
  readonly width: number;
  readonly height: number;
  readonly yawRad: number;
  readonly pitchRad: number;
  readonly rollRad: number;
  readonly shiftX: number;
  readonly shiftY: number;
  /** 1: the head fills about two thirds of the picture's height. */
  readonly scale: number;
}

const cameraDistanceCm = 75;
const pictureHeightCm = 33;
/** The head turns about the neck, not about the nose. */
const pivotCm = [0, -4, -6] as const;

/** Positions turned with the head; still in centimetres. */
export function turn(positions: Float32Array, { yawRad, pitchRad, rollRad }: View): Float32Array {
  const [cy, sy, cp, sp, cr, sr] = [yawRad, pitchRad, rollRad].flatMap((angle) => [Math.cos(angle), Math.sin(angle)]);
  const turned = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const x = positions[i] - pivotCm[0];
    const y = positions[i + 1] - pivotCm[1];
    const z = positions[i + 2] - pivotCm[2];
    const [x1, z1] = [x * cy + z * sy, z * cy - x * sy];
    const [y2, z2] = [y * cp - z1 * sp, y * sp + z1 * cp];
    turned[i] = x1 * cr - y2 * sr + pivotCm[0];
    turned[i + 1] = x1 * sr + y2 * cr + pivotCm[1];
    turned[i + 2] = z2 + pivotCm[2];
  }
  return turned;
}

/** Pixels x and y, and the depth in centimetres towards the camera. */
export function project(positions: Float32Array, view: View): Float32Array {
  const projected = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const nearer = cameraDistanceCm / (cameraDistanceCm - positions[i + 2]);
    const pixels = ((view.scale * view.height) / pictureHeightCm) * nearer;
    projected[i] = view.width * (0.5 + view.shiftX) + pixels * positions[i];
    projected[i + 1] = view.height * (0.47 + view.shiftY) - pixels * positions[i + 1];
    projected[i + 2] = positions[i + 2];
  }
  return projected;
}
