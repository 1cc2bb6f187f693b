-- The lock of the pages: a PIN for each account that wants one (its hash is keyed, so that a dump alone lets nobody try all), and on each session
-- whether it is locked, how many wrong PINs came since the last right one, and, sealed as all such times are, when its person was last there.
create table auth.app_lock (
  user_id uuid primary key references auth."user" ("id") on delete cascade,
  pin_hash text not null,
  after_minutes integer not null check (after_minutes between 1 and 60)
);
alter table auth.session
  add column locked boolean not null default false,
  add column wrong_pins integer not null default 0,
  add column seen text;

-- A session that is locked closes its open pages on whichever process they are; ids only.
create function auth.tell_locked() returns trigger language plpgsql as $$
begin
  perform pg_notify('waymark_sessions', json_build_object('userId', new."userId", 'only', new.id, 'locked', true)::text);
  return null;
end $$;
create trigger session_locked after update of locked on auth.session
for each row when (new.locked and not old.locked) execute function auth.tell_locked();
