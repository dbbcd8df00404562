import { writeXlsxStream } from "hucre";
import { load, memoryOf } from "./load.mjs";
import { fact, note } from "./results.mjs";

const asked = "样本投资";

/** Reads a stream to its end; answers with the moments of its first and last byte and how long it was. */
async function drained(stream, eachPortion = () => undefined) {
  const began = performance.now();
  const reader = stream.getReader();
  let first = null;
  let bytes = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    first ??= performance.now() - began;
    bytes += value.length;
    eachPortion();
  }
  return { first: first ?? 0, whole: performance.now() - began, bytes };
}

/** The same rows by a cursor into the same writer, and nothing else: no reach, no words, no audit. */
async function plainly(sql) {
  const cursor = sql
    .unsafe(
      `select code, name, unit_id, stage, status, investor_names, chain_code, total_investment_yuan, arrived_yuan, signed_on::text,
        updated_at::text from projects where investor_names like '%${asked}%' order by updated_at desc, id desc`,
    )
    .cursor(250);
  async function* rows() {
    for await (const page of cursor) for (const row of page) yield Object.values(row);
  }
  return drained(writeXlsxStream(rows(), { name: "明细" }));
}

/** The ledger of all rows as a file, beside a plain stream of them, while another goes on reading. */
export async function exporting({ base, pid, leader, officer }, sql, rowCount) {
  const plain = await plainly(sql);
  const idle = memoryOf(pid);
  const quiet = await load({
    address: `${base}/projects/rows`,
    cookie: officer,
    pid,
    clients: 2,
    requests: 60,
  });
  const began = performance.now();
  const response = await fetch(`${base}/exports/projects?q=${encodeURIComponent(asked)}`, {
    headers: { cookie: leader },
  });
  if (response.status !== 200) throw new Error(`导出：${response.status} ${await response.text()}`);
  const answered = performance.now() - began;
  let most = memoryOf(pid);
  const reading = drained(response.body, () => {
    most = Math.max(most, memoryOf(pid));
  });
  const busy = await load({
    address: `${base}/projects/rows`,
    cookie: officer,
    pid,
    clients: 2,
    requests: 60,
  });
  const { first, whole, bytes } = await reading;
  fact("导出：第一个字节", answered + first, "ms", { goal: 500, must: 500 });
  note(`导出 ${rowCount} 行（${Math.round(bytes / 1024 / 1024)} MB）`, answered + whole, plain.whole, {
    goal: 2,
    must: 3,
  });
  fact("导出时多用内存", most - idle, "MB", { goal: 64, must: 128 });
  note("导出时旁人翻台账 p95", busy.p95, quiet.p95, { goal: 2, must: 3 });
}
