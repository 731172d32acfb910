/** Synthetic fingers as clients send them. */
import { encodePng } from '@ipse/formats';
import { createFinger, impression } from '@ipse/testkit';

const clear = {
  contact: 1,
  pressure: 0,
  moisture: 0,
  noise: 0.1,
  distortionPx: 1.5,
  shiftX: 0,
  shiftY: 0,
  rollX: 0,
  rollY: 0,
};

/** A base64 PNG of an impression of the finger of a name; another `seed` is another impression of it. */
export async function fingerImage(finger: string, seed: string): Promise<string> {
  return Buffer.from(await encodePng(impression(createFinger(finger), seed, clear))).toString('base64');
}
