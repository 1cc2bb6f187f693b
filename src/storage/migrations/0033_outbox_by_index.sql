-- Messages are found by their indexes, whatever the planner knows of a table that fills and empties all day.
alter function core.take_outbox(uuid, integer, bigint, bigint, text[]) set enable_seqscan = off;
alter function core.settle_outbox(uuid, text, bigint, bigint, text, bigint, text, bigint, boolean) set enable_seqscan = off;

-- As before; mostly nothing waits behind what was sent, which one look tells.
create or replace function core.sent_and_take(p uuid, m text, who bigint, at bigint, message bigint, most integer, can text[]) returns json language plpgsql
set enable_seqscan = off as $$
begin
  perform set_config('app.person_id', p::text, true);
  perform 1 from core.person where person_id = p for no key update;
  perform core.settle_outbox(p, m, who, at, 'sent', message, null, null, false);
  perform 1 from core.outbox where person_id = p and state = 'queued';
  if not found then return null; end if;
  return core.take_outbox(p, most, who, at, can);
end $$;
