-- What somebody noted about a habit, sealed as all of their words.
alter table core.user_habit_mastery add column notes bytea check (octet_length(notes) <= 100000);

create or replace function core.days_of(p uuid) returns json language plpgsql stable as $$
begin
  return (select json_build_object('day', to_json(y), 'plan', core.plan_of(p, y.plan_date),
      'schedule', (select to_json(u) from core.user_schedule_preferences u where u.person_id = p),
      'habits', (select json_agg(h) from (select m.habit_id, m.best, m.first_attempted, m.last_attempted, m.last_succeeded, m.total_attempts,
        m.successful_attempts, m.current_streak, m.longest_streak, m.recent, m.rating, m.never, m.not_before, m.rest, m.notes
        from core.user_habit_mastery m where m.person_id = p) h),
      'adaptations', case when y.adapting is not null then (select json_agg(to_json(a) order by a."timestamp", a.position)
        from core.plan_adaptations a where a.person_id = p and a.date = y.plan_date) end)
    from core.day y where y.person_id = p);
end $$;

create or replace function core.save_day(p uuid, d jsonb, at bigint) returns void language plpgsql as $$
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
      total_attempts, successful_attempts, current_streak, longest_streak, recent, rating, never, not_before, rest, notes, created_at, updated_at)
    select p, h.habit_id, h.mastery_level, h.best, h.first_attempted, h.last_attempted, h.last_succeeded, h.total_attempts,
      h.successful_attempts, h.current_streak, h.longest_streak, h.recent, h.rating, h.never, h.not_before, h.rest,
      decode(h.notes, 'base64'), at, at
    from jsonb_to_recordset(x) as h (habit_id text, mastery_level integer, best smallint, first_attempted date, last_attempted date,
      last_succeeded date, total_attempts integer, successful_attempts numeric, current_streak integer, longest_streak integer,
      recent text, rating smallint, never boolean, not_before date, rest jsonb, notes text)
    on conflict (person_id, habit_id) do update set mastery_level = excluded.mastery_level, best = excluded.best,
      first_attempted = excluded.first_attempted, last_attempted = excluded.last_attempted, last_succeeded = excluded.last_succeeded,
      total_attempts = excluded.total_attempts, successful_attempts = excluded.successful_attempts,
      current_streak = excluded.current_streak, longest_streak = excluded.longest_streak, recent = excluded.recent,
      rating = excluded.rating, never = excluded.never, not_before = excluded.not_before, rest = excluded.rest,
      notes = excluded.notes,
      updated_at = excluded.updated_at;
  end if;
  x := d->'dropped_plans';
  if x is not null then
    delete from core.day_plan q where q.person_id = p and q.date in (select e::date from jsonb_array_elements_text(x) e);
  end if;
end $$;
