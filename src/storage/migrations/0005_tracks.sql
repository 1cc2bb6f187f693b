-- The way over the tracks, and what the exercises leave: ids and figures in the clear, a person's words and photos and how heavy it is
-- sealed, as everywhere.

-- One person's four tracks. `recovery_week` and `recovery_day` are those of the last save; `look_at` is when something of ours may be due.
create table core.journey (
  person_id uuid primary key,
  recovery_tracks jsonb not null default '{}',
  primary_track text not null default 'self_work',
  recovery_week integer not null default 0,
  recovery_day integer not null default 0,
  track_switch_count integer not null default 0,
  last_activity bigint,
  total_actions integer not null default 0,
  started_at bigint not null,
  look_at bigint not null,
  rest jsonb not null,
  sealed bytea
);
create index journey_look_at on core.journey (look_at);

-- Written once and kept for ever: there is no policy to change or remove one.
create table core.track_milestones (
  person_id uuid not null,
  track text not null,
  milestone_type text not null,
  achieved_at bigint not null,
  metadata jsonb not null default '{}',
  seq bigint generated always as identity,
  came_from uuid,
  primary key (person_id, milestone_type)
);

-- `photos` are the ids that its answers or lines hold, so that a photo which nothing shows can be told without opening anything.
create table core.exercise (
  person_id uuid not null,
  id text not null,
  technique text not null,
  started_at bigint not null,
  touched_at bigint not null,
  photos text[] not null,
  sealed bytea not null,
  primary key (person_id, id)
);

create table core.work (
  person_id uuid not null,
  id text not null,
  kind text not null,
  technique text not null,
  status text not null,
  created_at bigint not null,
  changed_at bigint not null,
  opens_on text,
  diary_number integer,
  diary_hash text,
  diary_previous text,
  corrects text,
  deleted boolean not null,
  photos text[] not null,
  sealed bytea not null,
  primary key (person_id, id)
);
create index work_newest on core.work (person_id, created_at desc, id);
create index work_newest_of_kind on core.work (person_id, kind, created_at desc, id);

create table core.photo (
  person_id uuid not null,
  id text not null,
  mime text not null,
  size integer not null,
  created_at bigint not null,
  sealed bytea not null,
  primary key (person_id, id)
);
-- Pictures do not compress, and sealed ones least of all.
alter table core.photo alter column sealed set storage external;

do $$
declare t text;
begin
  foreach t in array array['journey', 'exercise', 'work', 'photo'] loop
    execute format('create policy own on core.%I for all using (person_id = (select core.me())) with check (person_id = (select core.me()))', t);
  end loop;
  create policy own_read on core.track_milestones for select using (person_id = (select core.me()));
  create policy own_append on core.track_milestones for insert with check (person_id = (select core.me()));
  foreach t in array array['journey', 'track_milestones', 'exercise', 'work', 'photo'] loop
    execute format('alter table core.%I enable row level security', t);
    execute format('alter table core.%I force row level security', t);
    execute format('create policy system on core.%I for all to %I using (current_setting(''app.system'', true) = ''on'') with check (current_setting(''app.system'', true) = ''on'')', t, current_user);
  end loop;
end $$;

-- Whether a work or an open exercise shows a photo.
create function core.is_shown(p uuid, photo text) returns boolean language sql stable as $$
  select exists (select 1 from core.work w where w.person_id = p and photo = any (w.photos))
    or exists (select 1 from core.exercise e where e.person_id = p and photo = any (e.photos))
$$;

-- All that one decision may look at. The caller has said whose it is (app.person_id).
create or replace function core.state(p uuid) returns json language plpgsql stable as $$
declare result json;
begin
  select json_build_object(
    'person', to_json(x),
    'keys', (select json_agg(json_build_object('version', k.version, 'wrapped', k.wrapped)) from core.person_key k where k.person_id = p),
    'dialogue', (select to_json(d) from core.dialogue d where d.person_id = p),
    'goals', (select json_agg(json_build_object('goal', to_json(g), 'step', to_json(s)) order by g.touched_at desc, g.id)
      from core.goal g left join core.step s on s.person_id = p and s.id = g.current_step_id where g.person_id = p),
    'tracks', (select json_build_object('journey', to_json(j), 'milestones',
        (select json_agg(json_build_object('type', m.milestone_type, 'track', m.track, 'at', m.achieved_at) order by m.achieved_at, m.seq)
          from core.track_milestones m where m.person_id = p))
      from core.journey j where j.person_id = p),
    'exercises', (select json_agg(to_json(e) order by e.touched_at desc, e.id) from core.exercise e where e.person_id = p),
    'last', (select to_json(s) from core.dialogue d join core.step s on s.person_id = p and s.id = d.last_done_step where d.person_id = p)
  ) into result from core.person x where x.person_id = p;
  return result;
