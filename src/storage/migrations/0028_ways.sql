-- Ways by which a person asked to be told that something is there: a browser, an address of theirs on the web, mail. What each is stays sealed.
create table core.way (
  person_id uuid not null,
  id text not null,
  created_at bigint not null,
  sealed bytea not null,
  primary key (person_id, id)
);
create policy own on core.way for all using (person_id = (select core.me())) with check (person_id = (select core.me()));
alter table core.way enable row level security;
alter table core.way force row level security;
do $$ begin
  execute format('create policy system on core.way for all to %I using (current_setting(''app.system'', true) = ''on'') with check (current_setting(''app.system'', true) = ''on'')', current_user);
end $$;

-- `core.outbox.channel` is the channel, and of a way also its id after a colon: each address has its own order, and one that does not answer holds up
-- no other.

-- The next messages of one person to one address, in order, for one sender at a time: urgent ones first, by a way of their own, so that no other
-- message that hangs or waits holds them up. Whoever waits for a retry holds back those behind them. `can` names the channels, all where it is null.
drop function core.take_outbox(uuid, integer, bigint, bigint);
create function core.take_outbox(p uuid, most integer, who bigint, at bigint, can text[]) returns json language plpgsql as $$
declare result json; later bigint; hurry boolean; lane text;
begin
  perform set_config('app.person_id', p::text, true);
  perform 1 from core.person where person_id = p for no key update;
  select h.urgent, h.channel into hurry, lane from (
    select distinct on (o.urgent, o.channel) o.urgent, o.channel, o.seq, o.not_before, o.leased_at from core.outbox o
    where o.person_id = p and o.state = 'queued' and (can is null or split_part(o.channel, ':', 1) = any (can)) order by o.urgent, o.channel, o.seq) h
  where not core.waits(h.not_before, h.leased_at, at)
    and not exists (select 1 from core.outbox s where s.person_id = p and s.state = 'sending' and s.urgent = h.urgent and s.channel = h.channel)
  order by h.urgent desc, h.seq limit 1;
  if not found then return null; end if;
  select min(seq) into later from core.outbox
    where person_id = p and state = 'queued' and urgent = hurry and channel = lane and core.waits(not_before, leased_at, at);
  with head as (
    select id from core.outbox where person_id = p and state = 'queued' and urgent = hurry and channel = lane and (later is null or seq < later)
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
create or replace function core.settle_outbox(p uuid, m text, who bigint, at bigint, outcome text, message bigint, error text, again bigint, told boolean)
returns boolean language plpgsql as $$
declare hurry boolean; lane text;
begin
  perform set_config('app.person_id', p::text, true);
  update core.outbox set state = outcome, message_id = message, code = error, holder = null,
    leased_at = case when outcome = 'queued' then at end, not_before = coalesce(again, 0),
    settled_at = case when outcome = 'queued' then null else at end, told_at = case when told then at end
  where person_id = p and id = m and state = 'sending' and holder = who returning urgent, channel into hurry, lane;
  if not found then return false; end if;
  if outcome = 'queued' then
    -- Those taken after it go back behind it, or they would overtake it.
    update core.outbox set state = 'queued', holder = null, leased_at = null, tries = tries - 1
    where person_id = p and state = 'sending' and holder = who and urgent = hurry and channel = lane;
    perform core.enqueue(case when lane = 'telegram' then 'deliver' else 'deliver-ways' end, jsonb_build_object('person', p),
      now() + greatest(again - at, 0) * interval '1 millisecond');
  end if;
  return true;
end $$;

-- Messages whose sender died while sending are marked unsure: nobody knows whether they arrived. Only a chat is told of it: what a way says is not
-- worth a word of its own. `living` names every living holder.
create or replace function core.unsure_outbox(living bigint[], before bigint, at bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json;
begin
  perform set_config('app.system', 'on', true);
  with lost as (
    update core.outbox set state = 'unsure', settled_at = at, told_at = case when channel <> 'telegram' then at end
    where state = 'sending' and (leased_at <= before or leased_at > at) and not (holder = any (living)) returning person_id, id, seq
  ) select json_agg(json_build_object('person', person_id, 'id', id) order by seq) into result from lost;
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
    and not exists (select 1 from core.outbox s
      where s.person_id = o.person_id and s.state = 'sending' and s.urgent = o.urgent and s.channel = o.channel) limit 1000;
  perform set_config('app.system', '', true);
end $$;
