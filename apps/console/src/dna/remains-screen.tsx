import type { DnaFileProfiles } from '@ipse/protocol';
import { Button, Select, TextField } from '@ipse/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../app/page.tsx';
import { StatementGate } from '../statement/statement-gate.tsx';
import { frequencyOptions, labelOf } from './dna-draft.ts';
import type { FileProfile } from './dna-draft.ts';
import { DnaIntake } from './dna-intake.tsx';
import { DnaJobState } from './dna-job-state.tsx';
import {
  firstRemainsDraft,
  isRelative,
  missingOf,
  partOf,
  roles,
  roleWords,
  toRemainsRequest,
} from './remains-draft.ts';
import type { RemainsDraft, RemainsPart, Role, Sex } from './remains-draft.ts';
import { RemainsResult } from './remains-result.tsx';
import { useDnaJob } from './use-dna-job.ts';
import '../search/search.css';
import '../search/result.css';
import './dna.css';

/** Remains and the families of the missing: every pair, and the best assignment of all at once. */
export function RemainsScreen() {
  return (
    <Page
      title="DNA of remains"
      lead="Which remains are which missing persons, by their relatives, all at once. Nothing of it is kept."
      actions={<Link to="/dna">All of DNA</Link>}
    >
      <StatementGate what="DNA of remains">
        <Lane />
      </StatementGate>
    </Page>
  );
}

function Lane() {
  const [file, setFile] = useState<DnaFileProfiles | null>(null);
  const [draft, setDraft] = useState(firstRemainsDraft);
  const job = useDnaJob();
  const profiles = file?.profiles ?? [];
  const request = toRemainsRequest(draft, profiles);
  const take = (taken: DnaFileProfiles) => {
    setFile(taken);
    setDraft(firstRemainsDraft);
  };
  return (
    <>
      <div className="search-form">
        <section aria-labelledby="remains-what">
          <h2 id="remains-what">Profiles</h2>
          <DnaIntake file={file} onFile={take} />
        </section>
        {file !== null && (
          <div className="search-side">
            <section aria-labelledby="remains-who">
              <h2 id="remains-who">Who is who</h2>
              {profiles.map((profile) => (
                <PartFields key={labelOf(profile)} profile={profile} draft={draft} onDraft={setDraft} />
              ))}
              {missingOf(draft, profiles).map((name) => (
                <Select
                  key={name}
                  label={`Sex of ${name}`}
                  options={sexOptions}
                  value={draft.sexes[name] ?? 'unknown'}
                  onChange={(sex) => setDraft({ ...draft, sexes: { ...draft.sexes, [name]: sex as Sex } })}
                />
              ))}
              <Select
                label="Allele frequencies"
                options={frequencyOptions}
                value={draft.frequencies}
                onChange={(frequencies) => setDraft({ ...draft, frequencies })}
              />
              <TextField
                label="Prior odds of each identification"
                description="How many times likelier beforehand than that the remains are a stranger's."
                inputMode="decimal"
                value={draft.priorOdds}
                onChange={(priorOdds) => setDraft({ ...draft, priorOdds })}
              />
              <div className="search-go">
                <Button
                  kind="primary"
                  isDisabled={request === undefined || job.isPending}
                  onPress={() => request && job.begin({ kind: 'remains', request })}
                >
                  Weigh
                </Button>
              </div>
              {request === undefined && (
                <p className="small soft">
                  Say which are remains and who looks for whom. Whoever has a child needs a sex, and nobody two fathers.
                </p>
              )}
            </section>
          </div>
        )}
      </div>
      <DnaJobState job={job}>{({ remains }) => remains && <RemainsResult result={remains} />}</DnaJobState>
    </>
  );
}

const sexOptions = [
  { id: 'unknown', label: 'Not known' },
  { id: 'male', label: 'Male' },
  { id: 'female', label: 'Female' },
];

interface PartFieldsProps {
  profile: FileProfile;
  draft: RemainsDraft;
  onDraft: (draft: RemainsDraft) => void;
}

function PartFields({ profile, draft, onDraft }: PartFieldsProps) {
  const label = labelOf(profile);
  const part = partOf(draft, profile);
  const set = (change: Partial<RemainsPart>) =>
    onDraft({ ...draft, parts: { ...draft.parts, [label]: { ...part, ...change } } });
  return (
    <>
      <Select
        label={label}
        options={roles.map((id) => ({ id, label: roleWords[id] }))}
        value={part.role}
        onChange={(role) => set({ role: role as Role })}
      />
      {isRelative(part.role) && (
        <TextField label={`Whom ${label} looks for`} value={part.missing} onChange={(missing) => set({ missing })} />
      )}
    </>
  );
}