end $$;

-- Everything one decision leads to, in one statement. Absent parts did not change; a null `sealed` keeps the old one.
create or replace function core.save(p uuid, d jsonb) returns void language plpgsql as $$
declare x jsonb; shown text[];
begin
  insert into core.processed_input (person_id, key, at, fingerprint) values (p, d->>'key', (d->>'at')::bigint, d->>'fingerprint');
  x := d->'person';
  if x is not null then
    update core.person set locale = x->>'locale', tone = x->>'tone', time_zone = x->>'time_zone', country = x->>'country',
      show_estimate = (x->>'show_estimate')::boolean, neutral_notifications = (x->>'neutral_notifications')::boolean,
      model_consent = (x->>'model_consent')::boolean, step_size = x->>'step_size', rephrase_counts = x->'rephrase_counts',
      contact = decode(x->>'contact', 'base64'), settings_at = (d->>'at')::bigint
    where person_id = p;
  else
    -- Nothing new, but a new version: the stamp of core.read.
    update core.person set settings_at = settings_at where person_id = p;
  end if;
  x := d->'dropped_goals';
  if x is not null then
    delete from core.goal where person_id = p and id in (select jsonb_array_elements_text(x));
  end if;
  x := d->'goals';
  if x is not null then
    insert into core.goal (person_id, id, kind, status, current_step_id, completed_count, touches_contact, created_at, touched_at, sealed)
    select p, g.id, g.kind, g.status, g.current_step_id, g.completed_count, g.touches_contact, g.created_at, g.touched_at,
      coalesce(decode(g.sealed, 'base64'), (select o.sealed from core.goal o where o.person_id = p and o.id = g.id))
    from jsonb_to_recordset(x) as g (id text, kind text, status text, current_step_id text, completed_count integer,
      touches_contact boolean, created_at bigint, touched_at bigint, sealed text)
    on conflict (person_id, id) do update set kind = excluded.kind, status = excluded.status, current_step_id = excluded.current_step_id,
      completed_count = excluded.completed_count, touches_contact = excluded.touches_contact, touched_at = excluded.touched_at, sealed = excluded.sealed;
  end if;
  x := d->'steps';
  if x is not null then
    insert into core.step (person_id, id, goal_id, minutes, size, created_at, completed_at, counted, rephrased, coach, source, sealed)
    select p, s.id, s.goal_id, s.minutes, s.size, s.created_at, s.completed_at, s.counted, s.rephrased, s.coach, s.source,
      coalesce(decode(s.sealed, 'base64'), (select o.sealed from core.step o where o.person_id = p and o.id = s.id))
    from jsonb_to_recordset(x) as s (id text, goal_id text, minutes integer, size text, created_at bigint, completed_at bigint,
      counted boolean, rephrased boolean, coach text, source text, sealed text)
    on conflict (person_id, id) do update set minutes = excluded.minutes, size = excluded.size, completed_at = excluded.completed_at,
      counted = excluded.counted, rephrased = excluded.rephrased, coach = excluded.coach, source = excluded.source, sealed = excluded.sealed;
  end if;
  x := d->'dropped_steps';
  if x is not null then
    delete from core.step where person_id = p and id in (select jsonb_array_elements_text(x)) and completed_at is null and not counted;
  end if;
  x := d->'journey';
  if x is not null then
    insert into core.journey (person_id, recovery_tracks, primary_track, recovery_week, recovery_day, track_switch_count, last_activity,
      total_actions, started_at, look_at, rest, sealed)
    values (p, x->'recovery_tracks', x->>'primary_track', (x->>'recovery_week')::integer, (x->>'recovery_day')::integer,
      (x->>'track_switch_count')::integer, (x->>'last_activity')::bigint, (x->>'total_actions')::integer, (x->>'started_at')::bigint,
      (x->>'look_at')::bigint, x->'rest', decode(x->>'sealed', 'base64'))
    on conflict (person_id) do update set recovery_tracks = excluded.recovery_tracks, primary_track = excluded.primary_track,
      recovery_week = excluded.recovery_week, recovery_day = excluded.recovery_day, track_switch_count = excluded.track_switch_count,
      last_activity = excluded.last_activity, total_actions = excluded.total_actions, started_at = excluded.started_at,
      look_at = excluded.look_at, rest = excluded.rest, sealed = excluded.sealed;
  end if;
  x := d->'milestones';
  if x is not null then
    insert into core.track_milestones (person_id, track, milestone_type, achieved_at)
    select p, m->>'track', m->>'type', (m->>'at')::bigint from jsonb_array_elements(x) with ordinality as a (m, n) order by n
    on conflict do nothing;
  end if;
  x := d->'dropped_exercises';
  if x is not null then
    delete from core.exercise where person_id = p and id in (select jsonb_array_elements_text(x));
  end if;
  x := d->'exercises';
  if x is not null then
    insert into core.exercise (person_id, id, technique, started_at, touched_at, photos, sealed)
    select p, e.id, e.technique, e.started_at, e.touched_at, e.photos, decode(e.sealed, 'base64')
    from jsonb_to_recordset(x) as e (id text, technique text, started_at bigint, touched_at bigint, photos text[], sealed text)
    on conflict (person_id, id) do update set touched_at = excluded.touched_at, photos = excluded.photos, sealed = excluded.sealed;
  end if;
  if d ? 'works' or d ? 'dropped_works' then
    select array_agg(f) into shown from core.work w, unnest(w.photos) f where w.person_id = p and (
      w.id in (select jsonb_array_elements_text(d->'dropped_works')) or w.id in (select jsonb_array_elements(d->'works')->>'id'));
    delete from core.work where person_id = p and id in (select jsonb_array_elements_text(d->'dropped_works'));
    insert into core.work (person_id, id, kind, technique, status, created_at, changed_at, opens_on, diary_number, diary_hash,
      diary_previous, corrects, deleted, photos, sealed)
    select p, w.id, w.kind, w.technique, w.status, w.created_at, w.changed_at, w.opens_on, w.diary_number, w.diary_hash,
      w.diary_previous, w.corrects, w.deleted, w.photos,
      coalesce(decode(w.sealed, 'base64'), (select o.sealed from core.work o where o.person_id = p and o.id = w.id))
    from jsonb_to_recordset(d->'works') as w (id text, kind text, technique text, status text, created_at bigint, changed_at bigint,
      opens_on text, diary_number integer, diary_hash text, diary_previous text, corrects text, deleted boolean, photos text[], sealed text)
    on conflict (person_id, id) do update set status = excluded.status, changed_at = excluded.changed_at, opens_on = excluded.opens_on,
      deleted = excluded.deleted, photos = excluded.photos, sealed = excluded.sealed;
    -- What the changed works no longer show, and nothing else does, goes with them.
    delete from core.photo f where f.person_id = p and f.id = any (shown) and not core.is_shown(p, f.id);
  end if;
  x := d->'dialogue';
  if x is not null then
    insert into core.dialogue as o (person_id, active_goal, last_done_step, last_done_goal, last_done_at, told_simple_coach,
      crisis_level, crisis_kind, crisis_since, crisis_checked_in_at, sealed)
    values (p, x->>'active_goal', x->>'last_done_step', x->>'last_done_goal', (x->>'last_done_at')::bigint, (x->>'told_simple_coach')::boolean,
      x->>'crisis_level', x->>'crisis_kind', (x->>'crisis_since')::bigint, (x->>'crisis_checked_in_at')::bigint, decode(x->>'sealed', 'base64'))
    on conflict (person_id) do update set active_goal = excluded.active_goal, last_done_step = excluded.last_done_step,
      last_done_goal = excluded.last_done_goal, last_done_at = excluded.last_done_at, told_simple_coach = excluded.told_simple_coach,
      crisis_level = excluded.crisis_level, crisis_kind = excluded.crisis_kind, crisis_since = excluded.crisis_since,
      crisis_checked_in_at = excluded.crisis_checked_in_at, sealed = excluded.sealed;
  end if;
  x := d->'journal';
  if x is not null then
    insert into core.journal (person_id, at, kind, goal_id, step_id, because)
    select p, (d->>'at')::bigint, j->>'kind', j->>'goal', j->>'step', j->'because' from jsonb_array_elements(x) with ordinality as a (j, n) order by n;
  end if;
  x := d->'outbox';
  if x is not null then
    insert into core.outbox (person_id, id, channel, queued_at, sealed)
    select p, o->>'id', o->>'channel', (d->>'at')::bigint, decode(o->>'sealed', 'base64') from jsonb_array_elements(x) with ordinality as a (o, n) order by n;
    perform core.enqueue('deliver', jsonb_build_object('person', p), now());
  end if;
  x := d->'ask';
  if x is not null then
    perform core.enqueue('coach-ask', jsonb_build_object('person', p, 'ask', x->>'id'), now() + (x->>'after')::bigint * interval '1 millisecond');
  end if;
  perform pg_notify('waymark_live', e) from jsonb_array_elements_text(d->'live') as l (e);
