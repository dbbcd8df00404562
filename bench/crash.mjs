import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { addressOf, stopAbandonedServer } from "../db/serve/database.mjs";
import { withConnection } from "../db/serve/maintenance.mjs";
import { dataFolder, root } from "../db/serve/places.mjs";
import { freePort } from "../db/serve/ports.mjs";
import { findCluster, removeCluster } from "../db/serve/postgres-cluster.mjs";
import { runningServer } from "../db/serve/postgres-server.mjs";
import { readRun } from "../db/serve/runs.mjs";
import { runCommandLine } from "../db/serve/stopping.mjs";
import { act, actionId } from "./acts.mjs";
import { signIn } from "./load.mjs";

const password = "yanshi-wulian";
const officers = ["kaihua", "longyou", "kecheng", "zhizao"];
const writersEach = 2;
const rounds = 5;
const loadMs = 2_500;

/** `npm start` as people run it: its own PostgreSQL with fsync on, its own data folder. */
function startProduct(home, port) {
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: home,
    DATABASE_URL: "",
    FILES_DIR: "",
    APP_URL: "",
  };
  const child = spawn(process.execPath, [join(root, "db/serve/start.mjs")], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = [];
  child.stdout.on("data", (text) => said.push(String(text)));
  child.said = () => said.join("");
  return child;
}

async function untilReady(base, child) {
  const began = performance.now();
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product did not start:\n${child.said()}`);
    const ready = await fetch(`${base}/api/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return performance.now() - began;
    await sleep(50);
  }
}

const leadOf = (name, unitId) => ({
  investor: `${name}示例公司`,
  lead: {
    name,
    unitId: String(unitId),
    content: "掉电演练",
    totalInvestment: { typed: "12000", rate: "", rateOn: "", rateSource: "" },
    leadSource: "演练",
  },
});

/**
 * Logs leads one after another. An answer that does not come leaves its outcome open, so the same form is sent again
 * with the same key until it is acknowledged: afterwards it must be there once.
 */
async function write({ base, cookie, unitId, mark, id }, state) {
  for (let n = 0; !state.over; n += 1) {
    const name = `演练${mark}-${n}`;
    const input = { key: `crash-${mark}-${n}`.padEnd(32, "x"), lead: leadOf(name, unitId) };
    for (;;) {
      const answer = await act({ base, cookie, id, input, signal: AbortSignal.timeout(20_000) }).catch(
        () => null,
      );
      if (answer?.ok) {
        state.acknowledged.push({ name, code: answer.data });
        break;
      }
      if (answer && !["server", "limited"].includes(answer.code)) throw new Error(JSON.stringify(answer));
      state.unanswered += 1;
      if (state.over) return;
      await sleep(100);
    }
  }
}

async function startWriters(base, units, state) {
  const id = actionId("logLead");
  const cookies = await Promise.all(officers.map((account) => signIn(base, account, password)));
  return cookies.flatMap((cookie, i) =>
    Array.from({ length: writersEach }, (_, twin) =>
      write({ base, cookie, unitId: units[officers[i]], mark: `${process.pid}-${i}-${twin}`, id }, state),
    ),
  );
}

const onDatabase = (home, work) => {
  const cluster = findCluster(home);
  const { port } = runningServer(cluster.folder) ?? {};
  return withConnection(addressOf(cluster, port, "wulian"), "crash", work);
};

/** What became of every acknowledged lead, asked of the tables themselves. */
const verdictOf = (home, acknowledged) =>
  onDatabase(home, async (sql) => {
    const codes = acknowledged.map(({ code }) => code);
    const [found] = await sql`
      select count(*)::int as rows, count(distinct p.name)::int as names,
        count(*) filter (where exists (select 1 from versions v where v.entity = 'projects' and v.entity_id = p.id and v.version = 1))::int as versions,
        count(*) filter (where exists (select 1 from audit_entries a where a.entity = 'projects' and a.entity_id = p.id and a.verb = 'project.log'))::int as audits
      from projects p where p.code = any(${codes})`;
    const [twice] = await sql`select count(*)::int as n from (
      select name from projects where name like ${`演练${process.pid}-%`} group by name having count(*) > 1) t`;
    return { ...found, twice: twice.n };
  });

async function crash(stop) {
  const home = join(dataFolder, `crash-${process.pid}`);
  mkdirSync(home, { recursive: true });
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const state = { acknowledged: [], unanswered: 0, over: false };
  const back = { 应用: [], 数据库: [] };
  let product = startProduct(home, port);
  try {
    await untilReady(base, product);
    const units = Object.fromEntries(
      await onDatabase(home, (sql) =>
        sql`select account, unit_id::int as unit from users`.then((rows) =>
          rows.map(({ account, unit }) => [account, unit]),
        ),
      ),
    );
    const writers = await startWriters(base, units, state);
    for (let round = 0; round < rounds; round += 1) {
      await sleep(loadMs, undefined, { signal: stop });
      process.kill(readRun(home, String(port)).app.pid, "SIGKILL");
      await new Promise((resolve) => product.once("exit", resolve));
      product = startProduct(home, port);
      back.应用.push(await untilReady(base, product));

      await sleep(loadMs, undefined, { signal: stop });
      process.kill(runningServer(findCluster(home).folder).pid, "SIGKILL");
      await sleep(100);
      back.数据库.push(await untilReady(base, product));
      console.log(`第 ${round + 1} 轮：已确认 ${state.acknowledged.length} 次写入`);
    }
    await sleep(loadMs, undefined, { signal: stop });
    state.over = true;
    await Promise.all(writers);
    report(state, back, await verdictOf(home, state.acknowledged));
  } finally {
    state.over = true;
    product.kill("SIGTERM");
    await new Promise((resolve) => (product.exitCode === null ? product.once("exit", resolve) : resolve()));
    await stopAbandonedServer(home);
    removeCluster(home);
    rmSync(home, { recursive: true, force: true });
  }
}

function report({ acknowledged, unanswered }, back, { rows, versions, audits, twice }) {
  const all = acknowledged.length;
  const seconds = (list) => `${(Math.max(...list) / 1000).toFixed(1)} 秒`;
  console.table({
    "kill -9 应用 / 数据库": `${rounds} / ${rounds} 次`,
    已确认的写入: all,
    没有回音而重发: unanswered,
    确认后丢失: all - rows,
    缺版本或审计: all - Math.min(versions, audits),
    写了两遍: twice,
    应用最慢多久恢复: seconds(back.应用),
    数据库最慢多久恢复: seconds(back.数据库),
  });
  if (rows !== all || versions !== all || audits !== all || twice > 0) process.exitCode = 1;
}

await runCommandLine(crash);
