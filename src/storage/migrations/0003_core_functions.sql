-- One function a round trip: the server keeps their plans, and row-level security holds inside each of them.

-- All that one decision may look at. The caller has said whose it is (app.person_id).
create function core.state(p uuid) returns json language plpgsql stable as $$
declare result json;
begin
  select json_build_object(
    'person', to_json(x),
    'keys', (select json_agg(json_build_object('version', k.version, 'wrapped', k.wrapped)) from core.person_key k where k.person_id = p),
    'dialogue', (select to_json(d) from core.dialogue d where d.person_id = p),
    'goals', (select json_agg(json_build_object('goal', to_json(g), 'step', to_json(s)) order by g.touched_at desc, g.id)
      from core.goal g left join core.step s on s.person_id = p and s.id = g.current_step_id where g.person_id = p),
    'last', (select to_json(s) from core.dialogue d join core.step s on s.person_id = p and s.id = d.last_done_step where d.person_id = p)
  ) into result from core.person x where x.person_id = p;
  return result;
end $$;

-- State without a lock, for pages that only show. Whoever remembers an earlier answer names its stamp, and is given the state only
-- where it has changed: every save makes a new version of the person's row. The stamp is read first, so it is never younger than the state.
create function core.read(p uuid, known text) returns json language plpgsql as $$
declare now_at text;
begin
  perform set_config('app.person_id', p::text, true);
  select xmin::text into now_at from core.person where person_id = p;
  if not found then return null; end if;
  if now_at = known then return json_build_object('stamp', now_at); end if;
  return json_build_object('stamp', now_at, 'state', core.state(p));
end $$;

-- Takes the person's lock until commit; null where there is no such person.
create function core.open(p uuid, input text) returns json language plpgsql as $$
declare result json;
begin
  perform set_config('app.person_id', p::text, true);
  perform 1 from core.person where person_id = p for no key update;
  if not found then return null; end if;
  result := core.state(p);
  if exists (select 1 from core.processed_input where person_id = p and key = input) then
    return json_build_object('state', result, 'repeated', true);
  end if;
  return json_build_object('state', result, 'repeated', false);
end $$;

-- A row in pg-boss's own table (12.35.0, schema 'pgboss'), so that a job lives or dies with the transaction that sends it.
create function core.enqueue(queue text, payload jsonb, start_after timestamptz) returns void language plpgsql as $$
begin
  insert into pgboss.job (name, data, start_after, created_on, expire_seconds, deletion_seconds, keep_until,
    retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
  select queue, payload, start_after, pgboss.job_now(), q.expire_seconds, q.deletion_seconds, start_after + q.retention_seconds * interval '1s',
    q.retry_limit, q.retry_delay, coalesce(q.retry_backoff, false), q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
  from pgboss.queue q where q.name = queue;
  if not found then raise exception 'no such queue: %', queue; end if;
  if start_after <= pgboss.job_now() then
    perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), queue);
  end if;
end $$;

-- Everything one decision leads to, in one statement. Absent parts did not change; a null `sealed` keeps the old one.
create function core.save(p uuid, d jsonb) returns void language plpgsql as $$
declare x jsonb;
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

-- What crosses persons runs as the owner between these two words; they are said inside, as a login without superuser rights may not
-- bind a setting of ours to a function.

-- Who stands behind an external id; only its HMAC is asked with.
create function core.find_identity(k text, h bytea) returns uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result uuid;
begin
  perform set_config('app.system', 'on', true);
  select person_id into result from core.identity where kind = k and hmac = h;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Creates a person, or gives the one that the identity belongs to already.
