/** Draws synthetic people in a thread of its own: it takes a while, and the server is up meanwhile. */
import { encodePng } from '@ipse/formats';
import { createPerson, impression, portrait } from '@ipse/testkit';

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
  const person = createPerson(seed);
  return {
    rightIndex: await encodePng(impression(person.finger('RIGHT_INDEX'), occasion)),
    leftIndex: await encodePng(impression(person.finger('LEFT_INDEX'), occasion)),
    portrait: await encodePng(portrait(person.face(), occasion)),
  };
}
