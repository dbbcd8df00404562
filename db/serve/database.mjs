import { exclusively } from "./exclusive.mjs";
import { dataFolder, Refusal } from "./places.mjs";
import { databaseOwner, findCluster, notedFolder, openCluster, resetPassword } from "./postgres-cluster.mjs";
import { runningServer, startServer, stopServer } from "./postgres-server.mjs";
import { otherRuns, recordRun, removeRun } from "./runs.mjs";
import { unfinishedRestore } from "./set-aside.mjs";

export const databaseName = "wulian";

/** Who runs, and whether the database runs, changes only under this lock. */
export function underRunLock(home, work, { signal } = {}) {
  const onWait = (pid) => console.log(`另一个进程（${pid}）正在启动、停止或恢复数据库，等待它完成……`);
  return exclusively(home, "runs", work, { signal, onWait });
}

export function addressOf(cluster, port, database) {
  return `postgres://${databaseOwner}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function connect(address) {
  const { default: postgres } = await import("postgres");
  return postgres(address, { max: 1, connect_timeout: 10, onnotice: () => {} });
}

/** Creates a database of this name unless there is one. */
async function ensureDatabase(cluster, port, name) {
  const sql = await connect(addressOf(cluster, port, "postgres"));
  try {
    const [present] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!present) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function startWithPassword(cluster, { port, extra, databases }) {
  const server = await startServer(cluster, { port, extra });
  try {
    for (const name of databases) await ensureDatabase(cluster, server.port, name);
    return server;
  } catch (error) {
    // 28P01: the secrets file was lost or comes from another installation; the data folder is ours all the same.
    if (error.code !== "28P01") throw error;
    await stopServer(cluster);
    resetPassword(cluster);
    const again = await startServer(cluster, { port: server.port, extra });
    for (const name of databases) await ensureDatabase(cluster, again.port, name);
    return again;
  }
}

/**
 * Starts or joins the installation's own PostgreSQL. Call it under the run lock, with the run recorded.
 * @param {string} home
 * @param {{ port?: number, extra?: Record<string, string>, databases?: string[] }} [options]
 */
export async function openDatabase(home, { port, extra, databases = [databaseName] } = {}) {
  const cluster = openCluster(home);
  const server = await startWithPassword(cluster, { port, extra, databases });
  return { cluster, port: server.port, address: addressOf(cluster, server.port, databases[0]) };
}

/** Stops the server of an installation whose last user was killed. */
export async function stopAbandonedServer(home) {
  const folder = notedFolder(home);
  if (folder && runningServer(folder)) await stopServer(findCluster(home));
}

/** Takes back a restore that was killed half-way. Under the run lock, which a restore holds to its end. */
export async function takeBackUnfinishedRestore(home) {
  const undo = unfinishedRestore(home);
  if (!undo) return;
  console.log("上次恢复没有完成，正在退回恢复前的数据……");
  await stopAbandonedServer(home);
  undo();
}

/** The installation's database for everyday use, started or joined. */
export function joinOwnDatabase(home, { signal } = {}) {
  const join = async () => {
    await takeBackUnfinishedRestore(home);
    return openDatabase(home);
  };
  return underRunLock(home, join, { signal });
}

/** Ends a run; the last one to leave stops PostgreSQL. */
export function leaveDatabase(home, runName) {
  return underRunLock(home, async () => {
    removeRun(home, runName);
    if (otherRuns(home, runName).length === 0) await stopAbandonedServer(home);
  });
}

/**
 * Work of a command on the installation's database: the one of DATABASE_URL, else our own, started for the while
 * when it is not running.
 * @template T
 * @param {string} purpose names the run while it lasts
 * @param {(source: { address: string, cluster: object | null }) => Promise<T>} work
 * @param {{ signal?: AbortSignal }} [options]
 */
export async function withDatabase(purpose, work, { signal } = {}) {
  if (process.env.DATABASE_URL) return work({ address: process.env.DATABASE_URL, cluster: null });
  if (!notedFolder(dataFolder))
    throw new Refusal("这里还没有数据：程序从未启动过，也没有设置 DATABASE_URL。");
  const run = `${purpose}-${process.pid}`;
  recordRun(dataFolder, run);
  try {
    return await work(await joinOwnDatabase(dataFolder, { signal }));
  } finally {
    await leaveDatabase(dataFolder, run);
  }
}
