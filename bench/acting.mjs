import { act, actionId } from "./acts.mjs";
import { cpuOf, memoryOf, signIn } from "./load.mjs";
import { fact, note } from "./results.mjs";

const password = "yanshi-wulian";
const officers = ["kaihua", "longyou", "kecheng", "zhizao"];
const writers = 8;
const savesEach = 25;
/** Saves of each writer that are not timed, while what runs is compiled. */
const warmUp = 10;

const p95Of = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

/** So many writers at once, each at a project of their own unit, one save after another. */
async function inParallel(work, each = savesEach) {
  const times = [];
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < each; n += 1) {
        const timed = await work(writer, n);
        times.push(timed);
      }
    }),
  );
  return times;
}

async function projectsToSave(sql) {
  const rows = await sql`
    select p.code, p.id::int, u.account from users u
    join lateral (select code, id from projects where unit_id = u.unit_id and code like 'XS-P%' order by id limit 2) p on true
    where u.account = any(${officers}) order by u.account, p.id`;
  return Promise.all(rows.map(async (row) => ({ ...row, cookie: row.n ? "" : await cookieOf(row.account) })));
}

let known = null;
let base = "";
async function cookieOf(account) {
  known ??= new Map();
  if (!known.has(account)) known.set(account, signIn(base, account, password));
  return known.get(account);
}

/** A stage's plan and its day through the action: permission, version, gates, audit, versions. Then the same by hand. */
export async function saves(app, sql) {
  base = app.base;
  const projects = await projectsToSave(sql);
  const advance = actionId("advanceProject");
  const save = async (writer, n) => {
    const { code, id, cookie } = projects[writer];
    const [{ version }] = await sql`select version::int from projects where id = ${id}`;
    const actualOn = `2026-10-${String(1 + (n % 28)).padStart(2, "0")}`;
    const input = {
      code,
      version,
      stage: "TALK",
      actualOn,
      note: "测量用",
      evidence: [],
      confirmed: ["backwards"],
    };
    const began = performance.now();
    const answer = await act({ base, cookie, id: advance, input });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return performance.now() - began;
  };
  await inParallel(save, warmUp);
  const before = cpuOf(app.pid);
  const times = await inParallel(save);
  const cpu = ((cpuOf(app.pid) - before) / times.length) * 1000;
  const bare = await bareSaves(sql, projects);
  fact(`推进阶段 p95（${writers} 人同时）`, p95Of(times), "ms", { goal: 40, must: 47 });
  fact("推进阶段 CPU", cpu, "ms", { goal: 4, must: 6 });
  note("推进阶段 p95 对同样的裸 PostgreSQL 事务", p95Of(times), p95Of(bare), { goal: 4, must: 8 });
}

/** The statements of such a save and nothing else: what the database alone asks for. */
async function bareSaves(sql, projects) {
  const { default: postgres } = await import("postgres");
  const { host, port, database, user, pass } = sql.options;
  const pool = postgres({ host, port, database, user, pass, max: writers, onnotice: () => {} });
  try {
    return await inParallel(async (writer) => {
      const { id } = projects[writer];
      const began = performance.now();
      await pool.begin(async (tx) => {
        await tx`select * from projects where id = ${id} for update`;
        await tx`update milestones set note = 'x', version = version + 1 where project_id = ${id}`;
        await tx`update projects set updated_at = now(), version = version + 1 where id = ${id}`;
        const [entry] = await tx`insert into audit_entries (user_name, verb, entity, entity_id, changes)
          values ('测量', 'bench', 'projects', ${id}, '[]') returning id`;
        await tx`insert into versions (entity, entity_id, version, audit_id, row)
          select 'bench', id, version, ${entry.id}, to_jsonb(p) - 'search_text' from projects p where id = ${id}`;
      });
      return performance.now() - began;
    });
  } finally {
    await pool.end({ timeout: 5 });
  }
}

const crowdSize = 64;

