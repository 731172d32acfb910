-- What was done, by whom and to which end. Append-only, as are the decisions that people took.

create table event (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  realm_id uuid not null references realm,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('user', 'client', 'system')),
  actor_id text not null,
  action text not null,
  objects text[] not null,
  count integer,
  sealed_basis bytea not null
);
create index event_in_order on event (realm_id, seq desc);

create table decision (
  id uuid primary key,
  realm_id uuid not null references realm,
  search_id uuid not null,
  sealed_content bytea not null,
  recorded_at timestamptz not null
);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger event_is_append_only before update or delete on event
  for each row execute function refuse_rewriting();
create trigger event_is_not_emptied before truncate on event
  for each statement execute function refuse_rewriting();
create trigger decision_is_append_only before update or delete on decision
  for each row execute function refuse_rewriting();
create trigger decision_is_not_emptied before truncate on decision
  for each statement execute function refuse_rewriting();
