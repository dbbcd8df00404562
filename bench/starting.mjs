import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { appEnvironment, startApp } from "../db/serve/app.mjs";
import { nextProgram } from "../db/serve/build.mjs";
import { root } from "../db/serve/places.mjs";
import { freePort } from "../db/serve/ports.mjs";
import { secretsOf } from "../db/serve/secrets.mjs";
import { memoryOf } from "./load.mjs";
import { fact, note } from "./results.mjs";

/** Milliseconds from `began` to the first good answer. */
async function goodAnswerAfter(began, address, isRunning) {
  for (;;) {
    const ok = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return performance.now() - began;
    if (!isRunning()) throw new Error("the app ended before it was ready");
    await sleep(10);
  }
}

/** Long enough for what starting needed to be given back. */
const settlingMs = 20_000;

/** A second instance on the database that is there, as `npm start` starts it: how soon, and how large while idle. */
async function ownAgain(env, home) {
  const port = await freePort();
  const began = performance.now();
  const host = "127.0.0.1";
  const app = startApp({ mode: "start", port, host, env, log: join(home, "again.log") });
  try {
    const ms = await goodAnswerAfter(began, `http://${host}:${port}/api/health/ready`, app.isRunning);
    await sleep(settlingMs);
    return { ms, idle: memoryOf(app.identity.pid) };
  } finally {
    await app.stop();
  }
}

async function floorAgain(home) {
  const port = await freePort();
  const began = performance.now();
  const args = [join(root, "node_modules", nextProgram), "start", home, "-p", String(port)];
  const child = spawn(process.execPath, args, {
    stdio: "ignore",
    env: { ...process.env, NODE_ENV: "production" },
  });
  try {
    return await goodAnswerAfter(began, `http://127.0.0.1:${port}/rows`, () => child.exitCode === null);
  } finally {
    child.kill();
  }
}

/** Beside a bare application. */
export async function readyAgain({ address, home, floorHome }) {
  const secret = secretsOf(home).AUTH_SECRET;
  const env = appEnvironment({
    database: address,
    secret,
    address: "http://localhost:1",
    home,
    embedded: true,
    mode: "start",
  });
  const { ms, idle } = await ownAgain(env, home);
  note("已有数据库时启动到就绪", ms, await floorAgain(floorHome), { goal: 2, must: 3 });
  fact("空闲内存", idle, "MB", { goal: 130, must: 200 });
}

const running = async (sql) =>
  (
    await sql`select count(*)::int as n from pg_stat_activity
      where application_name = 'wulian' and state = 'active' and query ilike '%projects%' and pid <> pg_backend_pid()`
  )[0].n;

/** Somebody closes the window in the middle of a large export: the database must not go on working for nobody. */
export async function clientGone({ base, officer }, sql) {
  const leaving = new AbortController();
  const response = await fetch(`${base}/exports/projects`, {
    headers: { cookie: officer },
    signal: leaving.signal,
  });
  await response.body.getReader().read();
  leaving.abort();
  const began = performance.now();
  while ((await running(sql)) > 0 && performance.now() - began < 20_000) await sleep(20);
  fact("客户端离开后数据库停手", performance.now() - began, "ms", { goal: 1_000, must: 15_000 });
}
