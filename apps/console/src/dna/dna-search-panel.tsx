import { dnaCategories, dnaPresets } from '@ipse/protocol';
import type { DnaCategory } from '@ipse/protocol';
import { Button, ErrorNote, Progress, Select, TextField } from '@ipse/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { failureOf } from '../api/failure.ts';
import { enrolDna, searchDna } from '../api/ipse.ts';
import { useGalleries } from '../app/use-galleries.ts';
import { useWork } from '../app/work.tsx';
import { categoryWords, frequenciesOf, frequencyOptions, labelOf, presetWords, thetaOf, toInput } from './dna-draft.ts';
import type { FileProfile } from './dna-draft.ts';

type Preset = (typeof dnaPresets)[number];

/** Which profile, of what, where and under whose rules. */
export function DnaSearchPanel({ profiles }: { profiles: readonly FileProfile[] }) {
  const { statement } = useWork();
  const queries = useQueryClient();
  const galleries = useGalleries();
  const [label, setLabel] = useState('');
  const profile = profiles.find((each) => labelOf(each) === label) ?? profiles[0];
  const [category, setCategory] = useState<DnaCategory | ''>('');
  const stated = category || profile.category;
  const [gallery, setGallery] = useState('ALL');
  const [preset, setPreset] = useState<Preset>('codis');
  const [frequencies, setFrequencies] = useState('nist1036/All');
  const [theta, setTheta] = useState('0.01');
  const search = useMutation({
    mutationFn: () =>
      searchDna(
        {
          ...{ gallery, preset, ...frequenciesOf(frequencies), theta: thetaOf(theta) ?? 0.01 },
          profile: toInput(profile, stated ?? 'stain'),
        },
        statement,
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['dna-hits'] }),
  });
  return (
    <section aria-labelledby="dna-search">
      <h2 id="dna-search">Search</h2>
      <Select
        label="Profile"
        options={profiles.map((each) => ({ id: labelOf(each), label: labelOf(each) }))}
        value={labelOf(profile)}
        onChange={setLabel}
      />
      <Select
        label="What it is of"
        placeholder="Choose"
        options={dnaCategories.map((id) => ({ id, label: categoryWords[id] }))}
        value={stated ?? ''}
        onChange={(id) => setCategory(id as DnaCategory)}
      />
      <Select
        label="Gallery"
        options={[{ id: 'ALL', label: 'All galleries' }, ...galleryOptions(galleries.data ?? [])]}
        value={gallery}
        onChange={setGallery}
      />
      <Select
        label="Rules"
        options={dnaPresets.map((id) => ({ id, label: presetWords[id] }))}
        value={preset}
        onChange={(id) => setPreset(id as Preset)}
      />
      <Select label="Allele frequencies" options={frequencyOptions} value={frequencies} onChange={setFrequencies} />
      <TextField
        label="Theta (F_ST)"
        inputMode="decimal"
        value={theta}
        onChange={setTheta}
        isInvalid={thetaOf(theta) === undefined}
        errorMessage="A number from 0 to below 1."
      />
      {search.error !== null && <ErrorNote error={failureOf(search.error)} />}
      {search.isPending ? (
        <Progress label="Searching" />
      ) : (
        <div className="search-go">
          <Button
            kind="primary"
            isDisabled={stated === undefined || thetaOf(theta) === undefined}
            onPress={() => search.mutate()}
          >
            Search
          </Button>
          {stated === undefined && <p className="small soft">Say first what the profile is of.</p>}
        </div>
      )}
      {search.data !== undefined && (
        <p className="expectation" role="status">
          <strong>{search.data.total.toLocaleString('en-GB')}</strong> {search.data.total === 1 ? 'hit' : 'hits'} among{' '}
          {search.data.searched.toLocaleString('en-GB')} profiles searched; they stand in the list below.
        </p>
      )}
      {stated !== undefined && <EnrolAll profiles={profiles} category={stated} />}
    </section>
  );
}

const galleryOptions = (galleries: readonly { readonly id: string; readonly references: Record<string, number> }[]) =>
  galleries.map(({ id, references }) => ({
    ...{ id, label: id },
    description: `${(references.dna ?? 0).toLocaleString('en-GB')} DNA profiles`,
  }));

/** Enrols every profile of the file, or none. */
function EnrolAll({ profiles, category }: { profiles: readonly FileProfile[]; category: DnaCategory }) {
  const { statement } = useWork();
  const queries = useQueryClient();
  const [gallery, setGallery] = useState('');
  const enrol = useMutation({
    mutationFn: () => {
      const all = profiles.map((profile) => ({
        ...toInput(profile, profile.category ?? category),
        personId: profile.name,
      }));
      return enrolDna({ galleries: [gallery.trim()], encounterType: 'dna import', profiles: all }, statement);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['galleries'] }),
  });
  return (
    <>
      <h3>Enrol instead</h3>
      <TextField label="Into the gallery" value={gallery} onChange={setGallery} />
      {enrol.error !== null && <ErrorNote error={failureOf(enrol.error)} />}
      <div className="search-go">
        <Button
          isDisabled={gallery.trim() === '' || profiles.length > 100}
          isPending={enrol.isPending}
          onPress={() => enrol.mutate()}
        >
          Enrol all {profiles.length}
        </Button>
        {profiles.length > 100 && <p className="small soft">More than 100: use ipse dna import.</p>}
      </div>
      {enrol.data !== undefined && (
        <p role="status" className="expectation">
          {enrol.data.profiles.length} enrolled.
        </p>
      )}
    </>
  );
}
