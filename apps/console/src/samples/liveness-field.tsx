import type { Assessment } from '@ipse/protocol';
import { Icon, Switch } from '@ipse/ui';
import { hintWords } from './challenge-words.ts';
import type { SampleDraft } from './sample-draft.ts';

interface LivenessFieldProps {
  draft: SampleDraft;
  assessment: Assessment;
  onChange: (draft: SampleDraft) => void;
}

/** Of a face: what is known of its being alive; where there is no answer, whether the officer has the person before them. */
export function LivenessField({ draft, assessment: { liveness }, onChange }: LivenessFieldProps) {
  const { liveness: claim, ...unclaimed } = draft;
  if (claim?.answerId !== undefined && liveness !== undefined) {
    const { title, isGood, reasons } = hintWords(liveness);
    return (
      <p className="camera-advice" data-good={isGood || undefined}>
        <Icon name={isGood ? 'check' : 'caution'} />
        <span>
          {title}. <span className="soft">{reasons.join(' ')}</span>
        </span>
      </p>
    );
  }
  return (
    <Switch
      isSelected={claim?.attended === true}
      onChange={(isAttended) => onChange(isAttended ? { ...draft, liveness: { attended: true } } : unclaimed)}
    >
      I have this person before me
    </Switch>
  );
}
