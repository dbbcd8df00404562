import { load } from "./load.mjs";
import { note } from "./results.mjs";

/** Candidates at every stage with three years of accounts, a planned stage and now and then an obstacle. */
async function fillListings(sql, count) {
  await sql.unsafe(`
    with units as (select array_agg(id order by position) as ids from units where kind in ('county', 'zone')),
    made as (
      insert into companies (code, name, name_key, unit_id, search_text)
      select 'QY-0' || lpad(i::text, 7, '0'), n, n, u.ids[1 + i % array_length(u.ids, 1)], lower(n)
      from (select i, '后备示例' || i || '股份有限公司' as n from generate_series(1, ${Number(count)}) i) s, units u
      returning id, name, unit_id, right(code, 7)::int as i)
    insert into listing_cases (code, company_id, unit_id, tier, board, company_name, stage, stage_on, search_text, updated_at)
    select 'SS-0' || lpad(i::text, 7, '0'), id, unit_id, (array['RESERVE','CULTIVATED','PLANNED'])[1 + i % 3],
      (array['SSE','SZSE','STAR','CN','BSE','HK'])[1 + i % 6], name,
      (array['POOL','CULT','MAND','REFORM','TUTOR','ACCEPT','INQUIRY'])[1 + i % 7], date '2024-01-01' + i % 900,
      lower(name) || '|hbsl' || i, now() - (i || ' seconds')::interval
    from made`);
  const amount = (yuan) =>
    `jsonb_build_object('yuan', ${yuan}, 'typed', '', 'qualifier', 'exact', 'min', null, 'max', null, 'currency', 'CNY',
      'units', ${yuan}, 'rate', null, 'rateOn', null, 'rateSource', null)`;
  await sql.unsafe(`
    insert into listing_financials (case_id, year, revenue, net_profit, core_profit, operating_cash, rnd_spending)
    select c.id, y, ${amount("r")}, ${amount("r / 10")}, ${amount("r / 11")}, ${amount("r / 9")}, ${amount("r / 20")}
    from listing_cases c, generate_series(2023, 2025) y, lateral (select (1 + (c.id * 7919 + y) % 9000) * 200000::bigint as r) s
    where c.code like 'SS-0%'`);
  await sql.unsafe(`
    insert into listing_milestones (case_id, stage, planned_on)
    select id, 'LISTED', date '2026-06-01' + (id % 700)::int from listing_cases where code like 'SS-0%'`);
  await sql.unsafe(`
    insert into listing_obstacles (case_id, kind, content, department_id, due_on)
    select c.id, 'land', '权证未办结', u.id, date '2026-01-01' + (c.id % 600)::int
    from listing_cases c, (select id from units where code = '330800D3') u where c.code like 'SS-0%' and c.id % 4 = 0`);
  for (const table of [
    "companies",
    "listing_cases",
    "listing_financials",
    "listing_milestones",
    "listing_obstacles",
  ])
    await sql.unsafe(`vacuum analyze ${table}`);
}

const candidates = 5_000;

/** The listing office at five thousand candidates: its board, its ledger, and one company against every board's rules. */
export async function listings({ base, pid, leader }, floor, sql) {
  await fillListings(sql, candidates);
  const page = await load({ address: `${floor.base}/`, pid: floor.pid });
  const json = await load({ address: `${floor.base}/rows`, pid: floor.pid });
  const timed = async (work, path, against, bar) => {
    const found = await load({ address: `${base}${path}`, cookie: leader, pid, requests: 96 });
    note(`${work} p95（${candidates} 家）`, found.p95, against.p95, bar);
  };
  await timed("上市看板", "/listings", page, { goal: 2, must: 4 });
  await timed("后备企业台账", "/listings/table/rows?stage=TUTOR&sort=-stageOn", json, {
    goal: 1.5,
    must: 2.5,
  });
  await timed("条件对照", "/listings/SS-00000007?tab=check&on=2026-03-31", page, { goal: 1.5, must: 3 });
}
