-- Health days. What a habit or a block is comes from content and is the same for everybody; what a person planned and did is ids, times and
-- figures in the clear; what was said of the body, of the days to come and in words is sealed, as everywhere.

-- The habits that there are, for operators and other programs; `is_active` is false for what content no longer has.
create table core.habit_definitions (
  habit_id text primary key,
  name text not null,
  category text not null,
  archetype_compatibility jsonb not null,
  difficulty_level integer not null check (difficulty_level between 1 and 10),
  prerequisites jsonb not null,
  duration_minutes integer not null,
  energy_requirement text not null,
  implementation_details jsonb not null,
  scaling_options jsonb not null,
  contraindications jsonb not null,
  educational_content jsonb not null,
  is_active boolean not null default true,
  created_at bigint not null,
  updated_at bigint not null
);

-- What an archetype's day is made of in a mode; `id` is archetype and mode: `foundation_builder.medium`.
create table core.archetype_time_block_templates (
  id text primary key,
  archetype text not null,
  template_name text not null,
  template_data jsonb not null,
  version text not null,
  is_active boolean not null default true,
  created_at bigint not null,
  updated_at bigint not null
);

-- One day as it was planned; those of the past stay. `sealed` holds why: a reason may name how somebody felt.
create table core.day_plan (
  person_id uuid not null,
  date date not null,
  made_at bigint not null,
  revision integer not null,
  wakes_at bigint not null,
  sleeps_at bigint not null,
  archetype text not null,
  mode text not null,
  sealed bytea not null check (octet_length(sealed) <= 1000000),
  primary key (person_id, date)
);
create index day_plan_made_at on core.day_plan (made_at);

create table core.time_blocks (
  person_id uuid not null,
  date date not null,
  id text not null check (length(id) <= 100),
  position smallint not null,
  template_id text not null,
  start_time bigint not null,
  end_time bigint not null,
  energy_requirement text not null,
  flexibility_minutes integer not null,
  version text not null,
  alternative_versions jsonb not null,
  dependencies jsonb not null,
  primary key (person_id, date, id),
  foreign key (person_id, date) references core.day_plan on delete cascade
);

create table core.day_task (
  person_id uuid not null,
  date date not null,
  id text not null check (octet_length(id) <= 64),
  position smallint not null,
  block_id text not null,
  kind text not null,
  habit_id text,
  goal_id text,
  step_id text,
  track text,
  action jsonb,
  start_time bigint not null,
  duration_minutes integer not null,
  version text not null,
  stage text not null,
  intensity text not null,
  state text not null,
  state_at bigint,
  reminded boolean not null,
  primary key (person_id, date, id),
  foreign key (person_id, date) references core.day_plan on delete cascade
);

-- What one person's health days stand on. `look_at` is when something of ours may be due, `settings_at` when the person last decided something.
create table core.day (
  person_id uuid primary key,
  started_at bigint not null,
  started_on date not null,
  archetype text not null,
  plan_date date,
  consent_at bigint,
  tasks_a_day smallint,
  reminders boolean not null,
  messages_a_day smallint not null check (messages_a_day between 0 and 100),
  with_goal_step boolean not null,
  with_track_action boolean not null,
  look_at bigint not null,
  settings_at bigint not null,
  rest jsonb not null,
  sealed bytea check (octet_length(sealed) <= 4000000),
  foreign key (person_id, plan_date) references core.day_plan
);
create index day_look_at on core.day (look_at);

-- How somebody's days go. `constraint_notes` holds, sealed, what they called things, when they are away from home and what they own.
create table core.user_schedule_preferences (
  person_id uuid primary key,
  wake_time time,
  sleep_time time,
  work_start_time time,
  work_end_time time,
  meal_preferences jsonb not null,
  exercise_preferences jsonb not null,
  constraint_notes bytea check (octet_length(constraint_notes) <= 1000000),
  created_at bigint not null,
  updated_at bigint not null
);

