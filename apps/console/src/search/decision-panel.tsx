import type { Decision, DecisionRequest } from '@ipse/protocol';
import { ChoiceCards } from '@ipse/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { recordDecision } from '../api/ipse.ts';
import type { ListedCandidate, OpenSearch } from './open-search.ts';
import { NoteAndSend } from '../decisions/note-and-send.tsx';

interface DecisionPanelProps {
  search: OpenSearch;
  /** The candidate on screen: the only one that can be identified. */
  shown: ListedCandidate | undefined;
  onDecided: (decision: NonNullable<OpenSearch['decision']>) => void;
}

type Outcome = DecisionRequest['outcome'];

/** A person decides: three outcomes of equal weight, recorded once. */
export function DecisionPanel({ search, shown, onDecided }: DecisionPanelProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const decide = useMutation({
    mutationFn: (request: DecisionRequest) => recordDecision(search.result.searchId, request, search.statement),
    onSuccess: (recorded: Decision, request) => onDecided({ request, recorded }),
  });
  if (search.decision !== null) return <Recorded decision={search.decision} />;

  const choices = [
    {
      id: 'identified' as const,
      title: shown === undefined ? 'Identified' : `Identified as ${lowerFirst(shown.label)}`,
      description:
        shown === undefined ? 'Needs a candidate' : 'You compared the pictures and conclude it is the same person',
      isDisabled: shown === undefined,
    },
    { id: 'none-of-these' as const, title: 'None of these', description: 'No candidate is this person' },
    { id: 'inconclusive' as const, title: 'Inconclusive', description: 'The pictures do not allow a conclusion' },
  ];

  function submit(noted: { readonly note?: string }) {
    if (outcome === null) return;
    decide.mutate({
      outcome,
      ...(outcome === 'identified' && shown !== undefined ? { rank: shown.candidate.rank } : {}),
      ...noted,
    });
  }

  return (
    <section className="decision" aria-labelledby="decision-title">
      <h2 id="decision-title">Your decision</h2>
      <ChoiceCards label="Outcome" choices={choices} value={outcome} onChange={setOutcome} />
      <NoteAndSend
        label="Record the decision"
        kind="primary"
        isDisabled={outcome === null}
        isPending={decide.isPending}
        error={decide.error}
        onSend={submit}
      />
    </section>
  );
}

const outcomeWords: Record<Outcome, string> = {
  identified: 'Identified',
  'none-of-these': 'None of these',
  inconclusive: 'Inconclusive',
};

function Recorded({ decision: { request, recorded } }: { decision: NonNullable<OpenSearch['decision']> }) {
  const which = request.rank === undefined ? '' : ` as candidate ${request.rank}`;
  return (
    <section className="decision" aria-labelledby="decision-title">
      <h2 id="decision-title">Decision recorded</h2>
      <p role="status">
        <strong>
          {outcomeWords[request.outcome]}
          {which}
        </strong>
        <br />
        <time dateTime={recorded.recordedAt}>{new Date(recorded.recordedAt).toLocaleString('en-GB')}</time>
      </p>
      <p className="small soft">
        Entry <span className="data">{recorded.decisionId}</span>
      </p>
    </section>
  );
}

function lowerFirst(label: string): string {
  return label[0].toLowerCase() + label.slice(1);
}
