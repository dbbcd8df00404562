import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { appEnvironment, startApp, untilReady } from "./app.mjs";
import { buildApp } from "./build.mjs";
import { joinOwnDatabase, leaveDatabase, openDatabase, underRunLock } from "./database.mjs";
import {
  listeningPlace,
  loadEnvironmentFile,
  requireServerSettings,
  requireSoundSettings,
} from "./environment.mjs";
import { installPackages, requireNode } from "./install.mjs";
import { migrateDatabase } from "./migrate.mjs";
import { dataFolder, Refusal } from "./places.mjs";
import { whyNotListen } from "./ports.mjs";
import { runningServer } from "./postgres-server.mjs";
import { prepare } from "./preparing.mjs";
import { commandLine, endProcess, isRunning } from "./processes.mjs";
import { isLive, otherRuns, readRun, recordRun } from "./runs.mjs";
import { secretsOf } from "./secrets.mjs";
import { runCommandLine, whenStopped } from "./stopping.mjs";

const mode = process.argv.includes("--dev") ? "dev" : "start";
const databaseCheckMs = 2_000;

/** Ends an app left behind by a killed start, if it is surely ours. */
async function endOrphan(run) {
  if (!isRunning(run?.app) || !/next/.test(commandLine(run.app.pid))) return;
  console.log(`上次留下的应用进程 ${run.app.pid} 仍在运行，先将它结束。`);
  await endProcess(run.app.pid, 20_000);
}

/** Claims the port for this process. Answers false, having said so, when we already run there. */
async function claimPort({ port, host }, name, address) {
  const run = readRun(dataFolder, name);
  if (run && isRunning(run.owner)) {
    const state = run.app ? `已在 ${run.address} 运行` : `正在启动，地址将是 ${run.address}`;
    console.log(`${state}（进程 ${run.owner.pid}），无需再次启动。`);
    return false;
  }
  if (run && isLive(run)) await endOrphan(run);
  const obstacle = await whyNotListen(port, host);
  if (obstacle === "EADDRINUSE") {
    throw new Refusal(`端口 ${port} 已被其他程序占用。请关闭它，或换一个端口：PORT=${port + 1} npm start`);
  }
  if (obstacle)
    throw new Refusal(`不能在 ${host} 的端口 ${port} 上监听（${obstacle}）。请换一个 PORT 或 HOSTNAME。`);
  recordRun(dataFolder, name, { address });
  return true;
}

/** Nobody changes packages or the build under an app that is running on them. */
function refuseWhileInUse(name) {
  return (what) => {
    const other = otherRuns(dataFolder, name).find((run) => run.app);
    if (!other) return;
    throw new Refusal(
      `${what}已更新，但 ${other.address} 上的实例（进程 ${other.owner.pid}）仍在使用旧版本。请先停止它，再启动。`,
    );
  };
}

async function prepareProgram(name, stop) {
  const inUse = refuseWhileInUse(name);
  const work = async (hold) => {
    await installPackages({ signal: stop, hold, inUse });
    if (mode === "start") await buildApp({ signal: stop, hold, inUse });
  };
  await prepare(work, stop);
}

/** The database to use: ours, or the one named by DATABASE_URL. */
async function prepareDatabase(stop) {
  const own = process.env.DATABASE_URL ? null : await joinOwnDatabase(dataFolder, { signal: stop });
  const address = own?.address ?? process.env.DATABASE_URL;
  await migrateDatabase(address, { signal: stop });
  return { own, address };
}

/** Restarts our PostgreSQL where it was, should it ever die under the app. */
async function watchDatabase({ cluster, port }, signal) {
  while (!signal.aborted) {
    await sleep(databaseCheckMs, undefined, { signal }).catch(() => {});
    if (signal.aborted || runningServer(cluster.folder)) continue;
    console.error("数据库进程意外退出，正在重新启动……");
    const again = await underRunLock(dataFolder, () => openDatabase(dataFolder, { port }), { signal });
    if (again.port !== port) throw new Refusal(`数据库原来的端口 ${port} 已被占用，请重新执行 npm start。`);
    console.error("数据库已恢复。");
  }
}

function announce(address, embedded, log) {
  console.log(`\n五链招商已启动：${address}`);
  if (log) console.log(`运行日志：${log}`);
  const signIns = join(dataFolder, "demo-sign-ins.txt");
  if (embedded && existsSync(signIns)) console.log(`\n${readFileSync(signIns, "utf8").trimEnd()}`);
  if (embedded && !process.env.APP_URL) console.log("\n供其他电脑使用时，请把 APP_URL 设为它们打开的地址。");
  console.log("\n按 Ctrl-C 停止。");
}

async function serve({ place, name, address, secret, database }, stop) {
  const embedded = database.own !== null;
  const log = embedded && mode === "start" ? join(dataFolder, `app-${name}.log`) : undefined;
  const env = appEnvironment({
    database: database.address,
    secret,
    address,
    home: dataFolder,
    embedded,
    mode,
  });
  const app = startApp({ mode, port: place.port, host: place.host, env, log });
  const served = new AbortController();
  const ending = AbortSignal.any([stop, served.signal]);
  recordRun(dataFolder, name, { address, app: app.identity });
  try {
    await untilReady(app, { ...place, signal: stop });
    announce(address, embedded, log);
    const watch = embedded ? watchDatabase(database.own, ending) : whenStopped(ending);
    const end = await Promise.race([app.ended, watch.then(() => "stopped")]);
    if (!stop.aborted) throw new Refusal(`应用意外退出（${end}）。日志的最后几行：\n${app.lastLines()}`);
  } finally {
    served.abort();
    if (stop.aborted) console.log("\n正在停止……");
    await app.stop();
  }
}

async function start(stop) {
  requireNode();
  loadEnvironmentFile();
  const embedded = !process.env.DATABASE_URL;
  if (embedded) requireSoundSettings(process.env);
  else requireServerSettings(process.env);
  const place = listeningPlace(process.env);
  const name = String(place.port);
  const address = process.env.APP_URL || `http://localhost:${place.port}`;
  mkdirSync(dataFolder, { recursive: true });
  if (!(await underRunLock(dataFolder, () => claimPort(place, name, address), { signal: stop }))) return;
  let database;
  try {
    await prepareProgram(name, stop);
    database = await prepareDatabase(stop);
    const secret = process.env.AUTH_SECRET || secretsOf(dataFolder).AUTH_SECRET;
    await serve({ place, name, address, secret, database }, stop);
  } catch (error) {
    if (!(stop.aborted && database)) throw error;
  } finally {
    await leaveDatabase(dataFolder, name);
    if (stop.aborted && database) console.log("已停止。");
  }
}

await runCommandLine(start);
