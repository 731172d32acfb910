/** Pictures of people who do not exist, as files that a browser can choose. */
import { encodePng } from '@ipse/formats';
import { createFaceIdentity, createFinger, impression, portrait, slap, slapFingers } from '@ipse/testkit';

export interface FilePayload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A whole, dry-enough impression of somebody's finger; another occasion gives another impression. */
export async function fingerFile(person: string, occasion: string): Promise<FilePayload> {
  return pngFile(`${person}-${occasion}.png`, await encodePng(impression(createFinger(person), occasion)));
}

/** The four fingers of somebody's right hand, laid down together. */
export async function slapFile(person: string): Promise<FilePayload> {
  const fingers = slapFingers.map((name) => createFinger(`${person} ${name}`));
  const conditions = { hand: 'right', rotationRad: 0.12, width: 1500, height: 1000, onCard: false } as const;
  return pngFile(`${person}-slap.png`, await encodePng(slap(fingers, person, conditions).image));
}

/** A portrait of somebody. */
export async function faceFile(person: string, occasion: string): Promise<FilePayload> {
  return pngFile(`${person}-${occasion}-face.png`, await encodePng(portrait(createFaceIdentity(person), occasion)));
}

/** Something that is called an image and is none. */
export const brokenFile: FilePayload = pngFile(
  'broken.png',
  Buffer.from('\u0089PNG\r\n\u001a\nnot an image', 'latin1'),
);

function pngFile(name: string, bytes: Uint8Array): FilePayload {
  return { name, mimeType: 'image/png', buffer: Buffer.from(bytes) };
}
