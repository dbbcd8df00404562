import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal, tail } from "./places.mjs";
import { answers, freePort } from "./ports.mjs";
import { program } from "./postgres-binaries.mjs";
import { commandLine, gone, startOf, workingFolder } from "./processes.mjs";

const windows = process.platform === "win32";
const patienceMs = 120_000;
const largestLog = 20 * 1024 * 1024;

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 60,
  shared_buffers: "256MB",
  timezone: "Asia/Shanghai",
  log_timezone: "Asia/Shanghai",
  log_checkpoints: "off",
  // Walking every file before recovery takes seconds on a busy disk; syncing the file system does not.
  ...(process.platform === "linux" && { recovery_init_sync_method: "syncfs" }),
};

const pidFile = (folder) => join(folder, "postmaster.pid");

function readPidFile(folder) {
  try {
    const lines = readFileSync(pidFile(folder), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

/** Is this live process the server of this folder, and not a stranger that inherited the number? */
function serves(pid, folder) {
  if (startOf(pid) === null) return false;
  if (windows) return true;
  const place = workingFolder(pid);
  return place === null ? /postgres/.test(commandLine(pid)) : place === realpathSync(folder);
}

/** The server running on a data folder: { pid, port, ready }, or null. */
export function runningServer(folder) {
  const noted = readPidFile(folder);
  return noted && serves(noted.pid, folder) ? noted : null;
}

export const logFile = (home) => join(home, "postgres.log");

function openLog(home) {
  const file = logFile(home);
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.old`);
  return openSync(file, "a");
}

function launch(cluster, port, extra) {
  const chosen = Object.entries({ ...settings, ...extra }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const args = ["-D", cluster.folder, "-p", String(port), ...chosen];
  const options = { ...cluster.account, cwd: tmpdir(), env: { ...process.env, LC_ALL: "C" } };
  if (windows) {
    // Only pg_ctl can shed an administrator's token, which postgres refuses to run with.
    const quoted = args.slice(2).map((arg) => (arg.endsWith("=") ? `${arg}""` : arg));
    const control = [
      "start",
      "-W",
      "-D",
      cluster.folder,
      "-l",
      logFile(cluster.home),
      "-o",
      quoted.join(" "),
    ];
    const { status } = spawnSync(join(cluster.binaries.folder, program("pg_ctl")), control, options);
    return { isOurs: () => true, hasEnded: () => status !== 0 };
  }
  const log = openLog(cluster.home);
  const child = spawn(join(cluster.binaries.folder, program("postgres")), args, {
    ...options,
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  let ended = false;
  for (const event of ["exit", "error"]) child.once(event, () => (ended = true));
  child.unref();
  return { isOurs: (pid) => pid === child.pid, hasEnded: () => ended };
}

/** Waits for the launched server to say ready in its pid file; null when it ended instead. */
async function untilReady(cluster, launched) {
  const deadline = Date.now() + patienceMs;
  while (!launched.hasEnded()) {
    const noted = readPidFile(cluster.folder);
    // An old file says ready too: believe it only with our own process number.
    if (noted?.ready && launched.isOurs(noted.pid)) return noted;
    if (Date.now() > deadline) throw new Refusal(`数据库两分钟内未就绪。日志：${logFile(cluster.home)}`);
    await sleep(30);
  }
  return null;
}

async function untilAnswering(folder) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const server = runningServer(folder);
    if (!server) return null;
    if (server.ready && (await answers(server.port))) return server;
    if (Date.now() > deadline) throw new Refusal(`数据库进程 ${server.pid} 没有响应。请结束它后重试。`);
    await sleep(50);
  }
}

/**
 * Starts the server of a cluster, or joins the one already running on it.
 * @param {{ port?: number, extra?: Record<string, string> }} [options] the port to prefer; further server settings
 */
export async function startServer(cluster, { port, extra } = {}) {
  const already = await untilAnswering(cluster.folder);
  if (already) return already;
  const log = logFile(cluster.home);
  const offset = existsSync(log) ? statSync(log).size : 0;
  // After kill -9 of the server its last children keep the shared memory for a moment.
  for (let attempt = 1; attempt <= 10; attempt++) {
    rmSync(pidFile(cluster.folder), { force: true });
    const server = await untilReady(cluster, launch(cluster, await freePort(port), extra));
    if (server) return server;
    if (!/shared memory block|Address already in use|address already in use/.test(tail(log, { offset })))
      break;
    await sleep(1_000);
  }
  throw new Refusal(`数据库未能启动。日志（${log}）的最后几行：\n${tail(log, { offset })}`);
}

/** Stops the server of a data folder: running transactions are rolled back, nothing acknowledged is lost. */
export async function stopServer(cluster) {
  const server = runningServer(cluster.folder);
  if (!server) return;
  if (windows) {
    spawnSync(join(cluster.binaries.folder, program("pg_ctl")), ["stop", "-m", "fast", "-D", cluster.folder]);
    return;
  }
  for (const signal of ["SIGINT", "SIGQUIT"]) {
    try {
      process.kill(server.pid, signal);
    } catch {}
    if (await gone(server.pid, 60_000)) return;
  }
}
