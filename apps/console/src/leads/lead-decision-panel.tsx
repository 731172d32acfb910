import type { LeadDecisionRequest, LeadDetails } from '@ipse/protocol';
import { ChoiceCards } from '@ipse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decideLead } from '../api/ipse.ts';
import { formatMoment } from '../app/dates.ts';
import { useWork } from '../app/work.tsx';
import { statusWords } from './status-words.ts';
import { NoteAndSend } from '../decisions/note-and-send.tsx';

const choices = [
  {
    id: 'CONFIRMED' as const,
    title: 'Confirmed',
    description: 'You compared the pictures and conclude that they are of one finger',
  },
  {
    id: 'REFUTED' as const,
    title: 'Refuted',
    description: 'You compared the pictures and conclude that they are not of one finger',
  },
];

/** A person decides about a lead, once; until then it stays to be examined. */
export function LeadDecisionPanel({ lead }: { lead: LeadDetails }) {
  const { statement } = useWork();
  const queries = useQueryClient();
  const [status, setStatus] = useState<LeadDecisionRequest['status'] | null>(null);
  const decide = useMutation({
    mutationFn: (request: LeadDecisionRequest) => decideLead(lead.leadId, request, statement),
    onSuccess: (decided) => {
      queries.setQueryData<LeadDetails>(['lead', lead.leadId], (before) => before && { ...before, ...decided });
      return queries.invalidateQueries({ queryKey: ['leads'] });
    },
  });
  if (lead.decision !== undefined) return <Decided lead={lead} decision={lead.decision} />;
  return (
    <section className="decision" aria-labelledby="decision-title">
      <h2 id="decision-title">Your decision</h2>
      <ChoiceCards label="Outcome" choices={choices} value={status} onChange={setStatus} />
      <NoteAndSend
        label="Record the decision"
        kind="primary"
        isDisabled={status === null}
        isPending={decide.isPending}
        error={decide.error}
        onSend={(noted) => status !== null && decide.mutate({ status, ...noted })}
      />
    </section>
  );
}

function Decided({ lead, decision }: { lead: LeadDetails; decision: NonNullable<LeadDetails['decision']> }) {
  return (
    <section className="decision" aria-labelledby="decision-title">
      <h2 id="decision-title">Decision recorded</h2>
      <p role="status">
        <strong>{statusWords[lead.status]}</strong> by {decision.decidedBy}
        <br />
        <time dateTime={decision.decidedAt}>{formatMoment(decision.decidedAt)}</time>
      </p>
      {decision.note !== undefined && <p>{decision.note}</p>}
    </section>
  );
}
