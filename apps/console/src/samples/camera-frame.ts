/** What a camera shows at this moment, as a file or as pixels. */
import type { ColourImage } from '@ipse/core';

/** Pixels, no wider than this; a frame is never enlarged. */
export function framePixels(video: HTMLVideoElement, widthPx: number): ColourImage {
  const { width, height } = sizeWithin(video, widthPx);
  const { data } = paint(video, width, height, { willReadFrequently: true }).getImageData(0, 0, width, height);
  const pixels = new Uint8Array(3 * width * height);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    pixels[to++] = data[from];
    pixels[to++] = data[from + 1];
    pixels[to++] = data[from + 2];
  }
  return { kind: 'colour', width, height, data: pixels };
}

/** No wider than this; a frame is never enlarged. JPEG, quick to send. */
export function smallFrame(video: HTMLVideoElement, widthPx: number): Promise<Blob> {
  const { width, height } = sizeWithin(video, widthPx);
  return drawn(video, width, height, 'image/jpeg');
}

/** As the camera gives it; PNG, without loss. */
export function wholeFrame(video: HTMLVideoElement): Promise<Blob> {
  return drawn(video, video.videoWidth, video.videoHeight, 'image/png');
}

function sizeWithin({ videoWidth, videoHeight }: HTMLVideoElement, widthPx: number): { width: number; height: number } {
  const width = Math.min(widthPx, videoWidth);
  return { width, height: Math.round((width / videoWidth) * videoHeight) };
}

function drawn(video: HTMLVideoElement, width: number, height: number, type: string): Promise<Blob> {
  const { canvas } = paint(video, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no frame')) : resolve(blob)), type, 0.85);
  });
}

function paint(
  video: HTMLVideoElement,
  width: number,
  height: number,
  settings: CanvasRenderingContext2DSettings = {},
): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d', settings);
  if (context === null) throw new Error('no canvas');
  context.drawImage(video, 0, 0, width, height);
  return context;
}
