-- Unsolved marks, searched again by every later enrolment, and the leads that come of it.

-- The event that declared that a gallery holds unsolved marks: its stated basis is that of the searches. Null: it holds none.
alter table gallery add column declared_by uuid;

-- The event of the encounter's latest content: its stated basis covers what is done with a mark by itself.
alter table encounter add column stated_by uuid;
update encounter set stated_by = event.id
  from event where event.action = 'encounter.create' and event.objects[2] = encounter.id::text;

-- Encounters that have not yet searched the unsolved marks. Written in the transaction of the encounter: none is missed.
create table lead_search (
  encounter_id uuid primary key references encounter on delete cascade,
  realm_id uuid not null references realm,
  -- Rises with every write of the encounter, so that a search under way does not end the next one.
  version bigint not null default 1,
  attempts integer not null default 0,
  due_at timestamptz not null
);
create index lead_search_due on lead_search (realm_id, due_at);

create table lead (
  id uuid primary key,
  realm_id uuid not null references realm,
  mark_sample_id uuid not null references sample on delete cascade,
  print_sample_id uuid not null references sample on delete cascade,
  print_encounter_id uuid not null references encounter on delete cascade,
  status text not null check (status in ('PENDING', 'CONFIRMED', 'REFUTED')),
  sealed_evidence bytea not null,
  sealed_decision bytea,
  created_at timestamptz not null,
  decided_at timestamptz,
  unique (mark_sample_id, print_encounter_id)
);
create index lead_by_status on lead (realm_id, status, created_at desc, id);
create index lead_by_print_sample on lead (print_sample_id);
create index lead_by_print_encounter on lead (print_encounter_id);
