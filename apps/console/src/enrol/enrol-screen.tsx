import { Button, ErrorNote, Progress, SuggestField, TextField } from '@ipse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import type { EnrolResult } from '@ipse/protocol';
import { failureOf, isCancelled } from '../api/failure.ts';
import { createPerson } from '../api/ipse.ts';
import { Page } from '../app/page.tsx';
import { useGalleries } from '../app/use-galleries.ts';
import { useWork } from '../app/work.tsx';
import { SampleIntake } from '../samples/sample-intake.tsx';
import { StatementFields } from '../statement/statement-fields.tsx';
import { BiographicFields } from './biographic-fields.tsx';
import { emptyEnrolDraft, encounterTypes, toEnrolRequest } from './enrol-draft.ts';
import { Enrolled } from './enrolled.tsx';
import './enrol.css';

/** Take samples of a person, see how good they are, and keep them. */
export function EnrolScreen() {
  const { enrolDraft: draft, setEnrolDraft: setDraft, statement } = useWork();
  const [enrolled, setEnrolled] = useState<EnrolResult | null>(null);
  const controller = useRef<AbortController | null>(null);
  const queries = useQueryClient();
  const galleries = useGalleries();
  const enrol = useMutation({
    mutationFn: () => {
      controller.current = new AbortController();
      return createPerson(toEnrolRequest(draft), statement, controller.current.signal);
    },
    onSuccess: async (result) => {
      setEnrolled(result);
      setDraft({ ...emptyEnrolDraft, gallery: draft.gallery, encounterType: draft.encounterType });
      await queries.invalidateQueries({ queryKey: ['galleries'] });
      await queries.invalidateQueries({ queryKey: ['people'] });
    },
  });

  if (enrolled !== null) return <Enrolled result={enrolled} onNext={() => setEnrolled(null)} />;
  return (
    <Page
      title="Enrol"
      lead="Everything is checked before it is kept. Take a poor image again while the person is here."
    >
      <Form
        className="enrol-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.samples.length > 0) enrol.mutate();
        }}
      >
        <section aria-labelledby="enrol-samples">
          <h2 id="enrol-samples">Samples</h2>
          <SampleIntake
            drafts={draft.samples}
            onChange={(update) => setDraft((current) => ({ ...current, samples: update(current.samples) }))}
          />
        </section>
        <div className="enrol-side">
          <section aria-labelledby="enrol-why">
            <h2 id="enrol-why">Why</h2>
            <StatementFields />
          </section>
          <section aria-labelledby="enrol-where">
            <h2 id="enrol-where">Encounter</h2>
            <SuggestField
              label="Gallery"
              description="A new name makes a new gallery. Never a person's name."
              options={(galleries.data ?? []).map(({ id }) => ({ id, label: id }))}
              value={draft.gallery}
              onChange={(gallery) => setDraft((current) => ({ ...current, gallery }))}
              isRequired
              errorMessage="Name the gallery to enrol into."
            />
            <SuggestField
              label="Encounter type"
              options={encounterTypes}
              value={draft.encounterType}
              onChange={(encounterType) => setDraft((current) => ({ ...current, encounterType }))}
              isRequired
              errorMessage="Say on what occasion the samples were taken."
            />
            <TextField
              label="Person ID"
              description="Only for a further encounter of somebody already enrolled"
              value={draft.personId}
              onChange={(personId) => setDraft((current) => ({ ...current, personId }))}
              autoComplete="off"
            />
          </section>
          <BiographicFields draft={draft} onChange={setDraft} />
          {enrol.error !== null && !isCancelled(enrol.error) && <ErrorNote error={failureOf(enrol.error)} />}
          {enrol.isPending ? (
            <Progress label="Enrolling" onCancel={() => controller.current?.abort()} />
          ) : (
            <div className="enrol-go">
              <Button type="submit" kind="primary" isDisabled={draft.samples.length === 0}>
                Enrol
              </Button>
              {draft.samples.length === 0 && <p className="small soft">Add an image first.</p>}
            </div>
          )}
        </div>
      </Form>
    </Page>
  );
}
