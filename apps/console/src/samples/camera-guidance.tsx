import type { Quality } from '@ipse/protocol';
import { Icon } from '@ipse/ui';
import { useEffect, useState } from 'react';
import { assessSample } from '../api/ipse.ts';
import { smallFrame } from './camera-frame.ts';
import { guidanceOf } from './guidance.ts';
import { toBase64 } from './read-sample.ts';

/** From the answer about one frame to the next frame. */
const pauseMs = 700;
/** Enough to judge a face by, and quick to send. */
const frameWidthPx = 480;

/** Says, while the camera runs, what to do for a better picture. Frames go to the owner's server, which keeps none. */
export function CameraGuidance({ video }: { video: React.RefObject<HTMLVideoElement | null> }) {
  const quality = useLiveQuality(video);
  const { isGood, advice } = guidanceOf(quality);
  return (
    <p className="camera-advice" role="status" data-good={isGood || undefined}>
      <Icon name={isGood ? 'check' : 'caution'} /> {advice}
    </p>
  );
}

/** The quality of the frame that was looked at last; undefined until there is one. */
function useLiveQuality(video: React.RefObject<HTMLVideoElement | null>): Quality | undefined {
  const [quality, setQuality] = useState<Quality>();
  useEffect(() => {
    const closing = new AbortController();
    let timer: number | undefined;
    const look = async () => {
      const element = video.current;
      if (element !== null && element.videoWidth > 0) {
        const image = await toBase64(await smallFrame(element, frameWidthPx));
        const sample = { modality: 'face', position: 'PORTRAIT', mediaType: 'image/jpeg', image } as const;
        const assessment = await assessSample(sample, closing.signal);
        if (!closing.signal.aborted) setQuality(assessment.quality);
      }
    };
    const next = () => {
      // A frame that could not be judged (a busy server) is passed over: the next one follows.
      void look()
        .catch(() => undefined)
        .then(() => {
          if (!closing.signal.aborted) timer = window.setTimeout(next, pauseMs);
        });
    };
    next();
    return () => {
      closing.abort();
      window.clearTimeout(timer);
    };
  }, [video]);
  return quality;
}
