/** Faces embedded in other ways than the product's, to see whether it loses anything by its own. */
import type { Sample } from '@ipse/core';
import { alignedSide, inputRange, publishedPoints } from '../align/align.ts';
import { ImagePyramid, samplePatch } from '../align/pyramid.ts';
import { fitSimilarity } from '../align/transform.ts';
import { detectFaces } from '../detect/detect.ts';
import type { Detection } from '../detect/decode.ts';
import { confirmedMesh } from '../detect/find-faces.ts';
import { byProminence } from '../detect/prominence.ts';
import { embedFace } from '../embed.ts';
import type { Embedding } from '../embed.ts';
import { fivePoints } from '../landmarks/five-points.ts';
import { loadModel } from '../models/load.ts';
import { detectorSource, embedderSource, meshSource } from '../models/sources.ts';
import type { Point } from '../template.ts';

export interface Variant {
  /** Of the face about the middle of the aligned picture, and how far it is raised there, in pixels. */
  readonly scale: number;
  readonly rise: number;
  readonly points: 'mesh' | 'detector';
  readonly channels: 'rgb' | 'bgr';
}

/** Embeds the face that is meant by each variant; undefined where there is none. */
export type VariantEmbedder = (sample: Sample, variants: readonly Variant[]) => Promise<Embedding[] | undefined>;

export async function openVariantEmbedder(): Promise<VariantEmbedder> {
  const [detector, mesh, embedder] = await Promise.all(
    [detectorSource, meshSource, embedderSource].map((source) => loadModel(source)),
  );
  return async ({ image }, variants) => {
    const pyramid = new ImagePyramid(image);
    for (const face of byProminence(await detectFaces(pyramid, detector), image.width, image.height)) {
      const fitted = await confirmedMesh(pyramid, face, mesh);
      if (fitted === undefined) continue;
      const found = { mesh: fivePoints(fitted), detector: fourPoints(face) };
      const embeddings: Embedding[] = [];
      for (const { points, channels, ...framing } of variants) {
        const target = framed(framing);
        const from = points === 'mesh' ? target : [...target.slice(0, 3), between(target[3], target[4])];
        const pixels = samplePatch(pyramid, fitSimilarity(from, found[points]), alignedSide, inputRange);
        embeddings.push(await embedFace(channels === 'rgb' ? pixels : reversed(pixels), embedder));
      }
      return embeddings;
    }
    return undefined;
  };
}

/** The detector sees the middle of the mouth, not its corners. */
function fourPoints({ keyPoints: [rightEye, leftEye, nose, mouth] }: Detection): Point[] {
  return [leftEye, rightEye, nose, mouth];
}

const between = (p: Point, q: Point): Point => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });

function framed({ scale, rise }: Pick<Variant, 'scale' | 'rise'>): Point[] {
  return publishedPoints.map(({ x, y }) => ({ x: 56 + (x - 56) * scale, y: 72 + (y - 72) * scale - rise }));
}

function reversed(pixels: Float32Array): Float32Array {
  const plane = pixels.length / 3;
  const turned = new Float32Array(pixels.length);
  for (let channel = 0; channel < 3; channel++) {
    turned.set(pixels.subarray(channel * plane, (channel + 1) * plane), (2 - channel) * plane);
  }
  return turned;
}
