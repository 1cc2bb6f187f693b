-- What says or hints how somebody feels, sleeps and bears up is sealed: figures of those metrics with when they began and under ids that tell nothing, what is
-- usual, why days were changed, what adaptation remembers, and the journal. The program seals what earlier ones kept in the clear as it starts
-- (seal-body.ts); each index is of what is left of that, and empty afterwards.
alter table core.biometric_readings add column sealed bytea check (octet_length(sealed) <= 100),
  alter column value drop not null, alter column started_at drop not null,
  add constraint biometric_readings_one_way check ((sealed is null) = (value is not null) and (value is null) = (started_at is null));
create index biometric_readings_in_the_clear on core.biometric_readings (person_id)
  where value is not null and metric not in ('heart_rate', 'steps');

alter table core.user_baselines add column sealed bytea check (octet_length(sealed) <= 1000),
  alter column baseline_value drop not null, alter column spread drop not null;
alter table core.plan_adaptations alter column trigger_reason drop not null, alter column action drop not null,
  alter column confidence_score drop not null;
create index user_baselines_in_the_clear on core.user_baselines (person_id) where baseline_value is not null;
create index plan_adaptations_in_the_clear on core.plan_adaptations (person_id) where trigger_reason is not null;
create index day_adapting_in_the_clear on core.day (person_id) where adapting is not null and not adapting ? 'sealed';
create index journal_in_the_clear on core.journal (person_id) where kind <> 'sealed';

-- As before, with what is sealed of each reading.
create or replace function core.body_of(p uuid, look jsonb, at bigint) returns json language plpgsql stable set plan_cache_mode = force_generic_plan as $$
declare result json;
begin
  perform 1 from core.day where person_id = p and consent_at is not null;
  if not found then return null; end if;
  select json_build_object(
    'readings', (select json_agg(json_build_array(r.id, r.metric, r.value, r.started_at, r."timestamp", r.utc_offset, r.source, r.source_id,
        r.modality, r.quality, r.imported, r.sealed))
      from jsonb_each_text(look) w cross join lateral (
        -- By the limit each metric is looked up by the index, and never all that a person ever measured, whatever the statistics say.
        with newest as materialized (select * from core.biometric_readings x
          where x.person_id = p and x.metric = w.key and x."timestamp" >= at - w.value::bigint and x.quality = 'plausible'
          order by x."timestamp" desc limit 501)
        select * from newest where (select count(*) from newest) <= 500
        union all
        select each.* from generate_series(at - w.value::bigint, at + 3600000, 3600000) hour cross join lateral (
          select * from core.biometric_readings x
          where x.person_id = p and x.metric = w.key and x."timestamp" >= hour and x."timestamp" < hour + 3600000 and x.quality = 'plausible'
          order by x."timestamp" desc limit 20) each
        where (select count(*) from newest) > 500) r),
    'sources', (select json_agg(json_build_object('id', s.id, 'sealed', s.sealed)) from core.reading_source s where s.person_id = p),
    'baselines', (select json_agg(to_json(b)) from core.user_baselines b where b.person_id = p)) into result;
  return result;
end $$;

-- As before; a row comes with a figure and its beginning, or with the place of its seal (from 1) among `seals`, where each has 33 bytes. The same
-- figure has the same seal in the same row.
drop function core.put_readings(uuid, bigint, boolean, bigint[], text[], text[], integer[], text[], integer[], text[], text[], boolean[], uuid[],
  integer[], double precision[], bigint[], bigint[]);
create function core.put_readings(p uuid, at bigint, past boolean, source_ids bigint[], sealed text[], metrics text[], offsets integer[],
  sources text[], source_numbers integer[], modalities text[], qualities text[], imports boolean[], ids uuid[], kinds integer[],
  figures double precision[], starts bigint[], ends bigint[], places integer[], seals bytea) returns text language plpgsql set plan_cache_mode = force_generic_plan as $$
