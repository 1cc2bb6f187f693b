-- Figures for the operator are kept as they change, so that looking costs the same however many there are. Each change is a row of its own, which
-- no other writer waits for; whoever looks adds them up.
create table core.tally (
  name text primary key,
  n bigint not null
);
create table core.tally_change (
  name text not null,
  n bigint not null
);

-- How many rows came and went. The first argument names the figure.
create function core.tally_rows() returns trigger language plpgsql as $$
declare change bigint;
begin
  if tg_op = 'INSERT' then select count(*) into change from added; else select -count(*) into change from gone; end if;
  if change <> 0 then insert into core.tally_change (name, n) values (tg_argv[0], change); end if;
  return null;
end $$;
create trigger tally_added after insert on core.person referencing new table as added for each statement execute function core.tally_rows('persons');
create trigger tally_gone after delete on core.person referencing old table as gone for each statement execute function core.tally_rows('persons');
create trigger tally_added after insert on core.goal referencing new table as added for each statement execute function core.tally_rows('goals');
create trigger tally_gone after delete on core.goal referencing old table as gone for each statement execute function core.tally_rows('goals');
create trigger tally_added after insert on core.day referencing new table as added for each statement execute function core.tally_rows('days_persons');
create trigger tally_gone after delete on core.day referencing old table as gone for each statement execute function core.tally_rows('days_persons');

create function core.tally_steps() returns trigger language plpgsql as $$
declare change bigint := 0;
begin
  if tg_op <> 'DELETE' then select count(*) into change from added where completed_at is not null; end if;
  if tg_op <> 'INSERT' then select change - count(*) into change from gone where completed_at is not null; end if;
  if change <> 0 then insert into core.tally_change (name, n) values ('steps_done', change); end if;
  return null;
end $$;
create trigger tally_added after insert on core.step referencing new table as added for each statement execute function core.tally_steps();
create trigger tally_changed after update on core.step referencing old table as gone new table as added for each statement execute function core.tally_steps();
create trigger tally_gone after delete on core.step referencing old table as gone for each statement execute function core.tally_steps();

-- What one way over the tracks adds to the figures: that somebody is on them, and for each track one more and its percentage.
create function core.tally_of_tracks(tracks jsonb) returns table (name text, n bigint) language sql immutable parallel safe as $$
  select 'tracks_persons', 1::bigint where tracks <> '{}' union all
  select 'track:' || t.key || x.what, x.n from jsonb_each(tracks) t,
    lateral (values (':persons', 1::bigint), (':percent', (t.value->>'completion_percentage')::bigint)) x (what, n)
$$;
create function core.tally_journeys() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into core.tally_change (name, n)
    select x.name, sum(x.n) from added a, core.tally_of_tracks(a.recovery_tracks) x group by x.name;
  elsif tg_op = 'DELETE' then
    insert into core.tally_change (name, n)
    select x.name, -sum(x.n) from gone g, core.tally_of_tracks(g.recovery_tracks) x group by x.name;
  else
    insert into core.tally_change (name, n)
    select y.name, sum(y.n) from (
      select x.name, x.n from added a, core.tally_of_tracks(a.recovery_tracks) x union all
      select x.name, -x.n from gone g, core.tally_of_tracks(g.recovery_tracks) x) y group by y.name having sum(y.n) <> 0;
  end if;
  return null;
end $$;
create trigger tally_added after insert on core.journey referencing new table as added for each statement execute function core.tally_journeys();
create trigger tally_changed after update on core.journey referencing old table as gone new table as added for each statement execute function core.tally_journeys();
create trigger tally_gone after delete on core.journey referencing old table as gone for each statement execute function core.tally_journeys();

-- Counts everything once: at the beginning, and after a restore.
create function core.recount() returns void language plpgsql security definer
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
  perform set_config('app.system', before, true);
end $$;
select core.recount();

-- Adds up what changed since somebody last looked. Two who look at once take different rows, and neither loses any.
create function core.tallied() returns jsonb language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  with gone as (delete from core.tally_change returning name, n)
  insert into core.tally (name, n) select name, sum(n) from gone group by name order by name
  on conflict (name) do update set n = core.tally.n + excluded.n;
  return (select coalesce(jsonb_object_agg(name, n), '{}') from core.tally);
end $$;

create index outbox_unsure on core.outbox (person_id) where state = 'unsure';
create index outbox_settled on core.outbox (settled_at) where settled_at is not null;
create index processed_input_at on core.processed_input (at);

-- Numbers for the operator; the only question that crosses persons without naming one.
create or replace function core.counts() returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json; t jsonb := core.tallied();
begin
  perform set_config('app.system', 'on', true);
  select json_build_object('persons', coalesce((t->>'persons')::bigint, 0), 'goals', coalesce((t->>'goals')::bigint, 0),
    'steps_done', coalesce((t->>'steps_done')::bigint, 0),
    'outbox_waiting', (select count(*) from core.outbox where state in ('queued', 'sending')),
    'outbox_oldest', (select min(queued_at) from core.outbox where state in ('queued', 'sending')),
    'outbox_unsure', (select count(*) from core.outbox where state = 'unsure')) into result;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Row-level security lets no function of ours and no JSON operator near a row before it has been let through, so an index on such an expression
