/**
 * The neutral face that every synthetic face is bent from: the canonical mesh of MediaPipe (Apache-2.0), 468 points
 * in centimetres, read from the installed package `@mediapipe/face_mesh`. It is nobody's face: its makers modelled it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assert } from '@ipse/core';

export interface Mesh {
  /** x to the left of the person (right of the picture), y up, z towards the camera; three numbers a point. */
  readonly positions: Float32Array;
  /** Indices of points, three a triangle. */
  readonly triangles: Uint16Array;
}

const require = createRequire(import.meta.url);
/** Where the file packs the geometry: a protocol buffer whose field 1 is the mesh. */
const geometryRange = [3_737_848, 3_757_224] as const;
const meshField = 1;
const verticesField = 3;
const trianglesField = 4;
/** A vertex has a position and two texture coordinates, of which we have no use. */
const vertexLength = 5;
const pointCount = 468;

let loaded: Mesh | undefined;

/** Read once. Throws when the package is not installed as package.json names it. */
export function neutralFace(): Mesh {
  loaded ??= readMesh();
  return loaded;
}

function readMesh(): Mesh {
  const file = require.resolve('@mediapipe/face_mesh/face_mesh_solution_packed_assets.data');
  return parseGeometry(readFileSync(file).subarray(...geometryRange));
}

function parseGeometry(bytes: Buffer): Mesh {
  const mesh = fieldsOf(bytes, meshField).bytes[0];
  const vertices = fieldsOf(mesh, verticesField).floats;
  const triangles = Uint16Array.from(fieldsOf(mesh, trianglesField).numbers);
  assert(vertices.length === pointCount * vertexLength, 'the installed face mesh has another layout');
  const positions = Float32Array.from({ length: pointCount * 3 }, (_, i) => {
    return vertices[Math.floor(i / 3) * vertexLength + (i % 3)];
  });
  return { positions, triangles };
}

/** The values of one field of a message, by wire type. */
function fieldsOf(message: Buffer, field: number): { bytes: Buffer[]; floats: number[]; numbers: number[] } {
  const found = { bytes: [] as Buffer[], floats: [] as number[], numbers: [] as number[] };
  let at = 0;
  const varint = (): number => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = message[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const wanted = key >> 3 === field;
    if ((key & 7) === 0) {
      const value = varint();
      if (wanted) found.numbers.push(value);
    } else if ((key & 7) === 2) {
      const length = varint();
      if (wanted) found.bytes.push(message.subarray(at, at + length));
      at += length;
    } else {
      assert((key & 7) === 5, 'a wire type that the face mesh does not use');
      if (wanted) found.floats.push(message.readFloatLE(at));
      at += 4;
    }
  }
  return found;
}
