-- The body: what was measured and felt, what is usual, and how days were changed by it. Figures stand in the clear, so that windows, medians
-- and charts are the database's work; the names of devices, every reason, and what a file holds beside what we use are sealed.

-- One figure of one metric, in the metric's unit; `timestamp` is when it ended. `source` is the kind of source, its name stands in core.reading_source.
-- `quality` says what speaks against a reading; only plausible ones are ever used.
create table core.biometric_readings (
  person_id uuid not null,
  id uuid not null,
  metric text not null,
  value double precision not null,
  "timestamp" bigint not null,
  started_at bigint not null,
  utc_offset integer not null,
  source text not null,
  source_id bigint not null,
  modality text not null,
  quality text not null,
  imported boolean not null,
  created_at bigint not null,
  came_from uuid,
  primary key (person_id, id)
);
create index biometric_readings_of_metric on core.biometric_readings (person_id, metric, "timestamp" desc);
-- Rows lie in the order in which they came, so this costs next to nothing and finds the last minutes' rows of everybody.
create index biometric_readings_created_at on core.biometric_readings using brin (created_at) with (pages_per_range = 16);

-- What devices and apps call themselves, which is often a person's name; `id` is an HMAC of it.
create table core.reading_source (
  person_id uuid not null,
  id bigint not null,
  sealed bytea not null check (octet_length(sealed) <= 10000),
  primary key (person_id, id)
);

-- Every change of a task because of how the body was. `original_task` and `adapted_task` hold what of a task is in the clear everywhere;
-- `sealed` the whole of both, and why.
create table core.plan_adaptations (
  person_id uuid not null,
  adaptation_id text not null check (length(adaptation_id) <= 64),
  date date not null,
  position smallint not null,
  "timestamp" bigint not null,
  trigger_reason text not null check (length(trigger_reason) <= 200),
  action text not null,
  original_task jsonb not null,
  adapted_task jsonb not null,
  confidence_score double precision not null,
  state text not null,
  was_accepted boolean,
  user_feedback text,
  expires_at bigint not null,
  created_at bigint not null,
  came_from uuid,
  sealed bytea not null check (octet_length(sealed) <= 1000000),
  primary key (person_id, adaptation_id)
);
create index plan_adaptations_date on core.plan_adaptations (person_id, date);

-- What is usual for a person, over 30 days.
create table core.user_baselines (
  person_id uuid not null,
  metric_name text not null,
  baseline_value double precision not null,
  spread double precision not null,
  calculation_method text not null,
  data_points_used integer not null,
  days_used smallint not null,
  calculated_at bigint not null,
  valid_until bigint not null,
  created_at bigint not null,
  primary key (person_id, metric_name)
);

-- Personal tokens for phones and scripts. They are found before there is a person, by an HMAC; `sealed` is what the person called one.
create table core.api_token (
  person_id uuid not null,
  id uuid not null,
  hmac bytea not null unique,
  scopes text[] not null,
  created_at bigint not null,
  used_at bigint,
  expires_at bigint,
  sealed bytea not null check (octet_length(sealed) <= 10000),
  primary key (person_id, id)
);

-- How far the import of a file is. `sealed` holds where to go on, and what the file has that we do not use or could not read.
create table core.import_run (
  person_id uuid not null,
  id uuid not null,
  fingerprint text not null check (length(fingerprint) <= 200),
  format text,
  state text not null,
  started_at bigint not null,
  changed_at bigint not null,
  bytes bigint not null,
  bytes_read bigint not null,
  counts jsonb not null,
  problem text,
  sealed bytea not null check (octet_length(sealed) <= 4000000),
  primary key (person_id, id)
);
-- The same file twice at once is one run.
create unique index import_run_open on core.import_run (person_id, fingerprint) where state <> 'done';

-- What adaptation remembers beside the changes themselves, and when baselines are to be reckoned again; null while there is nothing to reckon from.
alter table core.day add column adapting jsonb, add column baselines_due bigint;
create index day_baselines_due on core.day (baselines_due) where baselines_due is not null;

