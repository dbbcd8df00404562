import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildApp, nextProgram } from "../db/serve/build.mjs";
import { dataFolder, root } from "../db/serve/places.mjs";
import { freePort } from "../db/serve/ports.mjs";
import { prepare } from "../db/serve/preparing.mjs";
import { runTool } from "../db/serve/run-command.mjs";
import { readRun } from "../db/serve/runs.mjs";
import { runCommandLine } from "../db/serve/stopping.mjs";
import { prepareGround } from "../db/serve/test-ground.mjs";
import { crowd, importing, saves } from "./acting.mjs";
import { exporting } from "./exporting.mjs";
import { fillProjects } from "./fill.mjs";
import { listings } from "./listing-office.mjs";
import { load, memoryOf, signIn } from "./load.mjs";
import { following } from "./meeting.mjs";
import { reporting } from "./reporting.mjs";
import { fact, note, results } from "./results.mjs";
import { clientGone, readyAgain } from "./starting.mjs";

const password = "yanshi-wulian";
const flag = process.argv.indexOf("--rows");
const rowCount = flag > 0 ? Number(process.argv[flag + 1]) : 100_000;

async function startFloor() {
  const home = join(root, "bench/floor");
  const code = await runTool(nextProgram, ["build", home], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0) throw new Error("the floor could not be built");
  const port = await freePort();
  const { spawn } = await import("node:child_process");
  const child = spawn(
    process.execPath,
    [join(root, "node_modules", nextProgram), "start", home, "-p", String(port)],
    { stdio: "ignore", env: { ...process.env, NODE_ENV: "production", PORT: String(port) } },
  );
  for (let i = 0; i < 100; i += 1) {
    if (
      await fetch(`http://127.0.0.1:${port}/rows`).then(
        (r) => r.ok,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { base: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => child.kill() };
}

/** What a write anywhere does to answers kept until the next one: they are asked again. */
const anyWrite = (sql) => () => sql`select pg_current_xact_id()`;

/** What every page shares is compiled as in a server that has been up for a while, on either side. */
async function wornIn({ base, pid, leader, officer }, floor) {
  const often = { requests: 400, warmUp: 0 };
  for (const path of ["/", "/rows"])
    await load({ address: `${floor.base}${path}`, pid: floor.pid, ...often });
  for (const cookie of [leader, officer]) await load({ address: `${base}/projects`, cookie, pid, ...often });
}

async function lists({ base, pid, leader, officer }, floor, sql) {
  const page = await load({ address: `${floor.base}/`, pid: floor.pid });
  const json = await load({ address: `${floor.base}/rows`, pid: floor.pid });
  for (const [who, cookie] of [
    ["领导", leader],
    ["县区招商员", officer],
  ]) {
    const html = await load({ address: `${base}/projects`, cookie, pid });
    note(`台账页 p95（${who}，16 客户端）`, html.p95, page.p95, { goal: 1.3, must: 1.6 });
    note(`台账页 CPU（${who}）`, html.cpu, page.cpu, { goal: 1.4, must: 1.6 });
    const rows = await load({
      address: `${base}/projects/rows?stage=SIGN&sort=-totalInvestment`,
      cookie,
      pid,
    });
    note(`改筛选与排序 p95（${who}）`, rows.p95, json.p95, { goal: 1.5, must: 2.5 });
  }
  const written = await load({
    address: `${base}/projects`,
    cookie: leader,
    pid,
    requests: 160,
    before: anyWrite(sql),
  });
  note("台账页 p95（领导，每次之前都有人写过）", written.p95, page.p95, { goal: 1.3, must: 1.6 });
  const first = await load({ address: `${base}/projects/rows`, cookie: leader, pid, requests: 96 });
  let after = "";
  for (let i = 0; i < 200; i += 1) {
    const next = (
      await (await fetch(`${base}/projects/rows?size=200${after}`, { headers: { cookie: leader } })).json()
    ).next;
    if (!next) break;
    after = `&after=${encodeURIComponent(next)}`;
  }
  const deep = await load({
    address: `${base}/projects/rows?${after.slice(1)}`,
    cookie: leader,
    pid,
    requests: 96,
  });
  note("第 800 页对第 1 页 p95", deep.p95, first.p95, { goal: 1.2, must: 2 });
  const desk = await load({ address: `${base}/`, cookie: officer, pid, requests: 96 });
  note("县区招商员的工作台 p95", desk.p95, page.p95, { goal: 1.3, must: 2 });
  const deskAnew = await load({
    address: `${base}/`,
    cookie: officer,
    pid,
    requests: 96,
    before: anyWrite(sql),
  });
  note("县区招商员的工作台 p95（每次之前都有人写过）", deskAnew.p95, page.p95, { goal: 1.3, must: 2 });
  for (const [what, path] of [
    ["看板", "/projects/board"],
    ["本周变化", "/projects/changes"],
    ["红灯台账", "/projects?light=red"],
  ]) {
    const ask = { address: `${base}${path}`, cookie: leader, pid, clients: 4, requests: 48 };
    const found = await load(ask);
    note(`${what} p95（领导，4 客户端）`, found.p95, page.p95, { goal: 2, must: 4 });
    const fresh = await load({ ...ask, before: anyWrite(sql) });
    note(`${what} p95（每次之前都有人写过）`, fresh.p95, page.p95, { goal: 2, must: 4 });
  }
  const record = await load({
    address: `${base}/projects/QZ2026-0004?tab=progress`,
    cookie: leader,
    pid,
    requests: 96,
  });
  note("打开一个项目（含进展）p95", record.p95, page.p95, { goal: 1.3, must: 2 });
}

/** Each question by another person: how often one may search in a minute is limited. */
async function searches({ base, pid }, sql) {
  for (const [what, word, bar, account] of [
    ["1 个字", "纸", "60 / 150 ms", "lingdao"],
    ["2 个字", "储能", "30 / 60 ms", "shi"],
    ["3 个字", "光伏组", "30 / 60 ms", "shi-fu"],
    ["首字母", "nc13", "30 / 60 ms", "kaihua"],
  ]) {
    const found = await load({
      address: `${base}/search?q=${encodeURIComponent(word)}`,
      cookie: await signIn(base, account, password),
      pid,
      clients: 1,
      requests: 40,
      warmUp: 10,
    });
    fact(`搜索 ${what} p95`, found.p95, "ms", bar);
  }
  const [like] =
    await sql`explain (analyze, format json) select count(*) from projects where name like '%储能系统项目77%'`;
  const [gram] =
    await sql`explain (analyze, format json) select count(*) from projects where search_grams(search_text) @> array['储能','目7','77'] and search_text like '%储能系统项目77%'`;
  const msOf = (plan) => plan["QUERY PLAN"][0]["Execution Time"];
  fact("两字索引比逐行 LIKE 快", msOf(like) / Math.max(0.01, msOf(gram)), "倍", "≥ 15 倍");
}

async function scripts({ base, leader }) {
  const html = await (await fetch(`${base}/projects`, { headers: { cookie: leader } })).text();
  const files = [...new Set([...html.matchAll(/\/_next\/static\/[^"'\\ ]+\.js/g)].map(([path]) => path))];
  const sizes = await Promise.all(
    files.map(async (path) => gzipSync(Buffer.from(await (await fetch(base + path)).arrayBuffer())).length),
  );
  fact("台账页 JavaScript（gzip）", sizes.reduce((a, b) => a + b, 0) / 1024, "KB", "≤ 200 / 300 KB");
}

async function bench(stop) {
  await prepare((hold) => buildApp({ signal: stop, hold }), stop);
  const ground = await prepareGround(stop, {});
  const floor = await startFloor();
  try {
    const base = await ground.browserApp();
    const address = (await ground.unitDatabase()).replace("wulian_unit", "wulian_browser");
    const { default: postgres } = await import("postgres");
    const sql = postgres(address, { max: 1, onnotice: () => {} });
    await fillProjects(sql, rowCount);
    const { pid } = readRun(ground.home, "test").app;
    const app = {
      base,
      pid,
      leader: await signIn(base, "lingdao", password),
      officer: await signIn(base, "kaihua", password),
    };
    await wornIn(app, floor);
    await lists(app, floor, sql);
    fact("16 客户端之后的内存", memoryOf(pid), "MB", { goal: 350, must: 450 });
    await searches(app, sql);
    await scripts(app);
    await saves(app, sql);
    await crowd(app, sql);
    await clientGone(app, sql);
    await exporting(app, sql, rowCount);
    await listings(app, floor, sql);
    await following(base, address);
    await reporting(app, sql);
    await importing(app, sql);
    await readyAgain({ address, home: ground.home, floorHome: join(root, "bench/floor") });
    await sql.end({ timeout: 5 });
  } finally {
    floor.stop();
    await ground.clear();
  }
  console.table(results);
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, "bench.json"), JSON.stringify({ rows: rowCount, results }, null, 2));
}

await runCommandLine(bench);