declare agreed bigint; due bigint; kept bigint; result text;
begin
  perform set_config('app.person_id', p::text, true);
  perform core.lock_readings(p);
  if core.is_merged(p) then return null; end if;
  select consent_at, baselines_due into agreed, due from core.day where person_id = p;
  if agreed is null then
    perform 1 from core.person where person_id = p;
    return case when found then 'no_consent' end;
  end if;
  for i in 1 .. cardinality(source_ids) loop
    perform 1 from core.reading_source where person_id = p and id = source_ids[i];
    if not found then
      insert into core.reading_source (person_id, id, sealed) values (p, source_ids[i], decode(put_readings.sealed[i], 'base64'));
    end if;
  end loop;
  insert into core.biometric_readings (person_id, id, metric, value, "timestamp", started_at, utc_offset, source, source_id, modality, quality,
    imported, created_at, sealed)
  select p, r.id, metrics[r.kind], r.value, r.ended, r.started, offsets[r.kind], sources[r.kind], source_ids[source_numbers[r.kind]],
    modalities[r.kind], qualities[r.kind], imports[r.kind], at,
    substring(seals from (r.place - 1) * 33 + 1 for 33)
  from unnest(ids, kinds, figures, starts, ends, places) as r (id, kind, value, started, ended, place) on conflict do nothing;
  get diagnostics kept = row_count;
  if kept > 0 and (due is null or (past and due <> 0)) then
    -- Whoever holds the row may wait for our lock: then the next reading says it.
    update core.day set baselines_due = 0 where person_id in (select y.person_id from core.day y where y.person_id = p for no key update skip locked);
  end if;
  if kept = cardinality(ids) then return 's'; end if;
  select string_agg(case when x.xmin = pg_current_xact_id()::xid then 's'
      when x.value is not distinct from r.value and x.started_at is not distinct from r.started and x."timestamp" = r.ended
        and x.sealed is not distinct from substring(seals from (r.place - 1) * 33 + 1 for 33) then 'k' else 'c' end, '' order by r.number) into result
  from unnest(ids, figures, starts, ends, places) with ordinality as r (id, value, started, ended, place, number)
  join core.biometric_readings x on x.person_id = p and x.id = r.id;
  if false = any(imports) then
    update core.biometric_readings x set imported = false
    from unnest(ids, kinds, figures, starts, ends, places) as r (id, kind, value, started, ended, place)
    where x.person_id = p and x.id = r.id and x.imported and not imports[r.kind]
      and x.value is not distinct from r.value and x.started_at is not distinct from r.started and x."timestamp" = r.ended
      and x.sealed is not distinct from substring(seals from (r.place - 1) * 33 + 1 for 33);
  end if;
  return result;
end $$;

-- As before, for readings in the clear; what is sealed has to be sealed again for the other record, which the program does.
create or replace function core.merge_readings(p uuid, origin uuid, names jsonb) returns void language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if p is distinct from core.me() then raise exception 'only one''s own merge brings readings'; end if;
  perform set_config('app.system', 'on', true);
  perform 1 from core.merge m where m.person_id = p and m.from_id = origin;
  if not found then raise exception 'no such merge'; end if;
  -- Whoever keeps a reading of the origin right now is done before, or finds it merged.
  perform core.lock_readings(origin);
  insert into core.reading_source (person_id, id, sealed)
  select p, n.id, decode(n.sealed, 'base64') from jsonb_to_recordset(names) as n (id bigint, sealed text) on conflict do nothing;
  insert into core.biometric_readings (person_id, id, metric, value, "timestamp", started_at, utc_offset, source, source_id, modality, quality,
    imported, created_at, came_from)
  select p, r.id, r.metric, r.value, r."timestamp", r.started_at, r.utc_offset, r.source, n.id, r.modality, r.quality, r.imported, r.created_at, origin
  from core.biometric_readings r join jsonb_to_recordset(names) as n (was bigint, id bigint) on n.was = r.source_id
  where r.person_id = origin and r.sealed is null on conflict do nothing;
  update core.day set baselines_due = 0 where person_id = p and consent_at is not null;
  perform set_config('app.system', '', true);
end $$;

-- As before, with the figures sealed.
create or replace function core.save_baselines(p uuid, rows jsonb, at bigint, due bigint, begun bigint) returns void language plpgsql as $$
begin
  update core.day set baselines_due = due where person_id = p and consent_at is not null and (begun is null or baselines_due = begun);
  if not found then return; end if;
  delete from core.user_baselines where person_id = p;
  insert into core.user_baselines (person_id, metric_name, calculation_method, data_points_used, days_used, calculated_at, valid_until, created_at, sealed)
  select p, b.metric_name, b.calculation_method, b.data_points_used, b.days_used, b.calculated_at, b.valid_until, at, decode(b.sealed, 'base64')
  from jsonb_to_recordset(rows) as b (metric_name text, calculation_method text, data_points_used integer, days_used smallint,
    calculated_at bigint, valid_until bigint, sealed text);
end $$;