do $$
declare t text;
begin
  foreach t in array array['biometric_readings', 'reading_source', 'plan_adaptations', 'user_baselines', 'api_token', 'import_run'] loop
    execute format('create policy own on core.%I for all using (person_id = (select core.me())) with check (person_id = (select core.me()))', t);
    execute format('alter table core.%I enable row level security', t);
    execute format('alter table core.%I force row level security', t);
    execute format('create policy system on core.%I for all to %I using (current_setting(''app.system'', true) = ''on'') with check (current_setting(''app.system'', true) = ''on'')', t, current_user);
  end loop;
end $$;

-- Until commit nobody else keeps or forgets readings of this person. In memory only, so it costs a single reading next to nothing.
create function core.lock_readings(p uuid) returns void language sql as $$ select pg_advisory_xact_lock(7263, hashtext(p::text)) $$;

-- Without consent nothing of the body stays, whichever way it ended; whoever stops health days keeps no tokens for them either.
create function core.body_forgotten() returns trigger language plpgsql as $$
declare p uuid := old.person_id;
begin
  perform core.lock_readings(p);
  delete from core.biometric_readings where person_id = p;
  delete from core.reading_source where person_id = p;
  delete from core.plan_adaptations where person_id = p;
  delete from core.user_baselines where person_id = p;
  delete from core.import_run where person_id = p;
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
create trigger body_forgotten_without_consent before update of consent_at on core.day for each row
  when (old.consent_at is not null and new.consent_at is null) execute function core.body_forgotten();
create trigger body_forgotten_with_days before delete on core.day for each row execute function core.body_forgotten();

-- What somebody's health days stand on. Apart from the state, so that a person without any does not pay for it.
create or replace function core.days_of(p uuid) returns json language plpgsql stable as $$
begin
  return (select json_build_object('day', to_json(y), 'plan', core.plan_of(p, y.plan_date),
      'schedule', (select to_json(u) from core.user_schedule_preferences u where u.person_id = p),
      'habits', (select json_agg(h) from (select m.habit_id, m.best, m.first_attempted, m.last_attempted, m.last_succeeded, m.total_attempts,
        m.successful_attempts, m.current_streak, m.longest_streak, m.recent, m.rating, m.never, m.not_before, m.rest
        from core.user_habit_mastery m where m.person_id = p) h),
      'adaptations', case when y.adapting is not null then (select json_agg(to_json(a) order by a."timestamp", a.position)
        from core.plan_adaptations a where a.person_id = p and a.date = y.plan_date) end)
    from core.day y where y.person_id = p);
end $$;

-- What is known of a body now: plausible readings of each metric of `look`, as many milliseconds before `at` as it says, and baselines. Of a source that
-- tells every second only the last twenty of each hour, whatever it costs a median: a look goes through some hundred rows of a metric, never all of them.
-- Null where the person did not agree that anything of it is kept.
create function core.body_of(p uuid, look jsonb, at bigint) returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare result json;
begin
  perform 1 from core.day where person_id = p and consent_at is not null;
  if not found then return null; end if;
  select json_build_object(
    'readings', (select json_agg(json_build_array(r.id, r.metric, r.value, r.started_at, r."timestamp", r.utc_offset, r.source, r.source_id,
        r.modality, r.quality, r.imported))
      from jsonb_each_text(look) w cross join lateral (
        -- By the limit each metric is looked up by the index, and never all that a person ever measured, whatever the statistics say.
        with newest as materialized (select * from core.biometric_readings x
          where x.person_id = p and x.metric = w.key and x."timestamp" >= at - w.value::bigint and x.quality = 'plausible'
          order by x."timestamp" desc limit 501)
        select * from newest where (select count(*) from newest) <= 500
        union all
        select each.* from generate_series(at - w.value::bigint, at + 3600000, 3600000) hour cross join lateral (
          select * from core.biometric_readings x
          where x.person_id = p and x.metric = w.key and x."timestamp" >= hour and x."timestamp" < hour + 3600000 and x.quality = 'plausible'
          order by x."timestamp" desc limit 20) each
        where (select count(*) from newest) > 500) r),
    'sources', (select json_agg(json_build_object('id', s.id, 'sealed', s.sealed)) from core.reading_source s where s.person_id = p),
    'baselines', (select json_agg(to_json(b)) from core.user_baselines b where b.person_id = p)) into result;
  return result;
