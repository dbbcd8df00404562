import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { appEnvironment } from "../db/serve/app.mjs";
import { nextProgram } from "../db/serve/build.mjs";
import { root } from "../db/serve/places.mjs";
import { freePort } from "../db/serve/ports.mjs";
import { secretsOf } from "../db/serve/secrets.mjs";
import { fact, note } from "./results.mjs";

/** From the start of the process to its first good answer. */
async function readyAfter(args, env, path) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, "node_modules", nextProgram), "start", ...args, "-p", String(port)],
    {
      stdio: "ignore",
      env: { ...process.env, ...env, PORT: String(port), NODE_ENV: "production" },
    },
  );
  try {
    for (;;) {
      const ok = await fetch(`http://127.0.0.1:${port}${path}`).then(
        (response) => response.ok,
        () => false,
      );
      if (ok) return performance.now() - began;
      if (child.exitCode !== null) throw new Error("the app ended before it was ready");
      await sleep(10);
    }
  } finally {
    child.kill();
  }
}

/** A second instance on the database that is there, beside a bare application. */
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
  const own = await readyAfter([root], env, "/api/health/ready");
  const floor = await readyAfter([floorHome], {}, "/rows");
  note("已有数据库时启动到就绪", own, floor, { goal: 2, must: 3 });
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
