-- A session that ends, by whatever way and on whichever process, is told to all of them when that is committed; ids only.
create function auth.tell_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('waymark_sessions', json_build_object('userId', old."userId", 'only', old.id)::text);
  return null;
end $$;
create trigger session_ended after delete on auth.session for each row execute function auth.tell_ended();
