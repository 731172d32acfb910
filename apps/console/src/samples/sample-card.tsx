import type { Assessment } from '@ipse/protocol';
import { Button, ErrorNote, Icon, Progress, QualityGauge, Segments, Select, Switch, TextField } from '@ipse/ui';
import { failureOf } from '../api/failure.ts';
import { SamplePicture } from './sample-picture.tsx';
import { LivenessField } from './liveness-field.tsx';
import { Reasons } from './reasons.tsx';
import {
  canBeMark,
  positionLabel,
  positionsOf,
  resolutionPpi,
  sampleLabel,
  withModality,
  withPosition,
  withResolution,
} from './sample-draft.ts';
import type { SampleDraft } from './sample-draft.ts';
import { FacePicker } from './face-picker.tsx';
import { SlapFindings, SlapFrame } from './slap-card.tsx';
import { fingersOfSlap } from './slap-draft.ts';
import { useAssessment } from './use-assessment.ts';
import './samples.css';

interface SampleCardProps {
  draft: SampleDraft;
  onChange: (draft: SampleDraft) => void;
  onRemove: () => void;
}

const modalities = [
  { id: 'fingerprint', title: 'Fingerprint' },
  { id: 'face', title: 'Face' },
] as const;

/** One image: what it is said to be, how good it is, and what to do about what is wrong. */
export function SampleCard({ draft, onChange, onRemove }: SampleCardProps) {
  const isSlap = fingersOfSlap(draft.position) !== undefined;
  const { data, error, isFetching } = useAssessment(draft, !isSlap);
  return (
    <article className={isSlap ? 'sample sample-wide' : 'sample'} aria-label={draft.fileName}>
      <div className="sample-frame">
        {isSlap && <SlapFrame draft={draft} />}
        {!isSlap && data !== undefined && (
          <SamplePicture picture={data} label={sampleLabel(draft.modality, draft.position)} />
        )}
      </div>
      <div className="sample-facts">
        <header className="sample-head">
          <h3 title={draft.fileName}>{draft.fileName}</h3>
          <Button kind="plain" aria-label={`Remove ${draft.fileName}`} onPress={onRemove}>
            <Icon name="cross" />
          </Button>
        </header>
        <SampleFields draft={draft} onChange={onChange} assessment={data} />
        {isSlap && <SlapFindings draft={draft} onChange={onChange} />}
        {isFetching && <Progress label="Looking at the image" />}
        {!isSlap && error !== null && <ErrorNote error={failureOf(error)} />}
        {!isSlap && error === null && data !== undefined && <Findings assessment={data} />}
        {draft.modality === 'face' && data !== undefined && (
          <>
            <FacePicker draft={draft} assessment={data} onChange={onChange} />
            <LivenessField draft={draft} assessment={data} onChange={onChange} />
          </>
        )}
      </div>
    </article>
  );
}

function SampleFields({
  draft,
  onChange,
  assessment,
}: Omit<SampleCardProps, 'onRemove'> & { assessment: Assessment | undefined }) {
  const isResolutionUnknown = assessment?.quality.reasons.some(({ code }) => code === 'resolution-unknown') ?? false;
  return (
    <div className="sample-fields">
      <Segments
        label="Modality"
        choices={modalities}
        value={draft.modality}
        onChange={(modality) => onChange(withModality(draft, modality))}
      />
      <Select
        label="Position"
        options={positionsOf[draft.modality].map((id) => ({ id, label: positionLabel(id) }))}
        value={draft.position}
        onChange={(position) => onChange(withPosition(draft, position as SampleDraft['position']))}
      />
      {canBeMark(draft) && (
        <Switch isSelected={draft.isMark ?? false} onChange={(isMark) => onChange({ ...draft, isMark })}>
          A mark from a scene
        </Switch>
      )}
      {draft.modality === 'fingerprint' && (
        <TextField
          label="Resolution, pixels per inch"
          inputMode="numeric"
          placeholder="As the file says"
          description={isResolutionUnknown ? resolutionHint(draft) : undefined}
          value={draft.resolution}
          onChange={(resolution) => onChange(withResolution(draft, resolution))}
          isInvalid={draft.resolution !== '' && resolutionPpi(draft) === undefined}
          errorMessage="A number between 1 and 10,000."
        />
      )}
    </div>
  );
}

/** What a scanner has by habit, a photograph has by its scale alone. */
const resolutionHint = (draft: SampleDraft) =>
  canBeMark(draft) && draft.isMark === true
    ? 'The file does not say. Of a photograph, count the pixels along an inch (25.4 mm) of the scale beside the mark.'
    : 'The file does not say. Most scanners capture at 500.';

/** Quality with its reasons, worst first as the server gives them. */
function Findings({ assessment }: { assessment: Assessment }) {
  const { quality, suitable, features, width, height, hints } = assessment;
  return (
    <div className="findings" role="status">
      <div className="findings-figures">
        <QualityGauge value={quality.value} />
        <span className="small soft">
          {features.length} {features.length === 1 ? 'feature' : 'features'} · {width} × {height} px
        </span>
      </div>
      {!suitable && <p className="findings-unsuitable">Not suitable for comparison.</p>}
      <Reasons reasons={quality.reasons} />
      {hints !== undefined && hints.length > 0 && (
        <>
          <p className="small">Weak hints that it is a copy; they count for nothing:</p>
          <Reasons reasons={hints} />
        </>
      )}
    </div>
  );
}
