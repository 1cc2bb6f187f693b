-- A crisis answer (`urgent`) goes past whatever else waits for its person. `told_at` is when somebody heard that a message of theirs may
-- not have arrived, so that nobody hears it again and again while a line is bad.
alter table core.outbox add column urgent boolean not null default false, add column told_at bigint;
do $$ begin
  perform set_config('app.system', 'on', true);
  update core.outbox set told_at = settled_at where state = 'unsure';
  perform set_config('app.system', '', true);
end $$;
create index outbox_untold on core.outbox (person_id, seq) where state = 'unsure' and told_at is null;
create index outbox_told on core.outbox (person_id, told_at) where told_at is not null;

-- Messages of a save that was just written, which no other may hold up; the job says so as well.
create function core.hasten(p uuid, ids text[]) returns void language plpgsql as $$
begin
  update core.outbox set urgent = true where person_id = p and id = any (ids);
  perform core.enqueue('deliver', jsonb_build_object('person', p, 'urgent', true), now());
end $$;

-- Whether a message waits for its next try. A wait that was begun later than now is over: the clock was set back since.
create function core.waits(not_before bigint, since bigint, at bigint) returns boolean language sql immutable parallel safe
as $$ select not_before > at and coalesce(since, 0) <= at $$;

-- The next messages of one person, in order, for one sender at a time: urgent ones first, by a way of their own, so that no other message
-- that hangs or waits holds them up. Whoever waits for a retry holds back those behind them.
drop function core.take_outbox(uuid, integer, bigint, bigint);
create function core.take_outbox(p uuid, most integer, who bigint, at bigint) returns json language plpgsql as $$
declare result json; later bigint; hurry boolean;
begin
  perform set_config('app.person_id', p::text, true);
  perform 1 from core.person where person_id = p for no key update;
  hurry := exists (select 1 from core.outbox where person_id = p and state = 'queued' and urgent and not core.waits(not_before, leased_at, at))
    and not exists (select 1 from core.outbox where person_id = p and state = 'sending' and urgent);
  if not hurry and exists (select 1 from core.outbox where person_id = p and state = 'sending' and not urgent) then return null; end if;
  select min(seq) into later from core.outbox
    where person_id = p and state = 'queued' and urgent = hurry and core.waits(not_before, leased_at, at);
  with head as (
    select id from core.outbox where person_id = p and state = 'queued' and urgent = hurry and (later is null or seq < later)
    order by seq limit most
  ), taken as (
    update core.outbox o set state = 'sending', holder = who, leased_at = at, tries = tries + 1
    from head where o.person_id = p and o.id = head.id returning o.id, o.seq, o.tries, o.queued_at, o.sealed
  )
  select json_agg(t order by t.seq) into result from taken t;
  return json_build_object('messages', result,
    'keys', (select json_agg(json_build_object('version', k.version, 'wrapped', k.wrapped)) from core.person_key k where k.person_id = p));
end $$;

-- What became of one message that its holder took; false where it was no longer theirs. `told`: nobody has to hear that it is unsure.
drop function core.settle_outbox(uuid, text, bigint, bigint, text, bigint, text, bigint);
create function core.settle_outbox(p uuid, m text, who bigint, at bigint, outcome text, message bigint, error text, again bigint, told boolean)
returns boolean language plpgsql as $$
declare hurry boolean;
begin
  perform set_config('app.person_id', p::text, true);
  update core.outbox set state = outcome, message_id = message, code = error, holder = null,
    leased_at = case when outcome = 'queued' then at end, not_before = coalesce(again, 0),
    settled_at = case when outcome = 'queued' then null else at end, told_at = case when told then at end
  where person_id = p and id = m and state = 'sending' and holder = who returning urgent into hurry;
  if not found then return false; end if;
  if outcome = 'queued' then
    -- Those taken after it go back behind it, or they would overtake it.
    update core.outbox set state = 'queued', holder = null, leased_at = null, tries = tries - 1
    where person_id = p and state = 'sending' and holder = who and urgent = hurry;
    perform core.enqueue('deliver', jsonb_build_object('person', p), now() + greatest(again - at, 0) * interval '1 millisecond');
  end if;
  return true;
end $$;

-- Messages whose sender died while sending are marked unsure: nobody knows whether they arrived. `living` names every living holder.
create or replace function core.unsure_outbox(living bigint[], before bigint, at bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json;
begin
  perform set_config('app.system', 'on', true);
  with lost as (
    update core.outbox set state = 'unsure', settled_at = at
    where state = 'sending' and (leased_at <= before or leased_at > at) and not (holder = any (living)) returning person_id, id, seq
  ) select json_agg(json_build_object('person', person_id, 'id', id) order by seq) into result from lost;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Persons who have yet to hear that a message of theirs may not have arrived, with the first such message; not those who heard the like
-- since `quiet_since`.
create function core.untold_outbox(quiet_since bigint, at bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json;
begin
  perform set_config('app.system', 'on', true);
  select json_agg(json_build_object('person', f.person_id, 'id', f.id)) into result from (
    select distinct on (o.person_id) o.person_id, o.id from core.outbox o where o.state = 'unsure' and o.told_at is null
      and not exists (select 1 from core.outbox t where t.person_id = o.person_id and t.told_at > quiet_since and t.told_at <= at)
    order by o.person_id, o.seq limit 1000) f;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Persons with messages that wait although nobody sends: their job died with its process, or waits for a time that a clock set back has put off.
create or replace function core.waiting_outbox(before bigint, at bigint) returns setof uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  return query select distinct o.person_id from core.outbox o
    where o.state = 'queued' and (o.queued_at <= before or o.queued_at > at) and not core.waits(o.not_before, o.leased_at, at)
    and not exists (select 1 from core.outbox s where s.person_id = o.person_id and s.state = 'sending' and s.urgent = o.urgent) limit 1000;
  perform set_config('app.system', '', true);
end $$;
