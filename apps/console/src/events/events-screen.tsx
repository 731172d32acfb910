import type { UsageEvent } from '@ipse/protocol';
import { Button, DataTable, EmptyState, ErrorNote, Progress } from '@ipse/ui';
import type { Column } from '@ipse/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { failureOf } from '../api/failure.ts';
import { listEvents } from '../api/ipse.ts';
import { formatMoment } from '../app/dates.ts';
import { Page } from '../app/page.tsx';
import { actionWords } from './action-words.ts';

const pageSize = 50;
const eventsMax = 500;

const columns: readonly Column<UsageEvent>[] = [
  { title: 'When', cell: ({ recordedAt }) => <time dateTime={recordedAt}>{formatMoment(recordedAt)}</time> },
  {
    title: 'Who',
    cell: ({ actor }) => (
      <>
        {actor.displayName}
        {actor.kind !== 'user' && <span className="soft small"> {actor.kind}</span>}
      </>
    ),
  },
  { title: 'What', cell: ({ action, resultCount }) => actionWords(action, resultCount) },
  { title: 'On whom', cell: (event) => <Objects event={event} /> },
  { title: 'Why', cell: (event) => <Why event={event} /> },
];

/** Who looked, when, and why: the record of use. */
export function EventsScreen() {
  const [limit, setLimit] = useState(pageSize);
  const events = useQuery({
    queryKey: ['events', limit],
    queryFn: ({ signal }) => listEvents(limit, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title="Events"
      lead="What was done with people's data in this realm, newest first. Nothing here can be changed or removed."
      actions={
        <Button onPress={() => void events.refetch()} isPending={events.isFetching}>
          Read again
        </Button>
      }
    >
      {events.isPending && <Progress label="Reading the events" />}
      {events.error !== null && <ErrorNote error={failureOf(events.error)} />}
      {events.data?.items.length === 0 && (
        <EmptyState title="Nothing has been done yet">
          <p>Every enrolment, search, look and deletion will stand here with its purpose.</p>
          <Link to="/enrol">Enrol the first person</Link>
        </EmptyState>
      )}
      {events.data !== undefined && events.data.items.length > 0 && (
        <>
          <DataTable caption="Events" columns={columns} rows={events.data.items} rowKey={({ eventId }) => eventId} />
          {events.data.items.length === limit && limit < eventsMax && (
            <div>
              <Button onPress={() => setLimit(Math.min(eventsMax, limit + 2 * pageSize))}>Show older events</Button>
            </div>
          )}
        </>
      )}
    </Page>
  );
}

/** So many objects stand in the table; a search with many candidates keeps the rest folded. */
const objectsShown = 3;

function Objects({ event: { objects, resultCount } }: { event: UsageEvent }) {
  if (objects.length === 0) return <span className="soft">{resultCount === 0 ? 'nobody' : 'the realm'}</span>;
  const more = objects.slice(objectsShown);
  return (
    <div className="small">
      <ObjectList objects={objects.slice(0, objectsShown)} />
      {more.length > 0 && (
        <details>
          <summary>{more.length} more</summary>
          <ObjectList objects={more} />
        </details>
      )}
    </div>
  );
}

function ObjectList({ objects }: Pick<UsageEvent, 'objects'>) {
  return (
    <ul>
      {objects.map(({ kind, id }) => (
        <li key={`${kind} ${id}`}>
          {kind} <span className="data">{id}</span>
        </li>
      ))}
    </ul>
  );
}

function Why({ event }: { event: UsageEvent }) {
  const { purpose, authority, justification } = event;
  if (purpose === undefined) return <span className="soft">no personal data used</span>;
  const details = [authority, event.case && `case ${event.case}`, justification].filter(Boolean).join(' · ');
  return (
    <>
      {purpose}
      <br />
      <span className="small soft">{details}</span>
    </>
  );
}
