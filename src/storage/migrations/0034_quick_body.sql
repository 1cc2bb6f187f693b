-- As before; hardly anybody has more than 500 figures within the window, so those of them all are asked for by one plain look along the index, and only
-- where there are more of them what follows is done. That alone prepared as much for one figure as for a thousand.
create or replace function core.body_of(p uuid, look jsonb, at bigint) returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare readings json; many bigint; sources json; baselines json;
begin
  select n.readings, n.many,
      (select json_agg(json_build_object('id', s.id, 'sealed', s.sealed)) from core.reading_source s where s.person_id = p),
      (select json_agg(to_json(b)) from core.user_baselines b where b.person_id = p)
    into readings, many, sources, baselines
    from core.day y cross join lateral (
      select count(*) as many, json_agg(json_build_array(r.id, r.metric, r.value, r.started_at, r."timestamp", r.utc_offset, r.source, r.source_id,
          r.modality, r.quality, r.imported, r.sealed)) as readings
      from jsonb_each_text(look) w cross join lateral (
        -- By the limit each metric is looked up by the index, and never all that a person ever measured, whatever the statistics say.
        select * from core.biometric_readings x
        where x.person_id = p and x.metric = w.key and x."timestamp" >= at - w.value::bigint and x.quality = 'plausible'
        order by x."timestamp" desc limit 501) r) n
    where y.person_id = p and y.consent_at is not null;
  if not found then return null; end if;
  if many > 500 then readings := core.thinned_readings(p, look, at); end if;
  return json_build_object('readings', readings, 'sources', sources, 'baselines', baselines);
end $$;

-- Of each metric all figures within its window, or, of more than 500, the newest 20 of each hour.
create function core.thinned_readings(p uuid, look jsonb, at bigint) returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return (select json_agg(json_build_array(r.id, r.metric, r.value, r.started_at, r."timestamp", r.utc_offset, r.source, r.source_id,
      r.modality, r.quality, r.imported, r.sealed))
    from jsonb_each_text(look) w cross join lateral (
      with newest as materialized (select * from core.biometric_readings x
        where x.person_id = p and x.metric = w.key and x."timestamp" >= at - w.value::bigint and x.quality = 'plausible'
        order by x."timestamp" desc limit 501)
      select * from newest where (select count(*) from newest) <= 500
      union all
      select each.* from generate_series(at - w.value::bigint, at + 3600000, 3600000) hour cross join lateral (
        select * from core.biometric_readings x
        where x.person_id = p and x.metric = w.key and x."timestamp" >= hour and x."timestamp" < hour + 3600000 and x.quality = 'plausible'
        order by x."timestamp" desc limit 20) each
      where (select count(*) from newest) > 500) r);
end $$;

-- Tells the pages of many persons at once that something of a kind changed: one statement, whoever listens.
create function core.tell_each(persons uuid[], kind text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.system', 'on', true);
  perform pg_notify('waymark_live_' || l.holder, json_build_object('person', l.person_id, 'event', json_build_object('kind', kind))::text)
    from core.listening l where l.person_id = any (persons);
  perform set_config('app.system', '', true);
end $$;
