import type { LivenessClaim } from '@ipse/protocol';
import { Banner, Button, FileDrop, Icon } from '@ipse/ui';
import { useCallback, useState } from 'react';
import { CameraDialog } from './camera-dialog.tsx';
import { acceptedTypes, fileBytesMax, readSample } from './read-sample.ts';
import { SampleCard } from './sample-card.tsx';
import type { ModalityName, SampleDraft } from './sample-draft.ts';
import './samples.css';

interface SampleIntakeProps {
  drafts: readonly SampleDraft[];
  onChange: (update: (drafts: readonly SampleDraft[]) => readonly SampleDraft[]) => void;
}

/** Takes images by drop, file, paste or camera, and shows each with its quality. */
export function SampleIntake({ drafts, onChange }: SampleIntakeProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isCameraOpen, setIsCameraOpen] = useState(false);

  const add = useCallback(
    async (files: readonly Blob[], modality?: ModalityName, liveness?: LivenessClaim) => {
      setProblem(null);
      for (const file of files) {
        try {
          const name = file instanceof File && file.name !== '' ? file.name : 'Camera picture';
          const read = await readSample(file, name, modality ?? 'fingerprint');
          const draft = liveness === undefined ? read : { ...read, liveness };
          onChange((current) => [...current, modality === undefined ? likeTheLast(current, draft) : draft]);
        } catch (error) {
          setProblem(error instanceof RangeError ? error.message : 'The file could not be read.');
        }
      }
    },
    [onChange],
  );

  return (
    <div className="intake">
      {drafts.map((draft) => (
        <SampleCard
          key={draft.id}
          draft={draft}
          onChange={(changed) => onChange((current) => current.map((each) => (each.id === draft.id ? changed : each)))}
          onRemove={() => onChange((current) => current.filter((each) => each.id !== draft.id))}
        />
      ))}
      {problem !== null && (
        <div role="alert">
          <Banner tone="danger" title={problem}>
            <p>Choose an image of at most {fileBytesMax / 1024 / 1024} MiB.</p>
          </Banner>
        </div>
      )}
      <FileDrop
        label={drafts.length === 0 ? 'Drop or paste an image of a fingerprint or a face' : 'Add another image'}
        hint="PNG, JPEG, TIFF, BMP or PGM, up to 32 MiB. It is sent to your own server and to nobody else."
        accept={acceptedTypes}
        onFiles={add}
      >
        <Button onPress={() => setIsCameraOpen(true)}>
          <Icon name="camera" /> Use the camera
        </Button>
      </FileDrop>
      <CameraDialog
        isOpen={isCameraOpen}
        onClose={() => setIsCameraOpen(false)}
        onPicture={(picture, liveness) => void add([picture], 'face', liveness)}
      />
    </div>
  );
}

/** A further image is most often of the same modality as the one before it. */
function likeTheLast(current: readonly SampleDraft[], draft: SampleDraft): SampleDraft {
  const last = current.at(-1);
  return last === undefined || last.modality === draft.modality
    ? draft
    : { ...draft, modality: last.modality, position: last.modality === 'face' ? 'PORTRAIT' : 'UNKNOWN' };
}
