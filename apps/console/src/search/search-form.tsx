import type { Gallery } from '@ipse/protocol';
import { Button, EmptyState, ErrorNote, Icon, Progress, Select, Switch, TextField } from '@ipse/ui';
import type { Dispatch, SetStateAction } from 'react';
import { useState } from 'react';
import { Disclosure, DisclosurePanel, Form, Heading, Button as RawButton } from 'react-aria-components';
import { failureOf, isCancelled } from '../api/failure.ts';
import { Link } from '@tanstack/react-router';
import { Page } from '../app/page.tsx';
import { useWork } from '../app/work.tsx';
import { useGalleries } from '../app/use-galleries.ts';
import { SampleIntake } from '../samples/sample-intake.tsx';
import { StatementFields } from '../statement/statement-fields.tsx';
import { expectedFalse, fpirOptions, referencesOf, thresholdOf } from './search-draft.ts';
import type { SearchDraft } from './search-draft.ts';
import { useSearch } from './use-search.ts';
import './search.css';

/** What to search for, why, where, and how strictly. */
export function SearchForm() {
  const { searchDraft: draft, setSearchDraft: setDraft } = useWork();
  const galleries = useGalleries();
  const [isBlind, setIsBlind] = useState(false);
  const search = useSearch(isBlind);
  const known = galleries.data ?? [];
  const gallery = known.find(({ id }) => id === draft.gallery) ?? (known.length === 1 ? known[0] : undefined);

  return (
    <Page title="Search" lead="Find whose fingerprint or face this is. What comes back are leads, never a match.">
      {galleries.error !== null && <ErrorNote error={failureOf(galleries.error)} />}
      {galleries.data?.length === 0 && (
        <EmptyState title="There is nobody to search yet">
          <p>A search compares your image with the people enrolled in a gallery, and no gallery exists.</p>
          <Link to="/enrol">Enrol the first person</Link>
        </EmptyState>
      )}
      <Form
        className="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.samples.length > 0 && gallery !== undefined) search.mutate(gallery.id);
        }}
      >
        <section aria-labelledby="search-what">
          <h2 id="search-what">Probe</h2>
          <SampleIntake
            drafts={draft.samples}
            onChange={(update) => setDraft((current) => ({ ...current, samples: update(current.samples) }))}
          />
        </section>
        <div className="search-side">
          <section aria-labelledby="search-why">
            <h2 id="search-why">Why</h2>
            <StatementFields />
          </section>
          <section aria-labelledby="search-where">
            <h2 id="search-where">Where and how strictly</h2>
            <ScopeFields draft={draft} setDraft={setDraft} galleries={known} gallery={gallery} />
            <Switch isSelected={isBlind} onChange={setIsBlind}>
              Hide rank and score until I decide
            </Switch>
          </section>
          {search.error !== null && !isCancelled(search.error) && <ErrorNote error={failureOf(search.error)} />}
          {search.isPending ? (
            <Progress label="Searching" onCancel={search.cancel} />
          ) : (
            <div className="search-go">
              <Button type="submit" kind="primary" isDisabled={draft.samples.length === 0 || gallery === undefined}>
                Search
              </Button>
              {draft.samples.length === 0 && <p className="small soft">Add an image first.</p>}
            </div>
          )}
        </div>
      </Form>
    </Page>
  );
}

interface ScopeFieldsProps {
  draft: SearchDraft;
  setDraft: Dispatch<SetStateAction<SearchDraft>>;
  galleries: readonly Gallery[];
  gallery: Gallery | undefined;
}

function ScopeFields({ draft, setDraft, galleries, gallery }: ScopeFieldsProps) {
  return (
    <>
      <Select
        label="Gallery"
        isRequired
        placeholder="Choose a gallery"
        options={galleries.map(({ id, persons }) => ({
          id,
          label: id,
          description: `${persons.toLocaleString('en-GB')} ${persons === 1 ? 'person' : 'persons'}`,
        }))}
        value={gallery?.id ?? ''}
        onChange={(id) => setDraft((current) => ({ ...current, gallery: id }))}
        errorMessage="Choose the gallery to search."
      />
      <Select
        label="False alarms allowed (FPIR)"
        description={fpirOptions.find(({ id }) => id === draft.fpir)?.description}
        options={fpirOptions}
        value={draft.fpir}
        onChange={(fpir) => setDraft((current) => ({ ...current, fpir }))}
      />
      <Expectation draft={draft} gallery={gallery} />
      <Disclosure className="expert">
        <Heading>
          <RawButton slot="trigger" className="button button-plain">
            <Icon name="chevron" /> For experts
          </RawButton>
        </Heading>
        <DisclosurePanel>
          <TextField
            label="Threshold, log10 LR"
            description="Replaces the threshold that follows from the false alarms allowed and the gallery's size."
            inputMode="decimal"
            value={draft.threshold}
            onChange={(threshold) => setDraft((current) => ({ ...current, threshold }))}
            isInvalid={draft.threshold !== '' && thresholdOf(draft) === undefined}
            errorMessage="A number such as 3.5."
          />
        </DisclosurePanel>
      </Disclosure>
    </>
  );
}

/** How many candidates of other people to expect, before anybody has searched. */
function Expectation({ draft, gallery }: Pick<ScopeFieldsProps, 'draft' | 'gallery'>) {
  if (gallery === undefined || draft.samples.length === 0) return null;
  const references = referencesOf(draft, gallery);
  const expected = expectedFalse(draft, references);
  return (
    <p className="expectation" role="status">
      {expected === undefined ? (
        'With a threshold of your own, the number of false candidates to expect is known after the search.'
      ) : (
        <>
          <strong>{expected.toFixed(3)}</strong> false candidates expected in a search of up to{' '}
          {references.toLocaleString('en-GB')} references
        </>
      )}
    </p>
  );
}
