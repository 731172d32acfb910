import type { QualityReason } from '@ipse/core';
import { Icon } from '@ipse/ui';
import { useEffect, useState } from 'react';
import { assessSample } from '../api/ipse.ts';
import { framePixels, smallFrame } from './camera-frame.ts';
import { openGuide } from './face-guide.ts';
import { guidanceOf } from './guidance.ts';
import { toBase64 } from './read-sample.ts';

/** From the answer about one frame to the next frame. */
const pauseMs = 300;
/** Enough to judge a face by. */
const frameWidthPx = 480;

/** Says, while the camera runs, what to do for a better picture. */
export function CameraGuidance({ video }: { video: React.RefObject<HTMLVideoElement | null> }) {
  const { isGood, advice } = guidanceOf(useLiveReasons(video));
  return (
    <p className="camera-advice" role="status" data-good={isGood || undefined}>
      <Icon name={isGood ? 'check' : 'caution'} /> {advice}
    </p>
  );
}

type Reasons = readonly QualityReason[];

/** What is wrong with the frame that was looked at last; undefined until there is one. */
function useLiveReasons(video: React.RefObject<HTMLVideoElement | null>): Reasons | undefined {
  const [reasons, setReasons] = useState<Reasons>();
  useEffect(() => {
    const closing = new AbortController();
    let timer: number | undefined;
    const look = async () => {
      const element = video.current;
      if (element === null || element.videoWidth === 0) return;
      const found = await lookAt(element, closing.signal);
      if (!closing.signal.aborted) setReasons(found);
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
  return reasons;
}

/** In this browser; where it cannot, by the owner's server, which keeps no frame. */
async function lookAt(video: HTMLVideoElement, signal: AbortSignal): Promise<Reasons> {
  const guide = await openGuide().catch(() => undefined);
  if (guide !== undefined) return guide(framePixels(video, frameWidthPx));
  const image = await toBase64(await smallFrame(video, frameWidthPx));
  const sample = { modality: 'face', position: 'PORTRAIT', mediaType: 'image/jpeg', image } as const;
  return (await assessSample(sample, signal)).quality.reasons;
}
