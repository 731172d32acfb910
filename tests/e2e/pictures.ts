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

/** Portraits of several people side by side. */
export async function crowdFile(people: readonly string[]): Promise<FilePayload> {
  const still = { yawRad: 0, pitchRad: 0, rollRad: 0, width: 200, height: 250, noise: 0.2 };
  const portraits = people.map((person) => portrait(createFaceIdentity(person), 'crowd', still));
  const [{ width, height }] = portraits;
  const crowd = { kind: 'colour', width: width * people.length, height, data: new Uint8Array(0) } as const;
  const data = new Uint8Array(crowd.width * height * 3);
  portraits.forEach((each, n) => {
    for (let y = 0; y < height; y++) {
      data.set(each.data.subarray(3 * y * width, 3 * (y + 1) * width), 3 * (y * crowd.width + n * width));
    }
  });
  return pngFile('crowd.png', await encodePng({ ...crowd, data }));
}

/** Something that is called an image and is none. */
export const brokenFile: FilePayload = pngFile(
  'broken.png',
  Buffer.from('\u0089PNG\r\n\u001a\nnot an image', 'latin1'),
);

function pngFile(name: string, bytes: Uint8Array): FilePayload {
  return { name, mimeType: 'image/png', buffer: Buffer.from(bytes) };
}