-- is of no use to anybody whom it binds, the owner of the tables among them. Plain columns are.

-- Since when somebody to whom a track is open has moved on none; null where none is open. What being stuck is told by.
create function core.still_since(tracks jsonb, started_at bigint) returns bigint language sql immutable parallel safe as $$
  select case when bool_or((t.value->>'completion_percentage')::integer < 100 and not (t.value->>'paused')::boolean)
    then coalesce(max((t.value->>'moved_at')::bigint), started_at) end from jsonb_each(tracks) t
$$;
alter table core.journey add column still_since bigint generated always as (core.still_since(recovery_tracks, started_at)) stored;
create index journey_still_since on core.journey (still_since) where still_since is not null;

-- When the calendar that somebody's day follows was last read (0 where not yet).
alter table core.day add column calendar_read_at bigint generated always as ((rest->>'calendar_read_at')::bigint) stored;
drop index core.day_calendar_read_at;
create index day_calendar_read_at on core.day (calendar_read_at) where calendar_read_at is not null;
create or replace function core.due_calendars(before bigint, most integer) returns setof uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  perform set_config('app.system', 'on', true);
  return query select y.person_id from core.day y where y.calendar_read_at <= before
    and not exists (select 1 from core.merge m where m.from_id = y.person_id)
    order by y.calendar_read_at, y.person_id limit most;
  perform set_config('app.system', '', true);
end $$;

-- The same without who sleeps in another record: they can be given back for a while only, so they are few. With `app.system` on.
create function core.tallied_awake() returns jsonb language sql as $$
  select coalesce(jsonb_object_agg(k.key, k.value::bigint - coalesce(s.n, 0)), '{}') from jsonb_each_text(core.tallied()) k left join (
    select 'days_persons' as name, count(*) as n from core.merge m join core.day y on y.person_id = m.from_id union all
    select x.name, sum(x.n) from core.merge m join core.journey j on j.person_id = m.from_id, core.tally_of_tracks(j.recovery_tracks) x
    group by x.name) s on s.name = k.key
$$;

-- Figures about the tracks for the operator. Stuck is whoever has something open and has not moved on any track since then, counted up to 1000.
create or replace function core.track_counts(stuck_before bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json; t jsonb;
begin
  perform set_config('app.system', 'on', true);
  t := core.tallied_awake();
  select json_build_object('persons', coalesce((t->>'tracks_persons')::bigint, 0),
    'stuck', (select count(*) from (select 1 from core.journey j where j.still_since < stuck_before
      and not exists (select 1 from core.merge m where m.from_id = j.person_id) limit 1000) s),
    'average_percent', (select coalesce(json_object_agg(split_part(p.key, ':', 2), round(q.value::numeric / p.value::numeric, 2)), '{}')
      from jsonb_each_text(t) p join jsonb_each_text(t) q on q.key = regexp_replace(p.key, ':persons$', ':percent')
      where p.key like 'track:%:persons' and p.value::bigint > 0)) into result;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Figures about health days: who has them, how many plans were made since a time, and how much of those made since another was done (partly
-- counts half; what was swapped or sent away does not count). The last two look at each plan of that time, so they are asked for seldom.
create or replace function core.day_counts(planned_since bigint, done_since bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json; t jsonb;
begin
  perform set_config('app.system', 'on', true);
  t := core.tallied_awake();
  select json_build_object(
    'persons', coalesce((t->>'days_persons')::bigint, 0),
    'plans', (select count(*) from core.day_plan q where q.made_at >= planned_since
      and not exists (select 1 from core.merge m where m.from_id = q.person_id)),
    'done_share', (select round(avg(case t.state when 'done' then 1 when 'partly' then 0.5 else 0 end), 4)
      from core.day_plan q join core.day_task t on t.person_id = q.person_id and t.date = q.date
      where q.made_at >= done_since and t.state in ('open', 'done', 'partly', 'skipped')
        and not exists (select 1 from core.merge m where m.from_id = q.person_id))) into result;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Forgets what has served: handled inputs, sent messages, and merges that can no longer be undone (with the record that came). At most so many of each
-- in one transaction, so that nobody waits for long; `more` says whether to come again. By the indexes of time, whatever the planner knows: it has no
-- figures about a table that has just grown, and none at all in the embedded database.
drop function core.purge(bigint, bigint, bigint);
create function core.purge(inputs_before bigint, outbox_before bigint, merges_before bigint, most integer) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare inputs bigint; messages bigint; merges bigint := 0; m record;
begin
  perform set_config('app.system', 'on', true);
  perform core.tallied();
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

-- Schedules and figures go by their indexes likewise.
alter function core.track_counts(bigint) set enable_seqscan = off;
alter function core.due_days(bigint, integer) set enable_seqscan = off;
alter function core.due_journeys(bigint, integer) set enable_seqscan = off;
alter function core.due_baselines(bigint, integer) set enable_seqscan = off;
