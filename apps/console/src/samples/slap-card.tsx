import type { Position, SlapFinger, SlapSegmentation } from '@ipse/protocol';
import { Button, ErrorNote, Icon, Progress, QualityGauge, Select } from '@ipse/ui';
import { failureOf } from '../api/failure.ts';
import { positionLabel, sampleLabel } from './sample-draft.ts';
import type { SampleDraft } from './sample-draft.ts';
import { fingersOfSlap, placedFingers, undone, withMissing, withRenamed } from './slap-draft.ts';
import type { PlacedFinger, SlapDraft } from './slap-draft.ts';
import { SlapPicture } from './slap-picture.tsx';
import { Reasons } from './reasons.tsx';
import { useSegmentation } from './use-segmentation.ts';
import './slap.css';

interface SlapFieldsProps {
  draft: SampleDraft;
  onChange: (draft: SampleDraft) => void;
}

/** The slap with its fingers drawn in. */
export function SlapFrame({ draft }: { draft: SampleDraft }) {
  const { data } = useSegmentation(draft);
  if (data === undefined) return null;
  const label = sampleLabel(draft.modality, draft.position);
  return <SlapPicture segmentation={data} fingers={placedFingers(draft.slap, data.fingers)} label={label} />;
}

/** The fingers of a slap, one by one: what was found, which is which, which are missing; every step can be taken back. */
export function SlapFindings({ draft, onChange }: SlapFieldsProps) {
  const { data, error, isFetching } = useSegmentation(draft);
  const say = (slap: SlapDraft) => onChange({ ...draft, slap });
  if (error !== null) return <ErrorNote error={failureOf(error)} />;
  return (
    <div className="findings">
      {isFetching && <Progress label="Looking for the fingers" />}
      {data !== undefined && <Warnings segmentation={data} slap={draft.slap} />}
      {data !== undefined && (
        <ul className="slap-fingers">
          {(fingersOfSlap(draft.position) ?? []).map((position) => (
            <li key={position}>
              <FingerRow position={position} slap={draft.slap} segmentation={data} onSay={say} />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button isDisabled={draft.slap.before.length === 0} onPress={() => say(undone(draft.slap))}>
          Undo
        </Button>
      </div>
    </div>
  );
}

function Warnings({ segmentation, slap }: { segmentation: SlapSegmentation; slap: SlapDraft }) {
  const { fingers, warnings, hand } = segmentation;
  const count = placedFingers(slap, fingers).length;
  return (
    <div role="status">
      <p className="small soft">
        {count} {count === 1 ? 'finger' : 'fingers'} found
        {hand !== undefined && ` · ${Math.round(100 * hand.probability)} % ${hand.side} hand by the shape`}
      </p>
      <Reasons reasons={warnings} />
    </div>
  );
}

interface FingerRowProps {
  position: Position;
  slap: SlapDraft;
  segmentation: SlapSegmentation;
  onSay: (slap: SlapDraft) => void;
}

function FingerRow({ position, slap, segmentation, onSay }: FingerRowProps) {
  const name = positionLabel(position);
  const placed = placedFingers(slap, segmentation.fingers).find((each) => each.position === position);
  if (slap.missing.includes(position)) {
    return (
      <div className="slap-finger">
        <span>{name}</span>
        <span className="small soft">Marked as missing</span>
        <Button
          kind="plain"
          aria-label={`Look for the ${name.toLowerCase()} again`}
          onPress={() => onSay(withMissing(slap, position, false))}
        >
          Look for it
        </Button>
      </div>
    );
  }
  const found = placed && findingOf(placed, segmentation.fingers);
  return (
    <div className="slap-finger">
      {found === undefined ? (
        <>
          <span>{name}</span>
          <span className="small soft">Not found</span>
        </>
      ) : (
        <>
          <Select
            label="Finger"
            options={segmentationPositions(position).map((id) => ({ id, label: positionLabel(id) }))}
            value={position}
            onChange={(to) => onSay(withRenamed(slap, segmentation.fingers, position, to as Position))}
          />
          <QualityGauge value={found.quality.value} />
        </>
      )}
      <Button
        kind="plain"
        aria-label={`The ${name.toLowerCase()} is missing`}
        onPress={() => onSay(withMissing(slap, position, true))}
      >
        <Icon name="cross" /> Missing
      </Button>
      {found !== undefined && <Reasons reasons={found.quality.reasons} />}
    </div>
  );
}

/** What was found where a finger now lies, whatever it is called. */
function findingOf({ box }: PlacedFinger, found: readonly SlapFinger[]): SlapFinger | undefined {
  return found.find((each) => each.box.centreX === box.centreX && each.box.centreY === box.centreY);
}

/** The names that a finger can be given: those of its slap. */
function segmentationPositions(position: Position): readonly Position[] {
  const slap = (['PLAIN_RIGHT_FOUR_FINGERS', 'PLAIN_LEFT_FOUR_FINGERS', 'PLAIN_THUMBS'] as const).find((each) =>
    fingersOfSlap(each)?.includes(position),
  );
  return slap === undefined ? [position] : (fingersOfSlap(slap) ?? [position]);
}