end $$;

-- Keeps a photo; false where the person has as many as are kept for one, null where there is no such person.
create function core.put_photo(p uuid, photo text, kind text, bytes integer, at bigint, content text, most integer, most_bytes bigint)
returns boolean language plpgsql as $$
declare held bigint; held_bytes bigint;
begin
  perform set_config('app.person_id', p::text, true);
  perform 1 from core.person where person_id = p for no key update;
  if not found then return null; end if;
  if exists (select 1 from core.photo f where f.person_id = p and f.id = photo) then return true; end if;
  select count(*), coalesce(sum(f.size), 0) into held, held_bytes from core.photo f where f.person_id = p;
  if held >= most or held_bytes + bytes > most_bytes then return false; end if;
  insert into core.photo (person_id, id, mime, size, created_at, sealed) values (p, photo, kind, bytes, at, decode(content, 'base64'));
  return true;
end $$;

-- Forgets photos from before a time that nothing shows: what they were sent for never came to be, or was dropped.
create function core.purge_photos(before bigint) returns bigint language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare gone bigint;
begin
  perform set_config('app.system', 'on', true);
  delete from core.photo f where f.created_at < before and not core.is_shown(f.person_id, f.id);
  get diagnostics gone = row_count;
  perform set_config('app.system', '', true);
  return gone;
