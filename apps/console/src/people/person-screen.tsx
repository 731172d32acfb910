import type { EncounterDetails, PersonDetails } from '@ipse/protocol';
import { Button, EmptyState, ErrorNote, Progress } from '@ipse/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError, failureOf } from '../api/failure.ts';
import { readPerson } from '../api/ipse.ts';
import { formatMoment } from '../app/dates.ts';
import { Page } from '../app/page.tsx';
import { useWork } from '../app/work.tsx';
import { StatementGate } from '../statement/statement-gate.tsx';
import { FaceCheck } from './face-check.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { StoredSampleCard } from './stored-sample-card.tsx';
import './people.css';

const route = getRouteApi('/signed-in/people/$personId');

/** Everything held about one person. */
export function PersonScreen() {
  const { personId } = route.useParams();
  return (
    <Page title="Person" actions={<Link to="/people">All people</Link>}>
      <p className="data">{personId}</p>
      <StatementGate what="a person's record">
        <PersonRecord key={personId} personId={personId} />
      </StatementGate>
    </Page>
  );
}

function PersonRecord({ personId }: { personId: string }) {
  const { statement } = useWork();
  const person = useQuery({
    queryKey: ['people', 'one', personId],
    queryFn: ({ signal }) => readPerson(personId, statement, signal),
  });
  if (person.isPending) return <Progress label="Reading the record" />;
  if (person.error instanceof ApiError && person.error.status === 404) {
    return (
      <EmptyState title="No such person in this realm">
        <p>The record may have been deleted, or the address may be mistyped.</p>
        <Link to="/people">See everybody enrolled</Link>
      </EmptyState>
    );
  }
  if (person.error !== null) return <ErrorNote error={failureOf(person.error)} />;
  return <Record person={person.data} />;
}

function Record({ person }: { person: PersonDetails }) {
  const [isDeleting, setIsDeleting] = useState(false);
  const hasFace = person.encounters.some(({ samples }) => samples.some(({ modality }) => modality === 'face'));
  return (
    <>
      {person.encounters.map((encounter) => (
        <Encounter key={encounter.encounterId} encounter={encounter} />
      ))}
      {hasFace && <FaceCheck personId={person.personId} />}
      <section className="danger-zone" aria-labelledby="delete-title">
        <h2 id="delete-title">Delete this person</h2>
        <p>
          Destroys the person's key, every encounter, image and template, on disk and in memory. It cannot be undone.
        </p>
        <div>
          <Button kind="danger" onPress={() => setIsDeleting(true)}>
            Delete this person
          </Button>
        </div>
      </section>
      <DeleteDialog personId={person.personId} isOpen={isDeleting} onClose={() => setIsDeleting(false)} />
    </>
  );
}

function Encounter({ encounter }: { encounter: EncounterDetails }) {
  const { encounterId, encounterType, createdAt, galleries, status, samples, biographicData } = encounter;
  const biographic = Object.entries(biographicData ?? {});
  return (
    <section className="encounter" aria-label={`${encounterType}, ${formatMoment(createdAt)}`}>
      <header className="encounter-head">
        <h2>{encounterType}</h2>
        <p className="small soft">
          {formatMoment(createdAt)} · {galleries.length === 0 ? 'in no gallery' : `in ${galleries.join(', ')}`}
          {status === 'INACTIVE' && ' · inactive: no search finds it'} · <span className="data">{encounterId}</span>
        </p>
      </header>
      {biographic.length > 0 && (
        <dl className="biographic">
          {biographic.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {samples.length === 0 ? (
        <p className="soft">No samples were kept of this encounter.</p>
      ) : (
        <ul className="stored-samples">
          {samples.map((sample) => (
            <StoredSampleCard key={sample.sampleId} sample={sample} />
          ))}
        </ul>
      )}
    </section>
  );
}
