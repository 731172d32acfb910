/** From an aligned face to the numbers that stand for the person. */
import { alignedSide } from './align/align.ts';
import { withScratch } from './align/scratch.ts';
import type { Model } from './models/model.ts';

export interface Embedding {
  /** Of unit length. */
  readonly values: Float32Array;
  /** Length of the network's answer before it was normalised, mean of face and mirror: small for a poor image. */
  readonly norm: number;
}

/** The direction halfway between the embeddings of the face and of its mirror image. */
export async function embedFace(pixels: Float32Array, embedder: Model): Promise<Embedding> {
  const [answers] = await withScratch(2 * pixels.length, (both) => {
    both.set(pixels);
    mirrorInto(pixels, both.subarray(pixels.length));
    return embedder.run(both);
  });
  const dimension = answers.length / 2;
  const [face, mirror] = [answers.subarray(0, dimension), answers.subarray(dimension)];
  const [faceNorm, mirrorNorm] = [length(face), length(mirror)];
  const sum = face.map((value, i) => value / faceNorm + mirror[i] / mirrorNorm);
  const sumNorm = length(sum);
  return { values: sum.map((value) => value / sumNorm), norm: (faceNorm + mirrorNorm) / 2 };
}

function mirrorInto(pixels: Float32Array, turned: Float32Array): void {
  for (let row = 0; row < pixels.length; row += alignedSide) {
    for (let column = 0; column < alignedSide; column++) {
      turned[row + column] = pixels[row + alignedSide - 1 - column];
    }
  }
}

function length(values: Float32Array): number {
  return Math.hypot(...values);
}
