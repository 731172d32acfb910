import type { PersonSummary } from '@ipse/protocol';
import { Button, DataTable, EmptyState, ErrorNote, Progress } from '@ipse/ui';
import type { Column } from '@ipse/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { failureOf } from '../api/failure.ts';
import { listPersons } from '../api/ipse.ts';
import { Page } from '../app/page.tsx';
import { PersonLink } from '../app/person-link.tsx';
import { formatDate } from '../app/dates.ts';
import { useWork } from '../app/work.tsx';
import { StatementGate } from '../statement/statement-gate.tsx';
import './people.css';

const route = getRouteApi('/signed-in/people');
const pageSize = 25;

const columns: readonly Column<PersonSummary>[] = [
  {
    title: 'Person',
    cell: ({ personId }) => <PersonLink personId={personId} />,
  },
  { title: 'Encounters', cell: ({ encounters }) => encounters, isFigure: true },
  { title: 'Modalities', cell: ({ modalities }) => modalities.join(', ') || 'none' },
  { title: 'Enrolled', cell: ({ createdAt }) => formatDate(createdAt) },
];

/** Who is enrolled in this realm. */
export function PeopleScreen() {
  return (
    <Page title="People" lead="Everybody enrolled in this realm, newest first.">
      <StatementGate what="people's records">
        <PeopleList />
      </StatementGate>
    </Page>
  );
}

function PeopleList() {
  const { statement } = useWork();
  const { page = 1 } = route.useSearch();
  const people = useQuery({
    queryKey: ['people', page],
    queryFn: ({ signal }) => listPersons((page - 1) * pageSize, pageSize, statement, signal),
    placeholderData: keepPreviousData,
  });
  if (people.isPending) return <Progress label="Reading the list of people" />;
  if (people.error !== null) return <ErrorNote error={failureOf(people.error)} />;
  const { total, items } = people.data;
  if (total === 0) {
    return (
      <EmptyState title="Nobody is enrolled yet">
        <p>Enrol somebody with an image of a fingerprint or a face; then they can be found by a search.</p>
        <Link to="/enrol">Enrol the first person</Link>
      </EmptyState>
    );
  }
  return (
    <>
      <DataTable caption="People" columns={columns} rows={items} rowKey={({ personId }) => personId} />
      <Paging page={page} total={total} shown={items.length} />
    </>
  );
}

function Paging({ page, total, shown }: { page: number; total: number; shown: number }) {
  const navigate = useNavigate();
  const first = (page - 1) * pageSize + 1;
  const go = (to: number) => void navigate({ to: '/people', search: to > 1 ? { page: to } : {} });
  return (
    <nav className="paging" aria-label="Pages of the list">
      <span role="status" className="small soft">
        {shown === 0 ? 'Nobody on this page' : `${first} to ${first + shown - 1}`} of {total.toLocaleString('en-GB')}
      </span>
      <Button isDisabled={page <= 1} onPress={() => go(page - 1)}>
        Newer
      </Button>
      <Button isDisabled={page * pageSize >= total} onPress={() => go(page + 1)}>
        Older
      </Button>
    </nav>
  );
}
