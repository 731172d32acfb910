/** The colour of each pixel of the face and of what surrounds it. */
import type { Illumination } from './light.ts';
import { neutralFace } from './mesh.ts';
import type { Shader, Surface } from './rasterise.ts';
import { sheet } from './regions.ts';
import type { SkinTexture } from './skin-texture.ts';
import type { Solid } from './solids.ts';

/** Normal, and the place on the sheet over the neutral face. */
const faceAttributes = 5;
/** Normal, and the place on the solid itself, which its strands follow. */
const solidAttributes = 6;

export function faceSurface(triangles: Uint16Array, projected: Float32Array, normals: Float32Array): Surface {
  const { positions } = neutralFace();
  const attributes = new Float32Array((normals.length / 3) * faceAttributes);
  for (let i = 0; i < normals.length / 3; i++) {
    attributes.set(normals.subarray(3 * i, 3 * i + 3), i * faceAttributes);
    attributes[i * faceAttributes + 3] = (positions[3 * i] - sheet.left) * sheet.pixelsPerCm;
    attributes[i * faceAttributes + 4] = (sheet.top - positions[3 * i + 1]) * sheet.pixelsPerCm;
  }
  return { triangles, projected, attributes, count: faceAttributes };
}

export function faceShader(texture: SkinTexture, light: Illumination): Shader {
  return (seen, colours, at) => {
    const diffuse = light.diffuse(seen[0], seen[1], seen[2]);
    const shine = light.shine(seen[0], seen[1], seen[2]);
    const u = seen[3];
    const v = seen[4];
    const column = Math.max(0, Math.min(sheet.width - 2, Math.floor(u)));
    const row = Math.max(0, Math.min(sheet.height - 2, Math.floor(v)));
    const right = u - column;
    const down = v - row;
    const from = 3 * (row * sheet.width + column);
    for (let c = 0; c < 3; c++) {
      const above = texture[from + c] + right * (texture[from + c + 3] - texture[from + c]);
      const under = from + 3 * sheet.width + c;
      const below = texture[under] + right * (texture[under + 3] - texture[under]);
      colours[at + c] = diffuse * (above + down * (below - above)) + shine;
    }
  };
}

export function solidSurface(solid: Solid, projected: Float32Array, normals: Float32Array): Surface {
  const attributes = new Float32Array((normals.length / 3) * solidAttributes);
  for (let i = 0; i < normals.length / 3; i++) {
    attributes.set(normals.subarray(3 * i, 3 * i + 3), i * solidAttributes);
    attributes.set(solid.positions.subarray(3 * i, 3 * i + 3), i * solidAttributes + 3);
  }
  return { triangles: solid.triangles, projected, attributes, count: solidAttributes };
}

export function solidShader({ colour, strands }: Solid, light: Illumination): Shader {
  return (seen, colours, at) => {
    const diffuse = light.diffuse(seen[0], seen[1], seen[2]) * (1 + strands * strandAt(seen[3], seen[4], seen[5]));
    const gloss = 0.4 * light.shine(seen[0], seen[1], seen[2]);
    for (let c = 0; c < 3; c++) colours[at + c] = diffuse * colour[c] + gloss;
  };
}

/** Locks that run down the head, each a little different. */
function strandAt(x: number, y: number, z: number): number {
  const around = 3 * Math.atan2(x, z + 4) + 0.15 * Math.sin(0.7 * y);
  return 0.6 * Math.sin(5 * around) * Math.sin(2.3 * around + 0.2 * y) + 0.4 * Math.sin(13 * around + 0.5 * y);
}
