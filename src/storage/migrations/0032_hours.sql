-- How many plans were made in an hour, what of their tasks counts (what was swapped or sent away does not), and how much of it was done, in halves.
-- Kept as `core.tally` is: each change is a row of its own, which no other writer waits for, and whoever looks adds them up.
create table core.hour_tally (
  hour bigint primary key,
  plans bigint not null,
  tasks bigint not null,
  halves bigint not null
);
create table core.hour_change (
  hour bigint not null,
  plans bigint not null,
  tasks bigint not null,
  halves bigint not null
);

create function core.hour_of(at bigint) returns bigint language sql immutable parallel safe as $$ select at / 3600000 $$;
-- How much of a task was done; null where it does not count.
create function core.halves_of(state text) returns bigint language sql immutable parallel safe as $$
  select case state when 'done' then 2 when 'partly' then 1 when 'open' then 0 when 'skipped' then 0 end
$$;

create function core.tally_plans() returns trigger language plpgsql as $$
begin
  insert into core.hour_change (hour, plans, tasks, halves)
  select core.hour_of(a.made_at), count(*), 0, 0 from added a group by 1;
  return null;
end $$;
create trigger tally_added after insert on core.day_plan referencing new table as added for each statement execute function core.tally_plans();

-- A plan that goes takes its tasks along, which can be told only while both are there; one that is made again counts in the new hour with those it has.
create function core.tally_plan() returns trigger language plpgsql set enable_seqscan = off as $$
declare counted bigint; done bigint;
begin
  select count(core.halves_of(t.state)), coalesce(sum(core.halves_of(t.state)), 0) into counted, done
  from core.day_task t where t.person_id = old.person_id and t.date = old.date;
  insert into core.hour_change (hour, plans, tasks, halves) values (core.hour_of(old.made_at), -1, -counted, -done);
  if tg_op = 'DELETE' then return old; end if;
  insert into core.hour_change (hour, plans, tasks, halves) values (core.hour_of(new.made_at), 1, counted, done);
  return null;
end $$;
create trigger tally_gone before delete on core.day_plan for each row execute function core.tally_plan();
create trigger tally_changed after update on core.day_plan for each row when (core.hour_of(old.made_at) <> core.hour_of(new.made_at))
  execute function core.tally_plan();

create function core.tally_tasks() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if tg_op = 'INSERT' then
    insert into core.hour_change (hour, plans, tasks, halves)
    select core.hour_of(q.made_at), 0, count(*), sum(core.halves_of(a.state)) from added a
    join core.day_plan q on q.person_id = a.person_id and q.date = a.date where core.halves_of(a.state) is not null group by 1;
  else
    -- Of a plan that went itself nothing is left here, and its tasks were counted with it.
    insert into core.hour_change (hour, plans, tasks, halves)
    select core.hour_of(q.made_at), 0, -count(*), -sum(core.halves_of(g.state)) from gone g
    join core.day_plan q on q.person_id = g.person_id and q.date = g.date where core.halves_of(g.state) is not null group by 1;
  end if;
  return null;
end $$;
create trigger tally_added after insert on core.day_task referencing new table as added for each statement execute function core.tally_tasks();
create trigger tally_gone after delete on core.day_task referencing old table as gone for each statement execute function core.tally_tasks();

create function core.tally_task() returns trigger language plpgsql as $$
declare was bigint := core.halves_of(old.state); becomes bigint := core.halves_of(new.state);
begin
  insert into core.hour_change (hour, plans, tasks, halves)
  select core.hour_of(q.made_at), 0, (becomes is not null)::integer - (was is not null)::integer, coalesce(becomes, 0) - coalesce(was, 0)
  from core.day_plan q where q.person_id = new.person_id and q.date = new.date;
  return null;
end $$;
create trigger tally_changed after update on core.day_task for each row
  when (core.halves_of(old.state) is distinct from core.halves_of(new.state)) execute function core.tally_task();

