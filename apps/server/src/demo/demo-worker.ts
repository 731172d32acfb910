/** Draws synthetic people in a thread of its own: it takes a while, and the server is up meanwhile. */
import type { Image } from '@ipse/core';
import { encodePng } from '@ipse/formats';
import { createFaceIdentity, createFinger, impression, portrait } from '@ipse/testkit';

/** Who to draw, and which occasion: another occasion gives other pictures of the same person. */
export interface DemoRequest {
  readonly seed: string;
  readonly occasion: string;
}

/** PNG files. */
export interface DemoPictures {
  readonly rightIndex: Uint8Array;
  readonly leftIndex: Uint8Array;
  readonly portrait: Uint8Array;
}

export default async function draw({ seed, occasion }: DemoRequest): Promise<DemoPictures> {
  const png = (image: Image) => encodePng(image);
  return {
    rightIndex: await png(impression(createFinger(`${seed}/right-index`), occasion)),
    leftIndex: await png(impression(createFinger(`${seed}/left-index`), occasion)),
    portrait: await png(portrait(createFaceIdentity(seed), occasion)),
  };
}