-- How it went with a habit. `recent` is one outcome a day: `2026-11-21d`, with `d`one, `p`artly or `s`kipped. Half a success is half.
create table core.user_habit_mastery (
  person_id uuid not null,
  habit_id text not null check (length(habit_id) <= 100),
  mastery_level integer not null check (mastery_level between 0 and 10),
  best smallint not null check (best between 0 and 100),
  first_attempted date,
  last_attempted date,
  last_succeeded date,
  total_attempts integer not null check (total_attempts >= 0),
  successful_attempts numeric(8, 1) not null check (successful_attempts >= 0),
  current_streak integer not null check (current_streak >= 0),
  longest_streak integer not null check (longest_streak >= 0),
  recent text not null check (length(recent) <= 1000),
  rating smallint check (rating between 1 and 5),
  never boolean not null,
  not_before date,
  rest jsonb,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (person_id, habit_id)
);

-- Where a person's calendar program fetches the plan. It is asked before there is a person, so its token is found by an HMAC.
create table core.feed (
  person_id uuid not null,
  hmac bytea not null unique,
  created_at bigint not null,
  primary key (person_id, hmac)
);

do $$
declare t text;
begin
  foreach t in array array['day', 'day_plan', 'time_blocks', 'day_task', 'user_schedule_preferences', 'user_habit_mastery', 'feed'] loop
    execute format('create policy own on core.%I for all using (person_id = (select core.me())) with check (person_id = (select core.me()))', t);
    execute format('alter table core.%I enable row level security', t);
    execute format('alter table core.%I force row level security', t);
    execute format('create policy system on core.%I for all to %I using (current_setting(''app.system'', true) = ''on'') with check (current_setting(''app.system'', true) = ''on'')', t, current_user);
  end loop;
end $$;

-- One day's plan with its blocks and tasks in their order; null where there is none.
create function core.plan_of(p uuid, day date) returns json language plpgsql stable as $$
begin
  if day is null then return null; end if;
  return (select json_build_object('plan', to_json(q),
      'blocks', (select json_agg(to_json(b) order by b.position) from core.time_blocks b where b.person_id = p and b.date = day),
      'tasks', (select json_agg(to_json(t) order by t.position) from core.day_task t where t.person_id = p and t.date = day))
    from core.day_plan q where q.person_id = p and q.date = day);
end $$;

-- What somebody's health days stand on. Apart from the state, so that a person without any does not pay for it.
create function core.days_of(p uuid) returns json language plpgsql stable as $$
begin
  return (select json_build_object('day', to_json(y), 'plan', core.plan_of(p, y.plan_date),
      'schedule', (select to_json(u) from core.user_schedule_preferences u where u.person_id = p),
      'habits', (select json_agg(h) from (select m.habit_id, m.best, m.first_attempted, m.last_attempted, m.last_succeeded, m.total_attempts,
        m.successful_attempts, m.current_streak, m.longest_streak, m.recent, m.rating, m.never, m.not_before, m.rest
        from core.user_habit_mastery m where m.person_id = p) h))
    from core.day y where y.person_id = p);
end $$;

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
    'day', (select core.days_of(p) from core.day y where y.person_id = p),
    'last', (select to_json(s) from core.dialogue d join core.step s on s.person_id = p and s.id = d.last_done_step where d.person_id = p)
  ) into result from core.person x where x.person_id = p;
  return result;
end $$;

