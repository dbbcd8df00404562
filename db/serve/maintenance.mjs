import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./places.mjs";

const patienceMs = 30_000;

const notYet = new Set(["ECONNREFUSED", "ECONNRESET", "EAI_AGAIN", "ENOTFOUND", "57P03", "CONNECT_TIMEOUT"]);
const reasons = {
  "28P01": "用户名或密码不对",
  28000: "服务器不允许这样登录",
  "3D000": "没有这个数据库",
  "57P03": "服务器正在启动",
  ECONNREFUSED: "连接被拒绝",
  ECONNRESET: "连接被中断",
  ENOTFOUND: "找不到这台主机",
  EAI_AGAIN: "找不到这台主机",
  CONNECT_TIMEOUT: "连接超时",
};

/** Waits half a minute for a database that is just starting, as containers do together. */
async function untilReached(sql, signal) {
  const deadline = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (!notYet.has(error.code) || Date.now() > deadline) {
        const reason = reasons[error.code] ?? error.message;
        throw new Refusal(`连接不上数据库：${reason}。请检查 DATABASE_URL 与数据库服务。`);
      }
      if (attempt === 1) console.log("正在等待数据库……");
      await sleep(1_000, undefined, { signal });
    }
  }
}

/**
 * Does work on one connection that lasts, so that session locks and slots stay with it.
 * @template T
 * @param {string} address
 * @param {string} name what the server lists the connection as
 * @param {(sql: import("postgres").Sql) => Promise<T>} work
 * @param {{ signal?: AbortSignal }} [options]
 */
export async function withConnection(address, name, work, { signal } = {}) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(address, {
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: name },
  });
  try {
    await untilReached(sql, signal);
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** 15, 16, 17 or 18. */
export async function serverMajor(sql) {
  const [{ version }] = await sql`select current_setting('server_version_num')::int as version`;
  return Math.floor(version / 10_000);
}
