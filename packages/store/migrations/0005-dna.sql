-- DNA: galleries that later enrolments of DNA profiles search, the hits that come of it, and grants of familial searches.

-- The event that declared that enrolments of DNA profiles search the gallery, and the rules and statistics of these searches.
alter table gallery add column dna_declared_by uuid, add column dna_terms jsonb;

create table dna_hit (
  id uuid primary key,
  realm_id uuid not null references realm,
  -- Null: the profile was handed in for a search, and is kept with the evidence.
  probe_sample_id uuid references sample on delete cascade,
  reference_sample_id uuid not null references sample on delete cascade,
  status text not null check (status in ('PENDING', 'CONFIRMED', 'REFUTED')),
  sealed_evidence bytea not null,
  created_at timestamptz not null
);
-- Two samples of the record make one hit, whichever searched.
create unique index dna_hit_by_pair on dna_hit
  (least(probe_sample_id, reference_sample_id), greatest(probe_sample_id, reference_sample_id))
  where probe_sample_id is not null;
create index dna_hit_by_status on dna_hit (realm_id, status, created_at desc, id);
create index dna_hit_by_probe on dna_hit (probe_sample_id);
create index dna_hit_by_reference on dna_hit (reference_sample_id);

-- Every decision about a hit, in order; one that is taken back stays, and so does the taking back.
create table dna_decision (
  id uuid primary key,
  hit_id uuid not null references dna_hit on delete cascade,
  status text not null check (status in ('PENDING', 'CONFIRMED', 'REFUTED')),
  sealed_content bytea not null,
  recorded_at timestamptz not null
);
create index dna_decision_by_hit on dna_decision (hit_id, recorded_at, id);
create trigger dna_decision_is_append_only before update on dna_decision
  for each row execute function refuse_rewriting();

-- Without one that holds, nobody is searched for relatives.
create table dna_grant (
  id uuid primary key,
  realm_id uuid not null references realm,
  sealed_content bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz
);
create index dna_grant_by_time on dna_grant (realm_id, created_at desc, id);
