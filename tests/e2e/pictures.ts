/** Pictures of people who do not exist, as files that a browser can choose. */
import { encodePng } from '@ipse/formats';
import { createFaceIdentity, createFinger, impression, portrait } from '@ipse/testkit';

export interface FilePayload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A whole, dry-enough impression of somebody's finger; another occasion gives another impression. */
export async function fingerFile(person: string, occasion: string): Promise<FilePayload> {
  return pngFile(`${person}-${occasion}.png`, await encodePng(impression(createFinger(person), occasion)));
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
