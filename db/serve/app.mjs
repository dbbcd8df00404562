import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { filesFolder } from "./environment.mjs";
import { Refusal, root, tail } from "./places.mjs";
import { endProcess, identityOf } from "./processes.mjs";

const readyPatienceMs = 180_000;
const stopPatienceMs = 20_000;
const largestLog = 20 * 1024 * 1024;
/**
 * Left to itself the engine lets the heap of a busy server grow to four times what is alive in it; below this limit to
 * twice, which leaves memory to the database beside it. Room for a page's short-lived values saves moving them. Other
 * limits are said in NODE_OPTIONS.
 */
const heap = { "max-old-space-size": 2_000, "max-semi-space-size": 32 };

function openLog(file) {
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.old`);
  return { descriptor: openSync(file, "a"), offset: statSync(file).size };
}

/**
 * Starts Next.js. Its output goes to `log`, or to the console when there is none.
 * @param {{ mode: "start" | "dev", port: number, host: string, env: NodeJS.ProcessEnv, log?: string }} options
 */
export function startApp({ mode, port, host, env, log }) {
  const { descriptor, offset } = log ? openLog(log) : {};
  const limits = Object.entries(heap)
    .filter(([name]) => mode === "start" && !env.NODE_OPTIONS?.includes(name))
    .map(([name, mb]) => `--${name}=${mb}`);
  const args = [...limits, join(root, "db/serve/web-server.mjs"), mode, String(port), host];
  // A group of its own: Ctrl-C in the terminal reaches us alone, and we stop things in order.
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: process.platform !== "win32",
    stdio: log ? ["ignore", descriptor, descriptor] : ["ignore", "inherit", "inherit"],
  });
  if (log) closeSync(descriptor);
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code));
    child.once("error", (error) => resolve(error.message));
  });
  return {
    identity: identityOf(child.pid),
    ended,
    isRunning: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    lastLines: () => (log ? tail(log, { offset }) : "见上方输出"),
    stop: () => endProcess(child.pid, stopPatienceMs),
  };
}

async function probe(address, stop) {
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(10_000)]);
    const response = await fetch(address, { signal, redirect: "manual" });
    return {
      ready: response.status === 200,
      reason: `${response.status} ${(await response.text()).slice(0, 500)}`,
    };
  } catch (error) {
    return { ready: false, reason: error.cause?.message || error.message };
  }
}

/** Waits until the app says it is ready; throws with its reason when it ends or stays unready. */
export async function untilReady(app, { local, port, signal }) {
  const deadline = Date.now() + readyPatienceMs;
  const host = local.includes(":") ? `[${local}]` : local;
  for (;;) {
    signal.throwIfAborted();
    const { ready, reason } = await probe(`http://${host}:${port}/api/health/ready`, signal);
    if (ready && app.isRunning()) return;
    if (!app.isRunning())
      throw new Refusal(`应用启动后随即退出（${await app.ended}）。日志的最后几行：\n${app.lastLines()}`);
    if (Date.now() > deadline) {
      throw new Refusal(`应用三分钟内未就绪，最后一次检查：${reason}\n日志的最后几行：\n${app.lastLines()}`);
    }
    await sleep(200, undefined, { signal });
  }
}

/** What Next.js and the app read from the environment. */
export function appEnvironment({ database, secret, address, home, embedded, mode }) {
  const { WULIAN_EMBEDDED: _, ...inherited } = process.env;
  return {
    ...inherited,
    DATABASE_URL: database,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    APP_URL: address,
    NEXTAUTH_URL: address,
    FILES_DIR: filesFolder(home),
    DATA_DIR: home,
    ...(embedded && { WULIAN_EMBEDDED: "1" }),
    NEXT_TELEMETRY_DISABLED: "1",
    // Memory given back by one thread is of use to the others.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
    TZ: "Asia/Shanghai",
    NODE_ENV: mode === "dev" ? "development" : "production",
  };
}
