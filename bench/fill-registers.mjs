/** Accepted signings, starts and productions of the plausible projects, and so many deals of twenty funds beside them. */
export async function fillRegisters(sql, deals) {
  await sql.unsafe(`
    insert into milestones (project_id, stage, actual_on, actual_precision, verified_at, counted_amount)
    select p.id, s.stage, p.signed_on + s.after, 'day', now(), case when s.stage = 'SIGN' then p.total_investment end
    from projects p, (values ('SIGN', 0), ('START', 120), ('PROD', 500)) s (stage, after)
    where p.code like 'XS-P%' and p.signed_on is not null and (s.stage = 'SIGN' or p.id % 3 = 0)
      and p.signed_on + s.after <= current_date
    on conflict do nothing`);
  const amount = (
    yuan,
  ) => `jsonb_build_object('yuan', ${yuan}, 'typed', ((${yuan}) / 10000)::text, 'qualifier', 'exact', 'min', null,
    'max', null, 'currency', 'CNY', 'units', ${yuan}, 'rate', null, 'rateOn', null, 'rateSource', null)`;
  await sql.unsafe(`
    insert into funds (code, name, name_key, unit_id, layer)
    select 'JJ-BENCH' || i, '示例基金' || i, 'bench' || i, (select id from units where kind = 'fund'), 'sub' from generate_series(1, 20) i`);
  await sql.unsafe(`
    insert into companies (code, name, name_key, unit_id)
    select 'QY-BENCH' || i, '示例获投企业' || i, 'bench' || i, u.ids[1 + i % array_length(u.ids, 1)]
    from generate_series(1, ${Number(deals)}) i, (select array_agg(id) as ids from units where kind in ('county', 'zone')) u`);
  await sql.unsafe(`
    insert into investment_rounds (company_id, name, unit_id, chain_code)
    select id, 'A轮', unit_id, (array['XCL','XNY','JCD','ZNZ','SMJ','TZZ'])[1 + id % 6] from companies where code like 'QY-BENCH%'`);
  await sql.unsafe(`
    insert into fund_deals (code, fund_id, round_id, stage, decided_on, agreed_on, first_paid_on, agreed, decided)
    select 'TZ-BENCH' || r.id, f.ids[1 + r.id % 20], r.id, 'PAID', d.paid_on - 60, d.paid_on - 30, d.paid_on, ${amount("50000000::bigint")}, ${amount("50000000::bigint")}
    from investment_rounds r join companies c on c.id = r.company_id and c.code like 'QY-BENCH%',
      lateral (select date '2023-01-01' + (r.id % 1400)::int as paid_on) d,
      (select array_agg(id) as ids from funds where code like 'JJ-BENCH%') f`);
  await sql.unsafe(`
    insert into fund_flows (code, fund_id, kind, happened_on, money, deal_id)
    select 'LS-BENCH' || id, fund_id, 'investment', first_paid_on, ${amount("(10000000 + id % 90 * 1000000)::bigint")}, id
    from fund_deals where code like 'TZ-BENCH%'`);
  await sql.unsafe(`
    insert into leveraged_capital (round_id, source, kind, happened_on, paid, promised)
    select round_id, '示例来源', 'equity', first_paid_on + 20, ${amount("30000000::bigint")}, ${amount("40000000::bigint")} from fund_deals where code like 'TZ-BENCH%'`);
  for (const table of [
    "milestones",
    "fund_deals",
    "fund_flows",
    "investment_rounds",
    "leveraged_capital",
    "companies",
  ])
    await sql.unsafe(`vacuum analyze ${table}`);
}
