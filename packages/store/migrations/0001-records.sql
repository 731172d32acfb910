-- The records of a realm. Everything that says something about somebody is in a column named sealed_*: an envelope of
-- AES-256-GCM that only opens in its own row. *_index is a keyed hash by which a sealed value is found.

create table realm (
  id uuid primary key,
  name text not null unique,
  region text not null,
  root_key_id text not null,
  wrapped_key bytea not null,
  created_at timestamptz not null
);

create table person (
  id uuid primary key,
  realm_id uuid not null references realm,
  external_index bytea not null,
  sealed_external_id bytea not null,
  -- The key that seals all that is held of the person, itself sealed: without this row nothing of it can be read.
  wrapped_key bytea not null,
  created_at timestamptz not null,
  unique (realm_id, external_index)
);
create index person_by_time on person (realm_id, created_at desc, id);

create table encounter (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  external_index bytea not null,
  sealed_external_id bytea not null,
  status text not null check (status in ('ACTIVE', 'INACTIVE')),
  sealed_body bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (person_id, external_index)
);

create table gallery (
  realm_id uuid not null references realm,
  id text not null check (length(id) between 1 and 200),
  created_at timestamptz not null,
  primary key (realm_id, id)
);

create table membership (
  encounter_id uuid not null references encounter on delete cascade,
  realm_id uuid not null,
  gallery_id text not null,
  primary key (encounter_id, gallery_id),
  foreign key (realm_id, gallery_id) references gallery
);
create index membership_by_gallery on membership (realm_id, gallery_id, encounter_id);

create table sample (
  id uuid primary key,
  encounter_id uuid not null references encounter on delete cascade,
  ordinal integer not null,
  modality text not null,
  position text,
  sealed_detail bytea not null,
  sealed_image bytea,
  unique (encounter_id, ordinal)
);

create table template (
  id uuid primary key,
  sample_id uuid not null unique references sample on delete cascade,
  algorithm text not null,
  algorithm_version text not null,
  sealed_bytes bytea not null
);

-- Sealed bytes do not compress.
alter table encounter alter column sealed_body set storage external;
alter table sample alter column sealed_detail set storage external;
alter table sample alter column sealed_image set storage external;
alter table template alter column sealed_bytes set storage external;

-- The feed: 'the reference of this template is not what it was'. A reader takes what it finds then; no row, no reference.
-- Ordered by (transaction, seq) and read below the oldest running transaction, which is what makes it miss nothing.
create table change (
  seq bigint generated always as identity primary key,
  transaction xid8 not null default pg_current_xact_id(),
  realm_id uuid not null,
  template_id uuid not null,
  created_at timestamptz not null default now()
);
create index change_in_order on change (realm_id, transaction, seq);
create index change_by_template on change (template_id, seq);
create index change_by_time on change (created_at);