create function core.create_person(p uuid, d jsonb) returns uuid language plpgsql as $$
declare x jsonb := d->'person'; i jsonb := d->'identity';
begin
  perform set_config('app.person_id', p::text, true);
  if i is not null then
    insert into core.identity (kind, hmac, person_id, sealed)
    values (i->>'kind', decode(i->>'hmac', 'base64'), p, decode(i->>'sealed', 'base64')) on conflict do nothing;
    if not found then return core.find_identity(i->>'kind', decode(i->>'hmac', 'base64')); end if;
  end if;
  insert into core.person (person_id, locale, tone, time_zone, country, show_estimate, neutral_notifications, model_consent,
    step_size, rephrase_counts, contact, created_at, settings_at)
  values (p, x->>'locale', x->>'tone', x->>'time_zone', x->>'country', (x->>'show_estimate')::boolean, (x->>'neutral_notifications')::boolean,
    (x->>'model_consent')::boolean, x->>'step_size', x->'rephrase_counts', decode(x->>'contact', 'base64'),
    (x->>'created_at')::bigint, (x->>'created_at')::bigint);
  insert into core.person_key (person_id, version, wrapped) values (p, (d->>'version')::integer, decode(d->>'wrapped', 'base64'));
  return p;
end $$;

-- Every row of a person in every table of this schema, now and in whatever table comes later; only for the functions below.
create function core.forget(p uuid) returns void language plpgsql as $$
declare t name;
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
    where n.nspname = 'core' and c.relkind in ('r', 'p') order by c.relname <> 'identity', c.relname
  loop
    execute format('delete from core.%I where person_id = $1', t) using p;
  end loop;
end $$;

-- Erases the person that this transaction runs as, and whoever was merged into them and could still be given back.
-- Leaves tombstones and gives them back, so that they can also be kept outside the database.
create function core.erase(p uuid, pseudonym bytea, at bigint, live text) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare m uuid; result json;
begin
  if p is distinct from core.me() then raise exception 'only oneself can be erased'; end if;
  perform set_config('app.system', 'on', true);
  for m in select from_id from core.merge where person_id = p loop
    perform core.forget(m);
  end loop;
  with gone as (
    insert into core.deletion (hmac, kind, at)
    select hmac, 'identity', erase.at from core.identity where person_id = p union all select pseudonym, 'person', erase.at
    on conflict (hmac) do update set at = excluded.at returning hmac, kind, deletion.at
  ) select json_agg(json_build_object('hmac', encode(hmac, 'hex'), 'kind', kind, 'at', gone.at)) into result from gone;
  perform core.forget(p);
  perform set_config('app.system', '', true);
  perform pg_notify('waymark_live', live);
  return result;
end $$;

-- Begins one of a person's requests; `fresh` where nobody did, or the one who did is dead.
create function core.begin_request(p uuid, k text, f text, at bigint, dead_before bigint) returns json language plpgsql as $$
declare result json; fresh boolean;
begin
  perform set_config('app.person_id', p::text, true);
  insert into core.processed_input as i (person_id, key, at, fingerprint) values (p, k, begin_request.at, f)
  on conflict (person_id, key) do update set at = excluded.at
    where i.response is null and i.at <= dead_before and i.fingerprint = excluded.fingerprint;
  fresh := found;
  select json_build_object('fresh', fresh, 'fingerprint', i.fingerprint, 'response', i.response,
    'keys', (select json_agg(json_build_object('version', w.version, 'wrapped', w.wrapped)) from core.person_key w where w.person_id = p))
  into result from core.processed_input i where i.person_id = p and i.key = k;
  return result;
end $$;

-- The next messages of one person, in order, for one sender at a time. Whoever waits for a retry holds back those behind them.
create function core.take_outbox(p uuid, most integer, who bigint, at bigint) returns json language plpgsql as $$
declare result json; later bigint;
begin
  perform set_config('app.person_id', p::text, true);
  perform 1 from core.person where person_id = p for no key update;
  if exists (select 1 from core.outbox where person_id = p and state = 'sending') then return null; end if;
  select min(seq) into later from core.outbox where person_id = p and state = 'queued' and not_before > at;
  with head as (
    select id from core.outbox where person_id = p and state = 'queued' and (later is null or seq < later) order by seq limit most
  ), taken as (
    update core.outbox o set state = 'sending', holder = who, leased_at = at, tries = tries + 1
    from head where o.person_id = p and o.id = head.id returning o.id, o.seq, o.tries, o.sealed
  )
  select json_agg(t order by t.seq) into result from taken t;
  return json_build_object('messages', result,
    'keys', (select json_agg(json_build_object('version', k.version, 'wrapped', k.wrapped)) from core.person_key k where k.person_id = p));
