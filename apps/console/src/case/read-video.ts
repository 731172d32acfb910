/** Frames of a video file, decoded by the browser's own player: what it plays can be read, nothing is installed for it. */
import { toBase64 } from '../samples/read-sample.ts';
import type { CasePicture } from './case-draft.ts';

const framesPerSecond = 2;
const timeoutMs = 15_000;
/** Beyond the end of any file: a player that does not know how long a recording is finds out by going there. */
const farAwaySeconds = 1e7;

/** Moments in the middle of equal parts of a film, two a second where so many may be taken. Seconds. */
export function momentsOf(durationSeconds: number, countMax: number): number[] {
  const count = Math.min(countMax, Math.max(1, Math.round(durationSeconds * framesPerSecond)));
  return Array.from({ length: count }, (_, i) => ((i + 0.5) * durationSeconds) / count);
}

/** Errors: RangeError when this browser cannot decode the file. */
export async function framesOf(file: File, countMax: number): Promise<CasePicture[]> {
  const address = URL.createObjectURL(file);
  const video = document.createElement('video');
  try {
    video.muted = true;
    video.preload = 'auto';
    video.src = address;
    await told(video, 'loadeddata');
    if (!Number.isFinite(video.duration)) await seek(video, farAwaySeconds);
    const durationSeconds = Number.isFinite(video.duration) ? video.duration : video.currentTime;
    const frames: CasePicture[] = [];
    for (const moment of momentsOf(durationSeconds, countMax)) {
      await seek(video, moment);
      frames.push(await frameAt(video, `${file.name} at ${moment.toFixed(1)} s`));
    }
    return frames;
  } catch (cause) {
    throw new RangeError(`${file.name} cannot be played by this browser: take WebM or MP4.`, { cause });
  } finally {
    video.removeAttribute('src');
    URL.revokeObjectURL(address);
  }
}

async function seek(video: HTMLVideoElement, seconds: number): Promise<void> {
  const arrived = told(video, 'seeked');
  video.currentTime = seconds;
  await arrived;
}

async function frameAt(video: HTMLVideoElement, name: string): Promise<CasePicture> {
  const canvas = document.createElement('canvas');
  const [width, height] = [video.videoWidth, video.videoHeight];
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('no frame');
  return { name, mediaType: 'image/png', image: await toBase64(blob), width, height };
}

/** Resolves with the event; rejects when the player gives up, or says nothing for long. */
function told(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const end = (act: () => void) => {
      window.clearTimeout(timer);
      listening.abort();
      act();
    };
    const timer = window.setTimeout(() => end(() => reject(new Error('the player says nothing'))), timeoutMs);
    const { signal } = listening;
    video.addEventListener(event, () => end(resolve), { signal });
    video.addEventListener('error', () => end(() => reject(new Error('the player gave up'))), { signal });
  });
}
