-- Who of those that are due is being seen to, and by which process, so that several share the work and nobody is seen to twice. A lease ends with its time
-- or with its process: it outlasts the work, as another process may have asked who is due before that was done.
create table core.due_lease (
  person_id uuid not null,
  work text not null,
  holder bigint not null,
  until bigint not null,
  primary key (person_id, work)
);
create index due_lease_until on core.due_lease (until);
create policy own on core.due_lease for all using (person_id = (select core.me())) with check (person_id = (select core.me()));
alter table core.due_lease enable row level security;
alter table core.due_lease force row level security;
do $$ begin
  execute format('create policy system on core.due_lease for all to %I using (current_setting(''app.system'', true) = ''on'') with check (current_setting(''app.system'', true) = ''on'')', current_user);
end $$;

-- At most so many of `persons`, the first first, are `who`'s until `ends`: of those that no other living process holds. `free` is how many that were.
-- A lease that ends later than one from now would was made before the clock was set back.
create function core.lease_due(what text, persons uuid[], most integer, who bigint, living bigint[], at bigint, ends bigint) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare result json;
begin
  perform set_config('app.system', 'on', true);
  with free as (
    select x.id, x.n from unnest(persons) with ordinality x (id, n) where not exists (select 1 from core.due_lease l
      where l.person_id = x.id and l.work = what and l.until > at and l.until <= ends and l.holder <> who and l.holder = any (living))
  ), mine as (
    insert into core.due_lease as l (person_id, work, holder, until) select id, what, who, ends from free order by n limit most
    on conflict (person_id, work) do update set holder = excluded.holder, until = excluded.until
      where l.until <= at or l.until > ends or l.holder = who or l.holder <> all (living)
    returning person_id
  ) select json_build_object('mine', (select coalesce(json_agg(person_id), '[]') from mine), 'free', (select count(*) from free)) into result;
  perform set_config('app.system', '', true);
  return result;
end $$;

-- Leases that are over.
create function core.forget_leases(at bigint) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  delete from core.due_lease where until <= at;
  perform set_config('app.system', '', true);
end $$;
