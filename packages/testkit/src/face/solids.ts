/** What surrounds the face: head, ears, hair, neck and shoulders, as ellipsoids. */
import type { Colour } from './palette.ts';
import type { FaceIdentity } from './create-identity.ts';
import type { Mesh } from './mesh.ts';

/** A mesh of one colour; `strands` is how much that colour varies, as hair does. */
export interface Solid extends Mesh {
  readonly colour: Colour;
  readonly strands: number;
  /** Moves with the head; shoulders do not. */
  readonly turns: boolean;
}

type Triple = readonly [x: number, y: number, z: number];

const rings = 18;
const spokes = 28;

/** Built around the face mesh's own axes, in centimetres. */
export function surroundings({ palette, hair, shape }: FaceIdentity, cloth: Colour): Solid[] {
  const bald = hair.hairline > 9;
  const width = halfWidthOf(shape);
  const crown = bald ? palette.skin : palette.hair;
  const lift = bald ? 0 : hair.volume;
  const plain = { strands: 0, turns: true };
  const strands = bald ? 0 : 0.3;
  const headRadii: Triple = [width + 0.25 + 0.45 * lift, 9.2 + 0.9 * lift, 7];
  const head = ellipsoid([0, 2.6 + 0.4 * lift, -4.3], headRadii, { colour: crown, strands, turns: true });
  const solids: Solid[] = [
    { ...head, positions: behindFace(head.positions, width) },
    ellipsoid([-width, 0.2, -3], [0.8, 2.3, 1.2], { colour: palette.skin, ...plain }),
    ellipsoid([width, 0.2, -3], [0.8, 2.3, 1.2], { colour: palette.skin, ...plain }),
    ellipsoid([0, -11, -4.5], [4.7, 8, 5], { colour: shadow(palette.skin), ...plain }),
    ellipsoid([0, -23, -5], [20, 8.5, 7], { colour: cloth, strands: 0.05, turns: false }),
  ];
  if (!bald && hair.length > 0.15) {
    const drop = 17 * hair.length;
    const size: Triple = [width + 1.2 + 0.5 * lift, 7 + drop / 2, 5];
    solids.push(ellipsoid([0, 3 - drop / 2, -7], size, { colour: palette.hair, strands, turns: true }));
  }
  return solids;
}

/** Eyes lie deep in some faces: the head must not come out of them. */
function behindFace(positions: Float32Array, width: number): Float32Array {
  return positions.map((value, i) => {
    const covered = i % 3 === 2 && Math.abs(positions[i - 2]) < 0.8 * width && positions[i - 1] < 7.5;
    return covered ? Math.min(value, 0.5) : value;
  });
}

/** The neck lies in the shadow of the chin. */
function shadow(colour: Colour): Colour {
  return [colour[0] * 0.78, colour[1] * 0.74, colour[2] * 0.72];
}

function halfWidthOf(shape: Float32Array): number {
  let widest = 0;
  for (let i = 0; i < shape.length; i += 3) widest = Math.max(widest, Math.abs(shape[i]));
  return widest;
}

function ellipsoid(centre: Triple, radii: Triple, look: Pick<Solid, 'colour' | 'strands' | 'turns'>): Solid {
  const positions = new Float32Array((rings + 1) * spokes * 3);
  const triangles: number[] = [];
  for (let ring = 0; ring <= rings; ring++) {
    const polar = (Math.PI * ring) / rings;
    for (let spoke = 0; spoke < spokes; spoke++) {
      const around = (2 * Math.PI * spoke) / spokes;
      const unit = [Math.sin(polar) * Math.cos(around), Math.cos(polar), Math.sin(polar) * Math.sin(around)];
      const at = ring * spokes + spoke;
      for (let axis = 0; axis < 3; axis++) positions[3 * at + axis] = centre[axis] + radii[axis] * unit[axis];
      if (ring === rings) continue;
      const next = ring * spokes + ((spoke + 1) % spokes);
      triangles.push(at, next, at + spokes, next, next + spokes, at + spokes);
    }
  }
  return { positions, triangles: Uint16Array.from(triangles), ...look };
}