end $$;

-- Takes the person's lock until commit; null where there is no such person. With `look` what is known of the body comes as well.
drop function core.open(uuid, text);
create function core.open(p uuid, input text, look jsonb default null, at bigint default null) returns json language plpgsql as $$
declare result json; body json;
begin
  perform set_config('app.person_id', p::text, true);
  perform 1 from core.person where person_id = p for no key update;
  if not found then return null; end if;
  result := core.state(p);
  if look is not null then body := core.body_of(p, look, at); end if;
  return json_build_object('state', result, 'body', body,
    'repeated', exists (select 1 from core.processed_input where person_id = p and key = input));
end $$;

-- Whether somebody became part of another record; only theirs may say so, and the row is not their own.
create function core.is_merged(p uuid) returns boolean language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result boolean;
begin
  perform set_config('app.system', 'on', true);
  result := exists (select 1 from core.merge m where m.from_id = p);
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Keeps readings that are not there yet, and says of each what became of it: s(tored), k(nown) with this figure, c(onflict) with another.
-- One letter for all where all are new. `series` is what many rows share, as arrays; a row names its own by number, from 1. No id may come twice.
-- `no_consent` where the person did not agree, null where there is no such person, or they became part of another record. What a file brought and a
-- device then tells itself is of the device from then on, so that it counts as of now. Waits for a revocation that is under way. `past` says that
-- something of days that are over is among them: then what is usual is reckoned anew. Plans are made once, as making one takes longer than a reading.
create function core.put_readings(p uuid, at bigint, past boolean, source_ids bigint[], sealed text[], metrics text[], offsets integer[],
  sources text[], source_numbers integer[], modalities text[], qualities text[], imports boolean[], ids uuid[], kinds integer[],
  figures double precision[], starts bigint[], ends bigint[]) returns text language plpgsql set plan_cache_mode = force_generic_plan as $$
declare agreed bigint; due bigint; kept bigint; result text;
begin
  perform set_config('app.person_id', p::text, true);
  perform core.lock_readings(p);
  if core.is_merged(p) then return null; end if;
  select consent_at, baselines_due into agreed, due from core.day where person_id = p;
  if agreed is null then
    perform 1 from core.person where person_id = p;
    return case when found then 'no_consent' end;
  end if;
  for i in 1 .. cardinality(source_ids) loop
    perform 1 from core.reading_source where person_id = p and id = source_ids[i];
    if not found then
      insert into core.reading_source (person_id, id, sealed) values (p, source_ids[i], decode(sealed[i], 'base64'));
    end if;
  end loop;
  insert into core.biometric_readings (person_id, id, metric, value, "timestamp", started_at, utc_offset, source, source_id, modality, quality,
    imported, created_at)
  select p, r.id, metrics[r.kind], r.value, r.ended, r.started, offsets[r.kind], sources[r.kind], source_ids[source_numbers[r.kind]],
    modalities[r.kind], qualities[r.kind], imports[r.kind], at
  from unnest(ids, kinds, figures, starts, ends) as r (id, kind, value, started, ended) on conflict do nothing;
  get diagnostics kept = row_count;
  if kept > 0 and (due is null or (past and due <> 0)) then
    -- Whoever holds the row may wait for our lock: then the next reading says it.
    update core.day set baselines_due = 0 where person_id in (select y.person_id from core.day y where y.person_id = p for no key update skip locked);
  end if;
  if kept = cardinality(ids) then return 's'; end if;
  select string_agg(case when x.xmin = pg_current_xact_id()::xid then 's'
      when x.value = r.value and x.started_at = r.started and x."timestamp" = r.ended then 'k' else 'c' end, '' order by r.number) into result
  from unnest(ids, figures, starts, ends) with ordinality as r (id, value, started, ended, number)
  join core.biometric_readings x on x.person_id = p and x.id = r.id;
  if false = any(imports) then
    update core.biometric_readings x set imported = false from unnest(ids, kinds, figures, starts, ends) as r (id, kind, value, started, ended)
    where x.person_id = p and x.id = r.id and x.imported and not imports[r.kind]
      and x.value = r.value and x.started_at = r.started and x."timestamp" = r.ended;
  end if;
  return result;