/** More writers than connections: nobody is turned away, nobody waits for ever, and reading goes on. */
export async function crowd(app, sql) {
  base = app.base;
  const id = actionId("logLead");
  const units = new Map(
    (await sql`select account, unit_id::int as unit from users`).map(({ account, unit }) => [account, unit]),
  );
  let writing = true;
  const reads = (async () => {
    const times = [];
    while (writing) {
      const began = performance.now();
      const response = await fetch(`${base}/projects/rows`, { headers: { cookie: app.leader } });
      await response.arrayBuffer();
      times.push(performance.now() - began);
    }
    return Math.max(...times);
  })();
  const answers = await Promise.all(
    Array.from({ length: crowdSize }, async (_, n) => {
      const account = officers[n % officers.length];
      const input = {
        key: `crowd-${process.pid}-${n}-x`.padEnd(32, "x"),
        lead: leadOf(`人群${n}`, units.get(account)),
      };
      return act({ base, cookie: await cookieOf(account), id, input });
    }),
  );
  writing = false;
  const slowest = await reads;
  fact(`${crowdSize} 人同时登记（连接池 10）：失败`, answers.filter(({ ok }) => !ok).length, "次", {
    goal: 0,
    must: 0,
  });
  fact("其间最慢的一次读", slowest, "ms", { goal: 1_000, must: 1_000 });
}

const leadOf = (name, unitId) => ({
  investor: `${name}示例公司`,
  lead: {
    name,
    unitId: String(unitId),
    content: "测量",
    totalInvestment: { typed: "12000", rate: "", rateOn: "", rateSource: "" },
    leadSource: "测量",
  },
});

const importedRows = 5_000;

const ledger = () =>
  [
    "项目名称,投资方,总投资（万元）,建设内容及规模,县（市、区）",
    ...Array.from(
      { length: importedRows },
      (_, n) =>
        `测量导入${process.pid}第${n}号项目,测量导入示例${n % 900}公司,${10_000 + n},新建生产线,龙游县`,
    ),
  ].join("\r\n");

/** A ledger of 5,000 rows: read and checked against what there is, then written with versions and audit. */
export async function importing({ base, pid }, sql) {
  const cookie = await signIn(base, "shi", password);
  const bytes = new TextEncoder().encode(ledger());
  const idle = memoryOf(pid);
  const began = performance.now();
  const uploaded = await fetch(`${base}/imports/upload`, {
    method: "POST",
    body: bytes,
    headers: { cookie, origin: base, "x-file-name": encodeURIComponent("测量.csv") },
  });
  const { id: code, message } = await uploaded.json();
  if (!code) throw new Error(message);
  const [{ report }] = await sql`select report from import_runs where code = ${code}`;
  const checked = await act({
    base,
    cookie,
    id: actionId("checkRun"),
    input: { code, answers: answersTo(report) },
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  fact(`导入 ${importedRows} 行：到逐行核对`, performance.now() - began, "ms", { goal: 5_000, must: 5_000 });
  const confirmed = performance.now();
  const done = await act({ base, cookie, id: actionId("confirmRun"), input: { code } });
  if (!done.ok) throw new Error(JSON.stringify(done));
  const seconds = (performance.now() - confirmed) / 1_000;
  const [{ n }] =
    await sql`select count(*)::int as n from projects where name like ${`测量导入${process.pid}%`}`;
  fact(`导入 ${n} 行：写入，含版本和审计`, n / seconds, "行/秒", "≥ 5,000 / 2,500 行/秒");
  fact("导入时多用内存", memoryOf(pid) - idle, "MB", { goal: 200, must: 200 });
}

function answersTo(report) {
  const { sheets } = typeof report === "string" ? JSON.parse(report) : report;
  return {
    sheets: sheets.map(({ name }) => name),
    headers: {},
    mapping: Object.fromEntries(sheets.flatMap(({ columns }) => columns.map(({ id, keys }) => [id, keys]))),
    ...{ unitId: null, moneyUnit: null, currency: "CNY", rate: "", rateOn: "", rateSource: "" },
    ...{ month: null, basis: "start", origin: "domestic" },
  };
}
