-- Who may come in, and work that outlives a request.

create table client (
  realm_id uuid not null references realm,
  id text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  sealed_settings bytea not null,
  created_at timestamptz not null,
  primary key (realm_id, id)
);

create table app_user (
  id uuid primary key,
  realm_id uuid not null references realm,
  sealed_display_name bytea not null,
  created_at timestamptz not null
);

create table passkey (
  credential_id text primary key,
  user_id uuid not null references app_user on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  used_at timestamptz
);

create table session (
  token_hash bytea primary key,
  user_id uuid not null references app_user on delete cascade,
  expires_at timestamptz not null
);

create table one_time_token (
  realm_id uuid not null references realm,
  use text not null,
  token_hash bytea not null,
  expires_at timestamptz not null,
  primary key (realm_id, use)
);

create table task (
  id uuid primary key,
  realm_id uuid not null references realm,
  client_id text not null,
  operation text not null,
  status text not null
    check (status in ('PENDING', 'RESPONSE_SCHEDULED', 'RESPONSE_RETRY', 'RESPONSE_ERROR', 'COMPLETED')),
  attempts integer not null default 0,
  due_at timestamptz not null,
  leased_until timestamptz,
  sealed_request bytea,
  sealed_delivery bytea not null,
  sealed_result bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index task_due on task (realm_id, status, due_at) where status not in ('COMPLETED', 'RESPONSE_ERROR');
alter table task alter column sealed_request set storage external;
alter table task alter column sealed_result set storage external;

create table search (
  id uuid primary key,
  realm_id uuid not null references realm,
  actor_id text not null,
  sealed_content bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index search_expiry on search (expires_at);
alter table search alter column sealed_content set storage external;
