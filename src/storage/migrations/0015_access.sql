-- Devices: when one was last used, when its person last gave the password, and whether others use it too.
alter table auth.session
  add column used_at timestamptz,
  add column confirmed_at timestamptz,
  add column shared boolean not null default false;

-- What changed about who can see an account, told to its person. Sealed whole: its times would lead from an account to a person.
create table auth.notice (
  id bigint generated always as identity primary key,
  user_id uuid not null references auth."user" ("id") on delete cascade,
  seen boolean not null default false,
  sealed text not null
);
create index notice_user_idx on auth.notice (user_id, id);

-- When a calendar program last fetched the plan, noted at most once an hour.
alter table core.feed add column used_at bigint;
drop function core.find_feed(bytea);
create function core.find_feed(h bytea, at bigint) returns uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare result uuid;
begin
  perform set_config('app.system', 'on', true);
  update core.feed f set used_at = at where f.hmac = h and coalesce(f.used_at, 0) <= at - 3600000;
  select f.person_id into result from core.feed f where f.hmac = h;
  perform set_config('app.system', '', true);
  return result;
end $$;
