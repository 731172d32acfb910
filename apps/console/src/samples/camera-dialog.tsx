import type { LivenessClaim, LivenessVerdict } from '@ipse/protocol';
import { Actions, Button, Dialog, ErrorNote, Progress } from '@ipse/ui';
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../api/failure.ts';
import { consoleFailure } from '../errors.ts';
import { wholeFrame } from './camera-frame.ts';
import { CameraGuidance } from './camera-guidance.tsx';
import { LivenessCheck } from './liveness-check.tsx';

interface CameraDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** With what the face of it answered, where it was asked. */
  onPicture: (picture: Blob, liveness?: LivenessClaim) => void;
}

/** Takes one picture. The camera is on only while the dialog is open, and only a pressed button takes the picture. */
export function CameraDialog({ isOpen, onClose, onPicture }: CameraDialogProps) {
  return (
    <Dialog title="Take a picture" isOpen={isOpen} onClose={onClose}>
      <Camera onClose={onClose} onPicture={onPicture} />
    </Dialog>
  );
}

function Camera({ onClose, onPicture }: Omit<CameraDialogProps, 'isOpen'>) {
  const video = useRef<HTMLVideoElement>(null);
  const { isReady, failure } = useCamera(video);
  const [verdict, setVerdict] = useState<LivenessVerdict | null>(null);
  const [isChallenged, setIsChallenged] = useState(false);

  async function take() {
    const element = video.current;
    if (element === null) return;
    onPicture(await wholeFrame(element), verdict === null ? undefined : { answerId: verdict.answerId });
    onClose();
  }

  return (
    <>
      {failure !== null ? (
        <ErrorNote error={failure} />
      ) : (
        <>
          {/* A live picture without sound has nothing to caption. */}
          <div className="camera-frame" data-challenged={isChallenged || undefined}>
            <video ref={video} className="camera" autoPlay muted playsInline aria-label="What the camera sees" />
            <svg className="camera-guide" viewBox="0 0 400 300" aria-hidden="true">
              <ellipse cx="200" cy="150" rx="78" ry="104" />
            </svg>
          </div>
          {!isReady && <Progress label="Waiting for the camera" />}
          {isReady && !isChallenged && <CameraGuidance video={video} />}
          {isReady && <LivenessCheck {...{ video, verdict }} onVerdict={setVerdict} onRunning={setIsChallenged} />}
        </>
      )}
      <Actions>
        <Button onPress={onClose}>Cancel</Button>
        <Button kind="primary" isDisabled={!isReady} onPress={() => void take()}>
          Take the picture
        </Button>
      </Actions>
    </>
  );
}

function useCamera(video: React.RefObject<HTMLVideoElement | null>) {
  const [isReady, setIsReady] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let isOver = false;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    openCamera()
      .then(async (opened) => {
        stream = opened;
        if (isOver || video.current === null) return stop();
        video.current.srcObject = opened;
        await video.current.play();
        setIsReady(true);
      })
      .catch((error: unknown) => !isOver && setFailure(cameraFailure(error)));
    return () => {
      isOver = true;
      stop();
    };
  }, [video]);
  return { isReady, failure };
}

/** Errors: DOMException as getUserMedia has them; NotFoundError also where the browser offers no camera at all. */
async function openCamera(): Promise<MediaStream> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) throw new DOMException('no camera in this context', 'NotFoundError');
  return devices.getUserMedia({ video: { width: { ideal: 1920 }, height: { ideal: 1080 } }, audio: false });
}

function cameraFailure(error: unknown): Failure {
  const name = error instanceof DOMException ? error.name : '';
  return consoleFailure(name === 'NotAllowedError' ? 'CAMERA_NOT_ALLOWED' : 'CAMERA_NOT_FOUND');
}
