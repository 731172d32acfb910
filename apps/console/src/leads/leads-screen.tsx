import type { Lead } from '@ipse/protocol';
import { Button, DataTable, EmptyState, ErrorNote, Progress, formatLog10LR } from '@ipse/ui';
import type { Column } from '@ipse/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { failureOf } from '../api/failure.ts';
import { listLeads } from '../api/ipse.ts';
import { formatMoment } from '../app/dates.ts';
import { Page } from '../app/page.tsx';
import { useGalleries } from '../app/use-galleries.ts';
import { useWork } from '../app/work.tsx';
import { sampleLabel } from '../samples/sample-draft.ts';
import { StatementGate } from '../statement/statement-gate.tsx';
import { statusWords } from './status-words.ts';

const pageSize = 50;
const leadsMax = 200;

const columns: readonly Column<Lead>[] = [
  {
    title: 'Found',
    cell: ({ leadId, createdAt }) => (
      <Link to="/leads/$leadId" params={{ leadId }}>
        <time dateTime={createdAt}>{formatMoment(createdAt)}</time>
      </Link>
    ),
  },
  { title: 'Stands', cell: ({ status }) => statusWords[status] },
  { title: 'Mark', cell: ({ mark }) => <span className="data">{mark.personId}</span> },
  { title: 'Found by', cell: ({ print }) => <span className="data">{print.personId}</span> },
  {
    title: 'Finger',
    cell: ({ modality, print, betweenMarks }) =>
      betweenMarks ? 'Another mark' : sampleLabel(modality, print.position),
  },
  { title: 'log10 LR', cell: ({ log10LR }) => formatLog10LR(log10LR), isFigure: true },
];

/** Unsolved marks that later enrolments or other marks found. */
export function LeadsScreen() {
  return (
    <Page
      title="Leads"
      lead="Unsolved marks that a later enrolment or another mark found, newest first. A lead is not an identification."
    >
      <StatementGate what="leads">
        <LeadList />
      </StatementGate>
    </Page>
  );
}

function LeadList() {
  const { statement } = useWork();
  const [limit, setLimit] = useState(pageSize);
  const leads = useQuery({
    queryKey: ['leads', limit],
    queryFn: ({ signal }) => listLeads(limit, statement, signal),
    placeholderData: keepPreviousData,
  });
  if (leads.isPending) return <Progress label="Reading the leads" />;
  if (leads.error !== null) return <ErrorNote error={failureOf(leads.error)} />;
  const { total, items } = leads.data;
  if (total === 0) return <NoLeads />;
  return (
    <>
      <DataTable caption="Leads" columns={columns} rows={items} rowKey={({ leadId }) => leadId} />
      {total > items.length && limit < leadsMax && (
        <div>
          <Button onPress={() => setLimit(Math.min(leadsMax, limit + pageSize))}>Show older leads</Button>
        </div>
      )}
    </>
  );
}

/** Says what is missing: a declared gallery, a mark in it, or an enrolment that finds one. */
function NoLeads() {
  const galleries = useGalleries();
  if (galleries.isPending) return <Progress label="Reading the galleries" />;
  if (galleries.error !== null) return <ErrorNote error={failureOf(galleries.error)} />;
  const declared = galleries.data.filter(({ unsolvedMarks }) => unsolvedMarks);
  if (declared.length === 0) {
    return (
      <EmptyState title="No gallery holds unsolved marks yet">
        <p>Declare one on the command line; from then on every enrolment searches it.</p>
        <p className="data">ipse gallery unsolved &lt;name&gt;</p>
      </EmptyState>
    );
  }
  const marks = declared.reduce((sum, { references }) => sum + (references.fingerprint ?? 0), 0);
  return (
    <EmptyState title={marks === 0 ? 'There are no unsolved marks yet' : 'No enrolment has found a mark yet'}>
      {marks === 0 ? (
        <>
          <p>Enrol a mark into {declared.map(({ id }) => id).join(', ')}; later enrolments will search it.</p>
          <p className="data">ipse person enrol --gallery &lt;name&gt; --mark &lt;file&gt;</p>
        </>
      ) : (
        <>
          <p>
            {marks.toLocaleString('en-GB')} {marks === 1 ? 'mark is' : 'marks are'} searched by every enrolment with
            fingerprints, and by every further mark.
          </p>
          <Link to="/enrol">Enrol a person</Link>
        </>
      )}
    </EmptyState>
  );
}
