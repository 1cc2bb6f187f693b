-- When the calendar that somebody's day follows was last read (`calendar_read_at`, 0 where not yet); the address itself stays sealed.
create index day_calendar_read_at on core.day (((rest->>'calendar_read_at')::bigint)) where rest ? 'calendar_read_at';

-- Persons whose calendar was last read before a time; not those who sleep in another record for a day.
create function core.due_calendars(before bigint, most integer) returns setof uuid language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  return query select y.person_id from core.day y where y.rest ? 'calendar_read_at' and (y.rest->>'calendar_read_at')::bigint <= before
    and not exists (select 1 from core.merge m where m.from_id = y.person_id)
    order by (y.rest->>'calendar_read_at')::bigint, y.person_id limit most;
  perform set_config('app.system', '', true);
end $$;
