-- The last of what was taken went out: that is noted, and what comes next for its person is given, in one trip. The person's lock comes first, as
-- everywhere, so that nobody who holds it waits for a message of which we wait for the lock.
create function core.sent_and_take(p uuid, m text, who bigint, at bigint, message bigint, most integer, can text[]) returns json language plpgsql as $$
begin
  perform set_config('app.person_id', p::text, true);
  perform 1 from core.person where person_id = p for no key update;
  perform core.settle_outbox(p, m, who, at, 'sent', message, null, null, false);
  return core.take_outbox(p, most, who, at, can);
end $$;

-- A chat that is given a PIN, on whichever process, is told to all of them when that is committed, by the keyed hash that stands for it: whoever remembers
-- that it had none forgets that.
create function auth.tell_chat_lock() returns trigger language plpgsql as $$
begin
  perform pg_notify('waymark_chat_locks', new.id);
  return null;
end $$;
create trigger chat_locked after insert on auth.chat_lock for each row execute function auth.tell_chat_lock();
