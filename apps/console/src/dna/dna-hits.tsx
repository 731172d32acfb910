import type { DnaHit } from '@ipse/protocol';
import { DataTable, EmptyState, ErrorNote, Progress, formatLog10LR } from '@ipse/ui';
import type { Column } from '@ipse/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { failureOf } from '../api/failure.ts';
import { listDnaHits } from '../api/ipse.ts';
import { formatMoment } from '../app/dates.ts';
import { useWork } from '../app/work.tsx';
import { statusWords } from '../leads/status-words.ts';
import { categoryWords } from './dna-draft.ts';

const shown = 100;

const columns: readonly Column<DnaHit>[] = [
  {
    title: 'Found',
    cell: ({ hitId, createdAt }) => (
      <Link to="/dna/hits/$hitId" params={{ hitId }}>
        <time dateTime={createdAt}>{formatMoment(createdAt)}</time>
      </Link>
    ),
  },
  { title: 'Stands', cell: ({ status }) => statusWords[status] },
  { title: 'Probe', cell: ({ probe }) => <Side side={probe} /> },
  { title: 'Reference', cell: ({ reference }) => <Side side={reference} /> },
  { title: 'Loci', cell: ({ agreeing, off }) => (off === 0 ? agreeing : `${agreeing}, ${off} off`), isFigure: true },
  { title: 'log10 LR', cell: ({ log10LR }) => formatLog10LR(log10LR), isFigure: true },
  { title: 'Expected by chance', cell: ({ expectedChanceHits }) => formatExpected(expectedChanceHits), isFigure: true },
];

function Side({ side: { category, personId, name } }: { side: DnaHit['probe'] }) {
  return (
    <>
      <span className="data">{personId ?? name ?? 'handed in'}</span>{' '}
      <span className="small soft">{categoryWords[category]}</span>
    </>
  );
}

/** `0.02` or `3.1e-9`: how many unrelated profiles would be hits. */
export const formatExpected = (count: number): string =>
  count >= 0.001 ? count.toLocaleString('en-GB', { maximumSignificantDigits: 2 }) : count.toExponential(1);

/** Hits of searches and of later enrolments, newest first. */
export function DnaHits() {
  const { statement } = useWork();
  const hits = useQuery({
    queryKey: ['dna-hits'],
    queryFn: ({ signal }) => listDnaHits(shown, statement, signal),
  });
  return (
    <section aria-labelledby="dna-hits-title" className="dna-hits">
      <h2 id="dna-hits-title">Hits</h2>
      {hits.isPending && <Progress label="Reading the hits" />}
      {hits.error !== null && <ErrorNote error={failureOf(hits.error)} />}
      {hits.data?.total === 0 && (
        <EmptyState title="There is no hit yet">
          <p>Drop a file of profiles and search, or let every enrolment search a gallery:</p>
          <p className="data">ipse dna declare &lt;gallery&gt; --table nist1036 --population All</p>
        </EmptyState>
      )}
      {hits.data !== undefined && hits.data.total > 0 && (
        <DataTable caption="DNA hits" columns={columns} rows={hits.data.items} rowKey={({ hitId }) => hitId} />
      )}
      {hits.data !== undefined && hits.data.total > shown && (
        <p className="small soft">
          The latest {shown} of {hits.data.total.toLocaleString('en-GB')}.
        </p>
      )}
    </section>
  );
}