create or replace function core.recount() returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare before text := coalesce(current_setting('app.system', true), '');
begin
  perform set_config('app.system', 'on', true);
  delete from core.tally_change;
  delete from core.tally;
  insert into core.tally (name, n)
  select 'persons', count(*) from core.person union all
  select 'goals', count(*) from core.goal union all
  select 'days_persons', count(*) from core.day union all
  select 'steps_done', count(*) from core.step where completed_at is not null union all
  select x.name, sum(x.n) from core.journey j, core.tally_of_tracks(j.recovery_tracks) x group by x.name;
  delete from core.hour_change;
  delete from core.hour_tally;
  insert into core.hour_tally (hour, plans, tasks, halves)
  select core.hour_of(q.made_at), count(distinct (q.person_id, q.date)), count(core.halves_of(t.state)), coalesce(sum(core.halves_of(t.state)), 0)
  from core.day_plan q left join core.day_task t on t.person_id = q.person_id and t.date = q.date group by 1;
  perform set_config('app.system', before, true);
end $$;
select core.recount();

-- Adds up what changed since somebody last looked, as `core.tallied` does.
create function core.add_up_hours() returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  with gone as (delete from core.hour_change returning *)
  insert into core.hour_tally (hour, plans, tasks, halves)
  select hour, sum(plans), sum(tasks), sum(halves) from gone group by hour order by hour
  on conflict (hour) do update set plans = core.hour_tally.plans + excluded.plans, tasks = core.hour_tally.tasks + excluded.tasks,
    halves = core.hour_tally.halves + excluded.halves;
end $$;

-- Figures about health days: who has them, how many plans were made since the beginning of an hour, and how much of those made since that of another
-- was done (partly counts half). Nobody who sleeps in another record counts; they are few, so they are looked up.
create or replace function core.day_counts(planned_since bigint, done_since bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare result json; awake jsonb; planned_from bigint := core.hour_of(planned_since); done_from bigint := core.hour_of(done_since);
begin
  perform set_config('app.system', 'on', true);
  awake := core.tallied_awake();
  perform core.add_up_hours();
  with asleep as (
    select core.hour_of(q.made_at) as hour, q.person_id, q.date from core.merge m join core.day_plan q on q.person_id = m.from_id
  ), counted as (
    select hour, plans, tasks, halves from core.hour_tally where hour >= least(planned_from, done_from) union all
    select hour, -1, 0, 0 from asleep union all
    select s.hour, 0, -1, -core.halves_of(t.state) from asleep s join core.day_task t on t.person_id = s.person_id and t.date = s.date
    where core.halves_of(t.state) is not null
  )
  select json_build_object('persons', coalesce((awake->>'days_persons')::bigint, 0),
    'plans', coalesce(sum(plans) filter (where hour >= planned_from), 0),
    'done_share', round(sum(halves) filter (where hour >= done_from) / nullif(2 * sum(tasks) filter (where hour >= done_from), 0), 4))
  into result from counted;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Nothing tells of a plan by when it was made any more.
drop index core.day_plan_made_at;

-- The same as before, and hours as old as the inputs that go are forgotten.
create or replace function core.purge(inputs_before bigint, outbox_before bigint, merges_before bigint, most integer) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare inputs bigint; messages bigint; merges bigint := 0; m record;
begin
  perform set_config('app.system', 'on', true);
  perform core.tallied();
  perform core.add_up_hours();
  delete from core.hour_tally where hour < core.hour_of(inputs_before);
  delete from core.processed_input where ctid = any (array(select ctid from core.processed_input where at < inputs_before order by at limit most));
  get diagnostics inputs = row_count;
  delete from core.outbox where ctid = any (array(select ctid from core.outbox
    where settled_at < outbox_before and state in ('sent', 'failed', 'unsure') order by settled_at limit most));
  get diagnostics messages = row_count;
  for m in delete from core.merge where ctid = any (array(select ctid from core.merge where at < merges_before limit 10)) returning from_id loop
    perform core.forget(m.from_id);
    merges := merges + 1;
  end loop;
  perform set_config('app.system', '', true);
  return json_build_object('inputs', inputs, 'messages', messages, 'merges', merges, 'more', inputs = most or messages = most or merges = 10);
end $$;
