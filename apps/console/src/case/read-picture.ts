/** A file of this device as a picture of a case. */
import { readSample } from '../samples/read-sample.ts';
import type { CasePicture } from './case-draft.ts';

/** Errors: RangeError when the file is empty, over the limit, or nothing that this browser can show. */
export async function readPicture(file: File): Promise<CasePicture> {
  const name = file.name === '' ? 'Pasted picture' : file.name;
  const { image, mediaType } = await readSample(file, name, 'face');
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new RangeError(`${name} cannot be shown by this browser: take PNG, JPEG, BMP or WebP.`);
  });
  const { width, height } = bitmap;
  bitmap.close();
  return { name, mediaType, image, width, height };
}
