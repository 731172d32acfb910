import type { Lead, LeadDetails, LeadStep } from '@ipse/protocol';
import { ChoiceCards } from '@ipse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decideLead, undoLead, verifyLead } from '../api/ipse.ts';
import { formatMoment } from '../app/dates.ts';
import { useWork } from '../app/work.tsx';
import { NoteAndSend } from '../decisions/note-and-send.tsx';
import { asksFor, stepWords } from './lead-steps.ts';
import type { Outcome } from './lead-steps.ts';

const compared = 'You compared the pictures and conclude that they are';
const choices = {
  decision: [
    { id: 'yes' as const, title: 'Confirmed', description: `${compared} of one finger` },
    { id: 'no' as const, title: 'Refuted', description: `${compared} not of one finger` },
  ],
  verification: [
    { id: 'yes' as const, title: 'Of one finger', description: `${compared} of one finger` },
    { id: 'no' as const, title: 'Not agreed', description: 'You do not come to that conclusion: it is examined again' },
  ],
};

const titles = { decision: 'Your decision', verification: 'Your verification', undo: 'Decision recorded' } as const;
const labels = {
  decision: 'Record the decision',
  verification: 'Record the verification',
  undo: 'Take the decision back',
} as const;

/** An examiner decides, a second verifies, and either may be taken back; all of it stays in the history. */
export function LeadDecisionPanel({ lead }: { lead: LeadDetails }) {
  const { statement } = useWork();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const asked = asksFor(lead);
  const send = useMutation({
    mutationFn: (noted: { readonly note?: string }): Promise<Lead> => {
      const { leadId } = lead;
      if (asked === 'undo') return undoLead(leadId, noted, statement);
      if (asked === 'verification') return verifyLead(leadId, { agrees: outcome === 'yes', ...noted }, statement);
      return decideLead(leadId, { status: outcome === 'yes' ? 'CONFIRMED' : 'REFUTED', ...noted }, statement);
    },
    onSuccess: (changed) => {
      setOutcome(null);
      queries.setQueryData<LeadDetails>(['lead', lead.leadId], (before) => before && { ...before, ...changed });
      return queries.invalidateQueries({ queryKey: ['leads'] });
    },
  });
  return (
    <section className="decision" aria-labelledby="decision-title">
      <h2 id="decision-title">{titles[asked]}</h2>
      {lead.status === 'TO_VERIFY' && asked === 'undo' && (
        <p role="status">It counts once another examiner has come to the same conclusion.</p>
      )}
      {lead.status === 'TO_VERIFY' && asked === 'verification' && (
        <p>Another examiner identified. Who, and why, is shown once you have recorded your own conclusion.</p>
      )}
      {lead.mark.isClosed && <p>The mark is closed: it is no longer searched.</p>}
      <History steps={lead.steps} />
      {asked !== 'undo' && (
        <ChoiceCards label="Outcome" choices={choices[asked]} value={outcome} onChange={setOutcome} />
      )}
      <NoteAndSend
        key={`${lead.status} ${asked}`}
        label={labels[asked]}
        {...(asked === 'undo' ? {} : { kind: 'primary', isDisabled: outcome === null })}
        isPending={send.isPending}
        error={send.error}
        onSend={send.mutate}
      />
    </section>
  );
}

function History({ steps }: { readonly steps: readonly LeadStep[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className="dna-peaks">
      {steps.map((step) => (
        <li key={`${step.recordedAt} ${step.step}`}>
          <strong>{stepWords(step)}</strong> by {step.by ?? 'another examiner'},{' '}
          <time dateTime={step.recordedAt}>{formatMoment(step.recordedAt)}</time>
          {step.note !== undefined && <p className="soft">{step.note}</p>}
        </li>
      ))}
    </ol>
  );
}
