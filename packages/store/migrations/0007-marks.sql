-- Marks that search marks, leads about which two people decide, and marks that are closed.

-- The lead is between two marks: `print_*` then name the mark that searched.
alter table lead add column between_marks boolean not null default false;
-- Two samples make one lead, whichever searched.
create unique index lead_by_pair on lead
  (least(mark_sample_id, print_sample_id), greatest(mark_sample_id, print_sample_id));

-- TO_VERIFY: one examiner identified, and a second has yet to look.
alter table lead drop constraint lead_status_check;
alter table lead add constraint lead_status_check check (status in ('PENDING', 'TO_VERIFY', 'CONFIRMED', 'REFUTED'));

-- Every step about a lead, in order; one that is taken back stays, and so does the taking back.
create table lead_decision (
  id uuid primary key,
  -- Their order, also within a millisecond.
  seq bigint generated always as identity,
  lead_id uuid not null references lead on delete cascade,
  step text not null check (step in ('DECISION', 'VERIFICATION', 'UNDO')),
  -- Where the lead stands since then.
  status text not null check (status in ('PENDING', 'TO_VERIFY', 'CONFIRMED', 'REFUTED')),
  actor_kind text not null,
  actor_id text not null,
  sealed_content bytea not null,
  recorded_at timestamptz not null
);
create index lead_decision_by_lead on lead_decision (lead_id, seq);
-- What was decided before there were steps; sealed under the lead's own id, which the step therefore has.
insert into lead_decision (id, lead_id, step, status, actor_kind, actor_id, sealed_content, recorded_at)
  select distinct on (lead.id) lead.id, lead.id, 'DECISION', lead.status, coalesce(event.actor_kind, 'system'),
    coalesce(event.actor_id, ''), lead.sealed_decision, lead.decided_at
  from lead left join event on event.action = 'lead.decide' and event.objects[1] = lead.id::text
  where lead.sealed_decision is not null order by lead.id, event.seq;
alter table lead drop column sealed_decision, drop column decided_at;
create trigger lead_decision_is_append_only before update on lead_decision
  for each row execute function refuse_rewriting();

-- A closed mark is kept and shown, and neither searches nor is found. The lead is the identification that closed it.
alter table sample add column closed_at timestamptz,
  add column closed_by_lead uuid references lead on delete set null;
create index sample_by_closing_lead on sample (closed_by_lead) where closed_by_lead is not null;

-- What the owner of a realm decides, by name; what is absent has its default.
create table policy (
  realm_id uuid not null references realm,
  name text not null,
  value jsonb not null,
  -- The event that set it.
  stated_by uuid not null,
  primary key (realm_id, name)
);
