-- Templates of several face networks side by side. The view `template` shows those of the network that searches; the others
-- are spare: made ahead for a switch to another network, or kept for the way back.
alter table template rename to kept_template;
alter table kept_template drop constraint template_sample_id_key;
alter table kept_template add column spare boolean not null default false;
create unique index kept_template_shown on kept_template (sample_id) where not spare;
create unique index kept_template_by_network on kept_template (sample_id, algorithm, algorithm_version);
create view template as
  select id, sample_id, algorithm, algorithm_version, sealed_bytes from kept_template where not spare;

-- The networks whose templates are kept for every stored face. No row: the built-in network searches, and there is no other.
create table face_network (
  realm_id uuid not null references realm,
  algorithm text not null,
  algorithm_version text not null,
  active boolean not null,
  -- The event of whoever asked for its templates: its stated basis covers the opening of the images.
  stated_by uuid not null,
  primary key (realm_id, algorithm, algorithm_version)
);
create unique index face_network_active on face_network (realm_id) where active;

-- Faces whose image is kept and of which a network made no template; the code says why.
create table network_refusal (
  sample_id uuid not null references sample on delete cascade,
  algorithm text not null,
  algorithm_version text not null,
  code text not null,
  primary key (sample_id, algorithm, algorithm_version)
);
