import type { Assessment, DetectedFaces } from '@ipse/protocol';
import { Button, ErrorNote, Progress } from '@ipse/ui';
import { useMutation } from '@tanstack/react-query';
import { failureOf } from '../api/failure.ts';
import { detectFaces } from '../api/ipse.ts';
import { useWork } from '../app/work.tsx';
import { isComplete } from '../statement/statement.ts';
import { cutFace } from './cut-face.ts';
import { withFace, withWhole } from './sample-draft.ts';
import type { SampleDraft } from './sample-draft.ts';
import './face-picker.css';

interface FacePickerProps {
  draft: SampleDraft;
  assessment: Assessment;
  onChange: (draft: SampleDraft) => void;
}

/** Where a picture shows several people: every face, and a choice of the one that is meant. It can be taken back. */
export function FacePicker({ draft, assessment, onChange }: FacePickerProps) {
  const { statement } = useWork();
  const { image, mediaType } = draft.whole ?? draft;
  const known = mediaType === '' ? { image } : { image, mediaType };
  const detection = useMutation({ mutationFn: async () => fromLeftToRight(await detectFaces(known, statement)) });
  const choice = useMutation({
    mutationFn: async ({ found, index }: { found: DetectedFaces; index: number }) =>
      onChange(withFace(draft, index + 1, await cutFace({ image, mediaType }, found.faces[index], found))),
  });
  const isCrowded = assessment.quality.reasons.some(({ code }) => code === 'several-faces');
  if (draft.whole === null && !isCrowded) return null;
  const error = detection.error ?? choice.error;
  const preview = draft.whole === null ? assessment.preview : undefined;
  return (
    <div className="faces">
      {draft.whole !== null && (
        <p role="status">
          Face {draft.whole.face} was cut out. Nobody else on the picture is sent.{' '}
          <Button kind="plain" onPress={() => onChange(withWhole(draft))}>
            Take the whole picture
          </Button>
        </p>
      )}
      {detection.data === undefined && draft.whole === null && (
        <div>
          <Button isDisabled={!isComplete(statement)} onPress={() => detection.mutate()}>
            Show every face
          </Button>
          {!isComplete(statement) && <p className="small soft">State why first: the look is recorded.</p>}
        </div>
      )}
      {detection.isPending && <Progress label="Looking for every face" />}
      {error !== null && <ErrorNote error={failureOf(error)} />}
      {detection.data !== undefined && preview !== undefined && (
        <FacesFound
          found={detection.data}
          preview={preview}
          onChoose={(index) => choice.mutate({ found: detection.data, index })}
        />
      )}
    </div>
  );
}

/** Numbered as one reads, whatever the order of sureness. */
function fromLeftToRight(found: DetectedFaces): DetectedFaces {
  return { ...found, faces: found.faces.toSorted((p, q) => p.box.x - q.box.x) };
}

interface FacesFoundProps {
  found: DetectedFaces;
  preview: string;
  onChoose: (index: number) => void;
}

function FacesFound({ found: { width, height, faces }, preview, onChoose }: FacesFoundProps) {
  const size = Math.max(width, height) / 20;
  return (
    <>
      <svg
        className="sample-picture"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${faces.length} faces`}
      >
        <image href={`data:image/png;base64,${preview}`} width={width} height={height} preserveAspectRatio="none" />
        {faces.map(({ box }, index) => (
          <g key={index}>
            <rect className="face-box" x={box.x} y={box.y} width={box.width} height={box.height} />
            <text className="face-number" x={box.x} y={box.y - size / 4} fontSize={size}>
              {index + 1}
            </text>
          </g>
        ))}
      </svg>
      <ul className="faces-list">
        {faces.map(({ quality }, index) => (
          <li key={index}>
            <Button
              aria-label={`Take face ${index + 1}, quality ${quality.value} of 100`}
              onPress={() => onChoose(index)}
            >
              Face {index + 1} · {quality.value}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
