-- Files of health data that wait to be read, in slices, so that every process reaches them. One process holds each; `held_at` is when it last
-- touched it. `arrived_at` is null while it still comes.
create table core.upload (
  person_id uuid not null,
  id uuid not null,
  holder bigint not null,
  held_at bigint not null,
  arrived_at bigint,
  bytes bigint not null default 0,
  fingerprint text check (length(fingerprint) <= 200),
  primary key (person_id, id)
);
create table core.upload_slice (
  person_id uuid not null,
  id uuid not null,
  number integer not null,
  sealed bytea not null check (octet_length(sealed) <= 300000),
  primary key (person_id, id, number),
  foreign key (person_id, id) references core.upload on delete cascade
);
-- What is sealed does not become smaller by being packed.
alter table core.upload_slice alter column sealed set storage external;

do $$
declare t text;
begin
  foreach t in array array['upload', 'upload_slice'] loop
    execute format('create policy own on core.%I for all using (person_id = (select core.me())) with check (person_id = (select core.me()))', t);
    execute format('alter table core.%I enable row level security', t);
    execute format('alter table core.%I force row level security', t);
    execute format('create policy system on core.%I for all to %I using (current_setting(''app.system'', true) = ''on'') with check (current_setting(''app.system'', true) = ''on'')', t, current_user);
  end loop;
end $$;

-- How many bytes wait or come, of everybody together.
create function core.upload_bytes() returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare sum bigint;
begin
  perform set_config('app.system', 'on', true);
  select coalesce(sum(bytes), 0) into sum from core.upload;
  perform set_config('app.system', '', true);
  return sum;
end $$;

-- Whole uploads that `who` has not touched since `before`, and those whose holder died, which are `who`'s from now on. What came to dead ones is removed.
create function core.take_uploads(living bigint[], before bigint, who bigint, at bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json;
begin
  perform set_config('app.system', 'on', true);
  delete from core.upload where arrived_at is null and (held_at <= before or held_at > at) and holder <> all (living);
  with mine as (
    update core.upload set holder = who, held_at = at
    where arrived_at is not null and (held_at <= before or held_at > at) and (holder = who or holder <> all (living))
    returning person_id, id, bytes, fingerprint, arrived_at
  ) select json_agg(json_build_object('personId', person_id, 'id', id, 'bytes', bytes, 'fingerprint', fingerprint) order by arrived_at, id) into result from mine;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Without consent nothing of the body stays, whichever way it ended; whoever stops health days keeps no tokens for them either.
create or replace function core.body_forgotten() returns trigger language plpgsql as $$
declare p uuid := old.person_id;
begin
  perform core.lock_readings(p);
  delete from core.biometric_readings where person_id = p;
  delete from core.reading_source where person_id = p;
  delete from core.plan_adaptations where person_id = p;
  delete from core.user_baselines where person_id = p;
  delete from core.import_run where person_id = p;
  delete from core.upload where person_id = p;
  -- Words that were sent name figures too. What is on its way still goes out: the last of it says that all is forgotten.
  delete from core.outbox where person_id = p and state in ('sent', 'failed', 'unsure');
  if tg_op = 'DELETE' then
    delete from core.api_token where person_id = p;
    return old;
  end if;
  new.adapting := null;
  new.baselines_due := null;
  return new;
end $$;