-- The part of a save that is about health days. Absent parts did not change; an absent `sealed` keeps the old one.
create function core.save_day(p uuid, d jsonb, at bigint) returns void language plpgsql as $$
declare x jsonb; q jsonb; day date;
begin
  if d ? 'stopped' then
    delete from core.day where person_id = p;
    delete from core.day_plan where person_id = p;
    delete from core.user_schedule_preferences where person_id = p;
    delete from core.user_habit_mastery where person_id = p;
    delete from core.feed where person_id = p;
    return;
  end if;
  for q in select jsonb_array_elements(d->'plans') loop
    day := (q->>'date')::date;
    insert into core.day_plan as o (person_id, date, made_at, revision, wakes_at, sleeps_at, archetype, mode, sealed)
    values (p, day, (q->>'made_at')::bigint, (q->>'revision')::integer, (q->>'wakes_at')::bigint, (q->>'sleeps_at')::bigint,
      q->>'archetype', q->>'mode',
      coalesce(decode(q->>'sealed', 'base64'), (select o.sealed from core.day_plan o where o.person_id = p and o.date = day)))
    on conflict (person_id, date) do update set made_at = excluded.made_at, revision = excluded.revision, wakes_at = excluded.wakes_at,
      sleeps_at = excluded.sleeps_at, archetype = excluded.archetype, mode = excluded.mode, sealed = excluded.sealed;
    if q ? 'blocks' then
      delete from core.time_blocks where person_id = p and date = day;
      insert into core.time_blocks (person_id, date, id, position, template_id, start_time, end_time, energy_requirement,
        flexibility_minutes, version, alternative_versions, dependencies)
      select p, day, b.id, b.position, b.template_id, b.start_time, b.end_time, b.energy_requirement, b.flexibility_minutes, b.version,
        b.alternative_versions, b.dependencies
      from jsonb_to_recordset(q->'blocks') as b (id text, position smallint, template_id text, start_time bigint, end_time bigint,
        energy_requirement text, flexibility_minutes integer, version text, alternative_versions jsonb, dependencies jsonb);
    end if;
    if q ? 'task_ids' then
      delete from core.day_task where person_id = p and date = day and id not in (select jsonb_array_elements_text(q->'task_ids'));
    end if;
    if q ? 'tasks' then
      insert into core.day_task (person_id, date, id, position, block_id, kind, habit_id, goal_id, step_id, track, action, start_time,
        duration_minutes, version, stage, intensity, state, state_at, reminded)
      select p, day, t.id, t.position, t.block_id, t.kind, t.habit_id, t.goal_id, t.step_id, t.track, t.action, t.start_time,
        t.duration_minutes, t.version, t.stage, t.intensity, t.state, t.state_at, t.reminded
      from jsonb_to_recordset(q->'tasks') as t (id text, position smallint, block_id text, kind text, habit_id text, goal_id text,
        step_id text, track text, action jsonb, start_time bigint, duration_minutes integer, version text, stage text, intensity text,
        state text, state_at bigint, reminded boolean)
      on conflict (person_id, date, id) do update set position = excluded.position, block_id = excluded.block_id, kind = excluded.kind,
        habit_id = excluded.habit_id, goal_id = excluded.goal_id, step_id = excluded.step_id, track = excluded.track,
        action = excluded.action, start_time = excluded.start_time, duration_minutes = excluded.duration_minutes,
        version = excluded.version, stage = excluded.stage, intensity = excluded.intensity, state = excluded.state,
        state_at = excluded.state_at, reminded = excluded.reminded;
    end if;
  end loop;
  x := d->'day';
  if x is not null then
    insert into core.day as o (person_id, started_at, started_on, archetype, plan_date, consent_at, tasks_a_day, reminders, messages_a_day,
      with_goal_step, with_track_action, look_at, settings_at, rest, sealed)
    values (p, (x->>'started_at')::bigint, (x->>'started_on')::date, x->>'archetype', (x->>'plan_date')::date, (x->>'consent_at')::bigint,
      (x->>'tasks_a_day')::smallint, (x->>'reminders')::boolean, (x->>'messages_a_day')::smallint, (x->>'with_goal_step')::boolean,
      (x->>'with_track_action')::boolean, (x->>'look_at')::bigint, coalesce((x->>'settings_at')::bigint, at), x->'rest',
      decode(x->>'sealed', 'base64'))
    on conflict (person_id) do update set started_at = excluded.started_at, started_on = excluded.started_on,
      archetype = excluded.archetype, plan_date = excluded.plan_date, consent_at = excluded.consent_at, tasks_a_day = excluded.tasks_a_day,
      reminders = excluded.reminders, messages_a_day = excluded.messages_a_day, with_goal_step = excluded.with_goal_step,
      with_track_action = excluded.with_track_action, look_at = excluded.look_at,
      settings_at = coalesce((x->>'settings_at')::bigint, o.settings_at), rest = excluded.rest,
      sealed = case when x ? 'sealed' then excluded.sealed else o.sealed end;
  end if;
  x := d->'schedule';
  if x is not null then
    insert into core.user_schedule_preferences as o (person_id, wake_time, sleep_time, work_start_time, work_end_time, meal_preferences,
      exercise_preferences, constraint_notes, created_at, updated_at)
    values (p, (x->>'wake_time')::time, (x->>'sleep_time')::time, (x->>'work_start_time')::time, (x->>'work_end_time')::time,
      x->'meal_preferences', x->'exercise_preferences', decode(x->>'constraint_notes', 'base64'), at, at)
    on conflict (person_id) do update set wake_time = excluded.wake_time, sleep_time = excluded.sleep_time,
      work_start_time = excluded.work_start_time, work_end_time = excluded.work_end_time, meal_preferences = excluded.meal_preferences,
      exercise_preferences = excluded.exercise_preferences, constraint_notes = excluded.constraint_notes, updated_at = excluded.updated_at;
  end if;
  x := d->'dropped_habits';
  if x is not null then
    delete from core.user_habit_mastery where person_id = p and habit_id in (select jsonb_array_elements_text(x));
  end if;
  x := d->'habits';
  if x is not null then
    insert into core.user_habit_mastery (person_id, habit_id, mastery_level, best, first_attempted, last_attempted, last_succeeded,
      total_attempts, successful_attempts, current_streak, longest_streak, recent, rating, never, not_before, rest, created_at, updated_at)
    select p, h.habit_id, h.mastery_level, h.best, h.first_attempted, h.last_attempted, h.last_succeeded, h.total_attempts,
      h.successful_attempts, h.current_streak, h.longest_streak, h.recent, h.rating, h.never, h.not_before, h.rest, at, at
    from jsonb_to_recordset(x) as h (habit_id text, mastery_level integer, best smallint, first_attempted date, last_attempted date,
      last_succeeded date, total_attempts integer, successful_attempts numeric, current_streak integer, longest_streak integer,
      recent text, rating smallint, never boolean, not_before date, rest jsonb)
    on conflict (person_id, habit_id) do update set mastery_level = excluded.mastery_level, best = excluded.best,
      first_attempted = excluded.first_attempted, last_attempted = excluded.last_attempted, last_succeeded = excluded.last_succeeded,
      total_attempts = excluded.total_attempts, successful_attempts = excluded.successful_attempts,
      current_streak = excluded.current_streak, longest_streak = excluded.longest_streak, recent = excluded.recent,
      rating = excluded.rating, never = excluded.never, not_before = excluded.not_before, rest = excluded.rest,
      updated_at = excluded.updated_at;
  end if;
  x := d->'dropped_plans';
  if x is not null then
    delete from core.day_plan q where q.person_id = p and q.date in (select e::date from jsonb_array_elements_text(x) e);
  end if;
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
  x := d->'day';
  if x is not null then
    perform core.save_day(p, x, (d->>'at')::bigint);
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

