import type { DnaDecisionRequest, DnaHitDetails } from '@ipse/protocol';
import { ChoiceCards } from '@ipse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decideDnaHit } from '../api/ipse.ts';
import { formatMoment } from '../app/dates.ts';
import { useWork } from '../app/work.tsx';
import { NoteAndSend } from '../decisions/note-and-send.tsx';

type Outcome = 'CONFIRMED' | 'REFUTED';

const choices = [
  { id: 'CONFIRMED' as const, title: 'Confirmed', description: 'You examined both profiles: they are of one person' },
  { id: 'REFUTED' as const, title: 'Refuted', description: 'You examined both profiles: they are not of one person' },
];

const deeds = { CONFIRMED: 'Confirmed', REFUTED: 'Refuted', PENDING: 'Taken back' } as const;

/** A person decides, and may take it back; all of it stays in the history. */
export function DnaDecisionPanel({ hit }: { hit: DnaHitDetails }) {
  const { statement } = useWork();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const decide = useMutation({
    mutationFn: (request: DnaDecisionRequest) => decideDnaHit(hit.hitId, request, statement),
    onSuccess: (decided) => {
      setOutcome(null);
      queries.setQueryData<DnaHitDetails>(['dna-hit', hit.hitId], (before) => before && { ...before, ...decided });
      return queries.invalidateQueries({ queryKey: ['dna-hits'] });
    },
  });
  const isPending = hit.status === 'PENDING';
  return (
    <section className="decision" aria-labelledby="decision-title">
      <h2 id="decision-title">{isPending ? 'Your decision' : 'Decision recorded'}</h2>
      {hit.decisions.length > 0 && <History decisions={hit.decisions} />}
      <div className="dna-peaks decision-form">
        {isPending && <ChoiceCards label="Outcome" choices={choices} value={outcome} onChange={setOutcome} />}
        <NoteAndSend
          key={hit.status}
          {...(isPending
            ? { label: 'Record the decision', kind: 'primary', isDisabled: outcome === null }
            : { label: 'Take the decision back' })}
          isPending={decide.isPending}
          error={decide.error}
          onSend={(noted) => {
            const status = isPending ? outcome : 'PENDING';
            if (status !== null) decide.mutate({ status, ...noted });
          }}
        />
      </div>
    </section>
  );
}

function History({ decisions }: Pick<DnaHitDetails, 'decisions'>) {
  return (
    <ol className="dna-peaks">
      {decisions.map(({ status, decidedAt, decidedBy, note }) => (
        <li key={`${decidedAt} ${status}`}>
          <strong>{deeds[status]}</strong> by {decidedBy}, <time dateTime={decidedAt}>{formatMoment(decidedAt)}</time>
          {note !== undefined && <p className="soft">{note}</p>}
        </li>
      ))}
    </ol>
  );
}
