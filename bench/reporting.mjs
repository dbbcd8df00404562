import { fillRegisters } from "./fill-registers.mjs";
import { load } from "./load.mjs";
import { fact } from "./results.mjs";

const deals = 20_000;
const pages = [
  ["汇总页", "/reports/summary?period=year"],
  ["全市总览", "/overview?period=year"],
  ["指标与口径（项目）", "/reports?period=year&group=P"],
  ["投资分布", "/funds/matrix?from=2026-01-01&to=2026-12-31"],
  ["投资项目台账", "/funds/deals"],
  ["指标明细", "/reports/P02?period=last-year&part=rows"],
];

/** What leaders read, over every project and twenty thousand investments, by one who reads all and one who reads a county. */
export async function reporting({ base, pid, leader, officer }, sql) {
  await fillRegisters(sql, deals);
  for (const [who, cookie] of [
    ["领导", leader],
    ["县区招商员", officer],
  ])
    for (const [what, path] of pages) {
      const read = await load({ address: base + path, cookie, pid, clients: 2, requests: 12 });
      fact(`${what} p95（${who}，2 客户端）`, read.p95, "ms", "");
    }
}