-- Persons with health days for whom something may be due; not those who sleep in another record for a day.
create function core.due_days(at bigint, most integer) returns setof uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  return query select y.person_id from core.day y where y.look_at <= at
    and not exists (select 1 from core.merge m where m.from_id = y.person_id) order by y.look_at, y.person_id limit most;
  perform set_config('app.system', '', true);
end $$;

-- Figures about health days for the operator: who has them, how many plans were made since a time, and how much of those made since
-- another was done (partly counts half; what was swapped or sent away does not count).
create function core.day_counts(planned_since bigint, done_since bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json;
begin
  perform set_config('app.system', 'on', true);
  select json_build_object(
    'persons', (select count(*) from core.day y where not exists (select 1 from core.merge m where m.from_id = y.person_id)),
    'plans', (select count(*) from core.day_plan q where q.made_at >= planned_since
      and not exists (select 1 from core.merge m where m.from_id = q.person_id)),
    'done_share', (select round(avg(case t.state when 'done' then 1 when 'partly' then 0.5 else 0 end), 4)
      from core.day_plan q join core.day_task t on t.person_id = q.person_id and t.date = q.date
      where q.made_at >= done_since and t.state in ('open', 'done', 'partly', 'skipped')
        and not exists (select 1 from core.merge m where m.from_id = q.person_id))) into result;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Whose plan a feed's token opens; only its HMAC is asked with.
create function core.find_feed(h bytea) returns uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result uuid;
begin
  perform set_config('app.system', 'on', true);
  select f.person_id into result from core.feed f where f.hmac = h;
  perform set_config('app.system', '', true);
  return result;
end $$;