end $$;

-- Forgets all readings of a person, or those of one source, and all that may stand on them: changes of days, baselines, which are reckoned anew, and
-- runs of imports. A run that is not done would go on after what is gone, so it goes with any source, and the same file begins anew.
create function core.forget_readings(p uuid, of bigint) returns void language plpgsql as $$
begin
  perform core.lock_readings(p);
  delete from core.biometric_readings where person_id = p and (of is null or source_id = of);
  delete from core.reading_source where person_id = p and (of is null or id = of);
  delete from core.plan_adaptations where person_id = p;
  delete from core.user_baselines where person_id = p;
  delete from core.import_run where person_id = p and (of is null or state <> 'done');
  delete from core.outbox where person_id = p and state in ('sent', 'failed', 'unsure');
  update core.day set baselines_due = 0 where person_id = p and consent_at is not null;
end $$;

-- What `core.put_readings` said, and what the person's state (core.read) and body (core.body_of) are after it.
create function core.look_after(p uuid, said text, look jsonb, at bigint, known text) returns json language plpgsql as $$
begin
  if said is null or said = 'no_consent' then return json_build_object('said', said); end if;
  return json_build_object('said', said, 'read', core.read(p, known), 'body', core.body_of(p, look, at), 'keys',
    (select json_agg(json_build_object('version', k.version, 'wrapped', k.wrapped)) from core.person_key k where k.person_id = p));
end $$;

-- The part of a save that is about the body: what adaptation remembers, today's changes, and what the person told of themselves.
create function core.save_body(p uuid, d jsonb, at bigint) returns void language plpgsql as $$
declare x jsonb;
begin
  if d ? 'forgotten' then
    delete from core.plan_adaptations where person_id = p;
    update core.day set adapting = null where person_id = p;
  end if;
  x := d->'rest';
  if x is not null then
    update core.day set adapting = x where person_id = p;
  end if;
  x := d->'adaptations';
  if x is not null then
    insert into core.plan_adaptations as o (person_id, adaptation_id, date, position, "timestamp", trigger_reason, action, original_task,
      adapted_task, confidence_score, state, was_accepted, user_feedback, expires_at, created_at, came_from, sealed)
    select p, a.adaptation_id, a.date, a.position, a."timestamp", a.trigger_reason, a.action, a.original_task, a.adapted_task,
      a.confidence_score, a.state, a.was_accepted, a.user_feedback, a.expires_at, at, a.came_from,
      coalesce(decode(a.sealed, 'base64'), (select o.sealed from core.plan_adaptations o where o.person_id = p and o.adaptation_id = a.adaptation_id))
    from jsonb_to_recordset(x) as a (adaptation_id text, date date, position smallint, "timestamp" bigint, trigger_reason text, action text,
      original_task jsonb, adapted_task jsonb, confidence_score double precision, state text, was_accepted boolean, user_feedback text,
      expires_at bigint, came_from uuid, sealed text)
    on conflict (person_id, adaptation_id) do update set date = excluded.date, "timestamp" = excluded."timestamp",
      trigger_reason = excluded.trigger_reason, action = excluded.action, original_task = excluded.original_task,
      adapted_task = excluded.adapted_task, confidence_score = excluded.confidence_score, state = excluded.state, was_accepted = excluded.was_accepted, user_feedback = excluded.user_feedback, expires_at = excluded.expires_at,
      sealed = excluded.sealed;
  end if;
end $$;

