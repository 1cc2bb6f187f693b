-- All times are milliseconds since the epoch (the core's Instant); ids of goals, steps and messages are the core's own strings.
-- `sealed` columns hold a person's texts: AES-256-GCM under the person's own key, bound to person, table, column and row.
create schema core;

-- Whose rows this transaction may see; unset means nobody's.
create function core.me() returns uuid language sql stable parallel safe
as $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;

create table core.person (
  person_id uuid primary key,
  locale text not null,
  tone text not null,
  time_zone text not null,
  country text,
  show_estimate boolean not null,
  neutral_notifications boolean not null,
  model_consent boolean not null,
  step_size text not null,
  rephrase_counts jsonb not null,
  contact bytea,
  created_at bigint not null,
  settings_at bigint not null
);

create table core.person_key (
  person_id uuid not null,
  version integer not null,
  wrapped bytea not null,
  primary key (person_id, version)
);

-- The one directory of the schema: it is asked before there is a person, so its key is the external id's HMAC.
create table core.identity (
  kind text not null,
  hmac bytea not null,
  person_id uuid not null,
  sealed bytea not null,
  primary key (kind, hmac)
);
create index identity_of_person on core.identity (person_id);

create table core.dialogue (
  person_id uuid primary key,
  active_goal text,
  last_done_step text,
  last_done_goal text,
  last_done_at bigint,
  told_simple_coach boolean not null,
  crisis_level text,
  crisis_kind text,
  crisis_since bigint,
  crisis_checked_in_at bigint,
  sealed bytea
);

create table core.goal (
  person_id uuid not null,
  id text not null,
  kind text not null,
  status text not null,
  current_step_id text,
  completed_count integer not null,
  touches_contact boolean not null,
  created_at bigint not null,
  touched_at bigint not null,
  came_from uuid,
  sealed bytea not null,
  primary key (person_id, id)
);

create table core.step (
  person_id uuid not null,
  id text not null,
  goal_id text not null,
  minutes integer not null,
  size text not null,
  created_at bigint not null,
  completed_at bigint,
  counted boolean not null,
  rephrased boolean not null,
  coach text not null,
  source text,
  sealed bytea not null,
  primary key (person_id, id),
  foreign key (person_id, goal_id) references core.goal on delete cascade
);
create index step_of_goal on core.step (person_id, goal_id, completed_at);

-- Append-only: ids and figures, never text.
create table core.journal (
  person_id uuid not null,
  at bigint not null,
  seq bigint generated always as identity,
  kind text not null,
  goal_id text,
  step_id text,
  because jsonb not null,
  came_from uuid,
  primary key (person_id, at, seq)
);

create table core.outbox (
  person_id uuid not null,
  id text not null,
  seq bigint generated always as identity,
  channel text not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'unsure')),
  queued_at bigint not null,
  not_before bigint not null default 0,
  tries integer not null default 0,
  holder bigint,
  leased_at bigint,
  settled_at bigint,
  message_id bigint,
  code text,
  sealed bytea not null,
  primary key (person_id, id)
);
create index outbox_open on core.outbox (person_id, seq) where state in ('queued', 'sending');

create table core.processed_input (
  person_id uuid not null,
  key text not null,
  at bigint not null,
  fingerprint text,
  response bytea,
  primary key (person_id, key)
);

-- Two records made one: what came from where, so that it can go back within a day.
create table core.merge (
  person_id uuid not null,
  from_id uuid not null,
  at bigint not null,
  sealed bytea not null,
  primary key (person_id, from_id)
);

-- Pseudonymous tombstones: a restored backup erases these again. No person can be read from them without the secret.
create table core.deletion (
  hmac bytea primary key,
  kind text not null check (kind in ('person', 'identity')),
  at bigint not null
);

-- A person's rows are seen only as that person, whoever asks; what must cross persons runs as the owner, who says so with app.system.
do $$
declare t text;
begin
  foreach t in array array['person', 'person_key', 'identity', 'dialogue', 'goal', 'step', 'outbox', 'processed_input', 'merge'] loop
    execute format('create policy own on core.%I for all using (person_id = (select core.me())) with check (person_id = (select core.me()))', t);
  end loop;
  create policy own_read on core.journal for select using (person_id = (select core.me()));
  create policy own_append on core.journal for insert with check (person_id = (select core.me()));
  foreach t in array array['person', 'person_key', 'identity', 'dialogue', 'goal', 'step', 'journal', 'outbox', 'processed_input', 'merge', 'deletion'] loop
    execute format('alter table core.%I enable row level security', t);
    execute format('alter table core.%I force row level security', t);
    execute format('create policy system on core.%I for all to %I using (current_setting(''app.system'', true) = ''on'') with check (current_setting(''app.system'', true) = ''on'')', t, current_user);
  end loop;
end $$;
