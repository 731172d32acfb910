/** Frames of a video file, decoded by the browser's own player: what it plays can be read, nothing is installed for it. */
import { toBase64 } from '../samples/read-sample.ts';
import type { CasePicture } from './case-draft.ts';

/** A file that is open for reading frames; no camera and no stream is one. */
export interface Film {
  readonly name: string;
  readonly durationSeconds: number;
  /** Errors: RangeError when the browser cannot decode it there. */
  frameAt(seconds: number): Promise<CasePicture>;
  close(): void;
}

const framesPerSecond = 2;
/** Ten minutes at that rate; of a longer film the frames lie further apart. */
const framesMax = 1200;
const timeoutMs = 15_000;
/** Beyond the end of any file: a player that does not know how long a recording is finds out by going there. */
const farAwaySeconds = 1e7;
/** The server takes no larger frame. */
const pixelsMax = 2_000_000;

/** Moments in the middle of equal parts of a film, two a second where so many may be taken. Seconds. */
export function momentsOf(durationSeconds: number, countMax: number = framesMax): number[] {
  const count = Math.min(countMax, Math.max(1, Math.round(durationSeconds * framesPerSecond)));
  return Array.from({ length: count }, (_, i) => ((i + 0.5) * durationSeconds) / count);
}

/** Errors: RangeError when this browser cannot decode the file. */
export async function openFilm(file: File): Promise<Film> {
  const address = URL.createObjectURL(file);
  const video = document.createElement('video');
  const close = () => {
    video.removeAttribute('src');
    URL.revokeObjectURL(address);
  };
  const orUnplayable = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      close();
      throw new RangeError(`${file.name} cannot be played by this browser: take WebM or MP4.`, { cause });
    }
  };
  await orUnplayable(async () => {
    video.muted = true;
    video.preload = 'auto';
    video.src = address;
    await told(video, 'loadeddata');
    if (!Number.isFinite(video.duration)) await seek(video, farAwaySeconds);
  });
  return {
    name: file.name,
    durationSeconds: Number.isFinite(video.duration) ? video.duration : video.currentTime,
    frameAt: (seconds) =>
      orUnplayable(async () => {
        await seek(video, seconds);
        return frameOf(video, `${file.name} at ${seconds.toFixed(1)} s`);
      }),
    close,
  };
}

async function seek(video: HTMLVideoElement, seconds: number): Promise<void> {
  const arrived = told(video, 'seeked');
  video.currentTime = seconds;
  await arrived;
}

async function frameOf(video: HTMLVideoElement, name: string): Promise<CasePicture> {
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, Math.sqrt(pixelsMax / (video.videoWidth * video.videoHeight)));
  const [width, height] = [Math.floor(video.videoWidth * scale), Math.floor(video.videoHeight * scale)];
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext('2d')?.drawImage(video, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95));
  if (blob === null) throw new Error('no frame');
  return { name, mediaType: 'image/jpeg', image: await toBase64(blob), width, height };
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