-- Brings all readings of a record to the one that it is merged into; `names` says of each of its sources under which id and seal it comes.
create function core.merge_readings(p uuid, origin uuid, names jsonb) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if p is distinct from core.me() then raise exception 'only one''s own merge brings readings'; end if;
  perform set_config('app.system', 'on', true);
  perform 1 from core.merge m where m.person_id = p and m.from_id = origin;
  if not found then raise exception 'no such merge'; end if;
  -- Whoever keeps a reading of the origin right now is done before, or finds it merged.
  perform core.lock_readings(origin);
  insert into core.reading_source (person_id, id, sealed)
  select p, n.id, decode(n.sealed, 'base64') from jsonb_to_recordset(names) as n (id bigint, sealed text) on conflict do nothing;
  insert into core.biometric_readings (person_id, id, metric, value, "timestamp", started_at, utc_offset, source, source_id, modality, quality,
    imported, created_at, came_from)
  select p, r.id, r.metric, r.value, r."timestamp", r.started_at, r.utc_offset, r.source, n.id, r.modality, r.quality, r.imported, r.created_at, origin
  from core.biometric_readings r join jsonb_to_recordset(names) as n (was bigint, id bigint) on n.was = r.source_id
  where r.person_id = origin on conflict do nothing;
  update core.day set baselines_due = 0 where person_id = p and consent_at is not null;
  perform set_config('app.system', '', true);
end $$;

-- Baselines in the place of all that there were; nothing where it was `begun` and something came since, or another reckoning began.
create function core.save_baselines(p uuid, rows jsonb, at bigint, due bigint, begun bigint) returns void language plpgsql as $$
begin
  update core.day set baselines_due = due where person_id = p and consent_at is not null and (begun is null or baselines_due = begun);
  if not found then return; end if;
  delete from core.user_baselines where person_id = p;
  insert into core.user_baselines (person_id, metric_name, baseline_value, spread, calculation_method, data_points_used, days_used,
    calculated_at, valid_until, created_at)
  select p, b.metric_name, b.baseline_value, b.spread, b.calculation_method, b.data_points_used, b.days_used, b.calculated_at, b.valid_until, at
  from jsonb_to_recordset(rows) as b (metric_name text, baseline_value double precision, spread double precision, calculation_method text,
    data_points_used integer, days_used smallint, calculated_at bigint, valid_until bigint);
end $$;

-- Persons whose baselines are to be reckoned, those who waited longest first.
create function core.due_baselines(at bigint, most integer) returns setof uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  return query select y.person_id from core.day y where y.baselines_due <= at
    and not exists (select 1 from core.merge m where m.from_id = y.person_id) order by y.baselines_due, y.person_id limit most;
  perform set_config('app.system', '', true);
end $$;

-- Persons of whom something plausible was measured after `measured_after` and has come since `since`: whoever died between keeping a
-- reading and looking at it is found by these.
create function core.fresh_bodies(since bigint, measured_after bigint, most integer) returns setof uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  return query select distinct r.person_id from core.biometric_readings r where r.created_at >= since and r."timestamp" > measured_after
    and r.quality = 'plausible' and not r.imported and not exists (select 1 from core.merge m where m.from_id = r.person_id)
    order by r.person_id limit most;
  perform set_config('app.system', '', true);
end $$;

-- Whose a token is, what it may, and that it was used, noted at most once an hour; null where it is unknown or over.
create function core.find_token(h bytea, at bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json;
begin
  perform set_config('app.system', 'on', true);
  update core.api_token t set used_at = at where t.hmac = h and coalesce(t.used_at, 0) <= at - 3600000 and (t.expires_at is null or t.expires_at > at);
  select json_build_object('token', to_json(t), 'keys', (select json_agg(json_build_object('version', k.version, 'wrapped', k.wrapped))
      from core.person_key k where k.person_id = t.person_id)) into result
    from core.api_token t where t.hmac = h and (t.expires_at is null or t.expires_at > at);
  perform set_config('app.system', '', true);
  return result;
end $$;