end $$;

-- What became of one message that its holder took; false where it was no longer theirs.
create function core.settle_outbox(p uuid, m text, who bigint, at bigint, outcome text, message bigint, error text, again bigint) returns boolean
language plpgsql as $$
begin
  perform set_config('app.person_id', p::text, true);
  update core.outbox set state = outcome, message_id = message, code = error, holder = null, leased_at = null,
    not_before = coalesce(again, 0), settled_at = case when outcome = 'queued' then null else at end
  where person_id = p and id = m and state = 'sending' and holder = who;
  if not found then return false; end if;
  if outcome = 'queued' then
    -- Those taken after it go back behind it, or they would overtake it.
    update core.outbox set state = 'queued', holder = null, leased_at = null, tries = tries - 1
    where person_id = p and state = 'sending' and holder = who;
    perform core.enqueue('deliver', jsonb_build_object('person', p), now() + greatest(again - at, 0) * interval '1 millisecond');
  end if;
  return true;
end $$;

-- Messages whose sender died while sending are marked unsure: nobody knows whether they arrived. `dead` names no living holder.
create function core.unsure_outbox(living bigint[], before bigint, at bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json;
begin
  perform set_config('app.system', 'on', true);
  with lost as (
    update core.outbox set state = 'unsure', settled_at = at
    where state = 'sending' and leased_at <= before and not (holder = any (living)) returning person_id, id, seq
  ) select json_agg(json_build_object('person', person_id, 'id', id) order by seq) into result from lost;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Persons with messages that wait although nobody sends: their job died with its process.
create function core.waiting_outbox(before bigint, at bigint) returns setof uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  return query select distinct o.person_id from core.outbox o
    where o.state = 'queued' and o.queued_at <= before and o.not_before <= at
    and not exists (select 1 from core.outbox s where s.person_id = o.person_id and s.state = 'sending') limit 1000;
  perform set_config('app.system', '', true);
end $$;

-- Numbers for the operator; the only question that crosses persons without naming one.
create function core.counts() returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result json;
begin
  perform set_config('app.system', 'on', true);
  select json_build_object('persons', (select count(*) from core.person), 'goals', (select count(*) from core.goal),
    'steps_done', (select count(*) from core.step where completed_at is not null),
    'outbox_waiting', (select count(*) from core.outbox where state in ('queued', 'sending')),
    'outbox_unsure', (select count(*) from core.outbox where state = 'unsure')) into result;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Forgets what has served: handled inputs, sent messages, and merges that can no longer be undone (with the record that came).
create function core.purge(inputs_before bigint, outbox_before bigint, merges_before bigint) returns json language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare inputs bigint; messages bigint; merges bigint := 0; m record;
begin
  perform set_config('app.system', 'on', true);
  delete from core.processed_input where at < inputs_before;
  get diagnostics inputs = row_count;
  delete from core.outbox where state in ('sent', 'failed', 'unsure') and settled_at < outbox_before;
  get diagnostics messages = row_count;
  for m in delete from core.merge where at < merges_before returning from_id loop
    perform core.forget(m.from_id);
    merges := merges + 1;
  end loop;
  perform set_config('app.system', '', true);
  return json_build_object('inputs', inputs, 'messages', messages, 'merges', merges);
end $$;

-- Whoever had been merged into this person before cannot be given back any more once this person goes into another.
create function core.settle_merges(p uuid) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare m uuid;
begin
  if p is distinct from core.me() then raise exception 'only one''s own merges can be settled'; end if;
  perform set_config('app.system', 'on', true);
  for m in delete from core.merge where person_id = p returning from_id loop
    perform core.forget(m);
  end loop;
  perform set_config('app.system', '', true);
end $$;

-- Takes back the copies that a merge brought; the journal is append-only for everybody else.
create function core.unmerge_journal(p uuid, origin uuid) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if p is distinct from core.me() then raise exception 'only one''s own merge can be undone'; end if;
  perform set_config('app.system', 'on', true);
  delete from core.journal where person_id = p and came_from = origin;
  perform set_config('app.system', '', true);
end $$;
