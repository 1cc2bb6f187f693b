-- Which processes hold an open page of a person. A save tells those alone, and where nobody listens it tells nobody: a notification makes
-- all commits of the server wait for each other, so most saves are to go without one.
create table core.listening (
  person_id uuid not null,
  holder bigint not null,
  primary key (person_id, holder)
);
create policy own on core.listening for all using (person_id = (select core.me())) with check (person_id = (select core.me()));
alter table core.listening enable row level security;
alter table core.listening force row level security;
do $$ begin
  execute format('create policy system on core.listening for all to %I using (current_setting(''app.system'', true) = ''on'') with check (current_setting(''app.system'', true) = ''on'')', current_user);
end $$;

-- Tells the pages of a person what changed; the transaction is that person's.
create function core.tell(p uuid, events jsonb) returns void language plpgsql as $$
begin
  perform pg_notify('waymark_live_' || l.holder, e) from core.listening l, jsonb_array_elements_text(events) as x (e) where l.person_id = p;
end $$;

-- Forgets the listeners of processes that are dead.
create function core.forget_listeners(living bigint[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  delete from core.listening where holder <> all (living);
  perform set_config('app.system', '', true);
end $$;

-- Wakes the workers of a queue. It is said after a save rather than within it, once for all that were saved meanwhile; whoever misses it polls.
create function core.wake(queue text) returns void language plpgsql as $$
begin
  perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), queue);
end $$;

do $$
declare body text;
begin
  body := pg_get_functiondef('core.save(uuid, jsonb)'::regprocedure);
  execute replace(body, 'perform pg_notify(''waymark_live'', e) from jsonb_array_elements_text(d->''live'') as l (e);', 'perform core.tell(p, d->''live'');');
  body := pg_get_functiondef('core.enqueue(text, jsonb, timestamptz)'::regprocedure);
  execute regexp_replace(body, 'if start_after <= pgboss\.job_now\(\) then.*?end if;', '');
  if pg_get_functiondef('core.save(uuid, jsonb)'::regprocedure) like '%pg_notify%'
    or pg_get_functiondef('core.enqueue(text, jsonb, timestamptz)'::regprocedure) like '%pg_notify%' then
    raise exception 'a save still notifies by itself';
  end if;
end $$;
