/** One face of a picture as a picture of its own, so that nobody else on it is sent on. */
import type { DetectedFace } from '@ipse/protocol';
import { BrowserError } from '../api/failure.ts';
import { consoleFailure } from '../errors.ts';
import { toBase64 } from './read-sample.ts';
import type { WholePicture } from './sample-draft.ts';

/** Around the box from brow to chin, in its longer side: hair, ears, and ground for the detector. */
const marginShare = 0.55;

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is cut out of a picture for a face: the box with its margin, within the picture. Whole pixels. */
export function cutOf({ box }: Pick<DetectedFace, 'box'>, picture: Pick<Rectangle, 'width' | 'height'>): Rectangle {
  const margin = marginShare * Math.max(box.width, box.height);
  const [x, y] = [Math.max(0, Math.floor(box.x - margin)), Math.max(0, Math.floor(box.y - margin))];
  return {
    x,
    y,
    width: Math.min(picture.width, Math.ceil(box.x + box.width + margin)) - x,
    height: Math.min(picture.height, Math.ceil(box.y + box.height + margin)) - y,
  };
}

/** PNG in base64. Errors: BrowserError, where this browser cannot open the file (TIFF, PGM). */
export async function cutFace(
  { image, mediaType }: Pick<WholePicture, 'image' | 'mediaType'>,
  face: Pick<DetectedFace, 'box'>,
  picture: Pick<Rectangle, 'width' | 'height'>,
): Promise<string> {
  const bytes = Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: mediaType })).catch(() => {
    throw new BrowserError(consoleFailure('PICTURE_NOT_CUT'));
  });
  const { x, y, width, height } = cutOf(face, picture);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d')?.drawImage(bitmap, x, y, width, height, 0, 0, width, height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new BrowserError(consoleFailure('PICTURE_NOT_CUT'));
  return toBase64(blob);
}
