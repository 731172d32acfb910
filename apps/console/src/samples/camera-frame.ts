/** What a camera shows at this moment, as a file. */

/** No wider than this; a frame is never enlarged. JPEG, quick to send. */
export function smallFrame(video: HTMLVideoElement, widthPx: number): Promise<Blob> {
  const width = Math.min(widthPx, video.videoWidth);
  return drawn(video, width, Math.round((width / video.videoWidth) * video.videoHeight), 'image/jpeg');
}

/** As the camera gives it; PNG, without loss. */
export function wholeFrame(video: HTMLVideoElement): Promise<Blob> {
  return drawn(video, video.videoWidth, video.videoHeight, 'image/png');
}

function drawn(video: HTMLVideoElement, width: number, height: number, type: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d')?.drawImage(video, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no frame')) : resolve(blob)), type, 0.85);
  });
}