end $$;

-- Persons on the tracks for whom something may be due; not those who sleep in another record for a day.
create function core.due_journeys(at bigint, most integer) returns setof uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  return query select j.person_id from core.journey j where j.look_at <= at
    and not exists (select 1 from core.merge m where m.from_id = j.person_id) order by j.look_at, j.person_id limit most;
  perform set_config('app.system', '', true);
end $$;

-- Figures about the tracks for the operator. Stuck is whoever has something open and has not moved on any track since then.
create function core.track_counts(stuck_before bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json;
begin
  perform set_config('app.system', 'on', true);
  with track as (
    select j.person_id, j.started_at, t.key as name, (t.value->>'completion_percentage')::integer as percent,
      (t.value->>'moved_at')::bigint as moved_at, (t.value->>'paused')::boolean as paused
    from core.journey j, jsonb_each(j.recovery_tracks) t where not exists (select 1 from core.merge m where m.from_id = j.person_id)
  ), person as (
    select coalesce(max(moved_at), min(started_at)) < stuck_before and bool_or(percent < 100 and not paused) as stuck
    from track group by person_id
  )
  select json_build_object('persons', (select count(*) from person), 'stuck', (select count(*) from person where stuck),
    'average_percent', (select coalesce(json_object_agg(a.name, a.percent), '{}')
      from (select name, round(avg(percent), 2) as percent from track group by name) a)) into result;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Takes back milestones that a merge brought; no others can be taken back, and by nobody else.
create function core.unmerge_milestones(p uuid, origin uuid, types jsonb) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if p is distinct from core.me() then raise exception 'only one''s own merge can be undone'; end if;
  perform set_config('app.system', 'on', true);
  delete from core.track_milestones where person_id = p and came_from = origin and milestone_type in (select jsonb_array_elements_text(types));
  perform set_config('app.system', '', true);
end $$;
