/** Plausible projects by the hundred thousand, spread over units, chains and stages, in one statement. */
export async function fillProjects(sql, count) {
  await sql.unsafe(`
    insert into projects (code, name, name_key, unit_id, chain_code, total_investment, investor_names, stage, verified_stage,
      status, signed_on, planned_start_on, size_class, search_text, updated_at, region_code, content)
    select 'XS-P' || lpad(i::text, 7, '0'), n, n, u.ids[1 + i % array_length(u.ids, 1)],
      (array['XCL','XNY','JCD','ZNZ','SMJ','TZZ'])[1 + i % 6],
      case when i % 10 > 0 then jsonb_build_object('yuan', y, 'typed', (y / 10000)::text, 'qualifier', 'exact', 'min', null, 'max', null,
        'currency', 'CNY', 'units', y, 'rate', null, 'rateOn', null, 'rateSource', null) end,
      '样本投资' || (i % 5000) || '有限公司', (array['LEAD','TALK','SIGN','START','PROD'])[1 + i % 5], 'LEAD', 'active',
      case when i % 3 = 0 then date '2023-01-01' + (i % 1300) end, case when i % 4 = 0 then date '2026-01-01' + (i % 500) end, 'C1',
      lower(n) || '|样本投资' || (i % 5000) || '有限公司|xs-p' || i || '|nc' || (i % 97), now() - (i || ' seconds')::interval, '330802',
      repeat('建设内容', 10)
    from (select i, '年产' || (i % 997) || '万吨' || (array['电子化学品','光伏组件','锂电池','特种纸','高端轴承','中药饮片','储能系统'])[1 + i % 7]
      || '项目' || i as n, (1 + (i::bigint * 7919) % 9000) * 1000000 as y from generate_series(1, ${Number(count)}) i) s,
      (select array_agg(id order by position) as ids from units where kind in ('county', 'zone', 'bureau')) u`);
  await sql.unsafe(
    "insert into project_codes (code, project_id) select code, id from projects on conflict do nothing",
  );
  await fillLights(sql);
  await sql.unsafe("vacuum analyze projects");
  await sql.unsafe("vacuum analyze project_codes");
}

/** Lamps of two rules, and for every fiftieth project what it was a fortnight and a day ago. */
async function fillLights(sql) {
  await sql.unsafe("update projects set moved_on = current_date - (id % 60)::int where code like 'XS-P%'");
  await sql.unsafe(`insert into project_lights (project_id, rule, from_day, since, yellow_on, red_on)
    select id, 'SILENCE', date '2000-01-01', moved_on, moved_on + 15, moved_on + 30 from projects
      where code like 'XS-P%' and stage in ('LEAD', 'TALK')
    union all select id, 'START-LATE', date '2000-01-01', planned_start_on, planned_start_on + 1, planned_start_on + 31
      from projects where code like 'XS-P%' and stage = 'SIGN' and planned_start_on is not null
    on conflict do nothing`);
  await sql.unsafe(`insert into versions (entity, entity_id, version, recorded_at, audit_id, row)
    select 'projects', id, v, case v when 0 then now() - interval '14 days' else now() - interval '1 hour' end, 0,
      to_jsonb(p) - 'search_text' || case v when 0 then jsonb_build_object('stage', 'LEAD') else '{}' end
    from projects p, generate_series(0, 1) v where code like 'XS-P%' and id % 50 = 0`);
  await sql.unsafe("update projects set created_at = now() - interval '30 days' where code like 'XS-P%'");
  await sql.unsafe("vacuum analyze project_lights");
}
