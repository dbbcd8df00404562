import { existsSync } from "node:fs";
import { join } from "node:path";
import { serverMajor, withConnection } from "./maintenance.mjs";
import { Refusal, readJson, root } from "./places.mjs";
import { oldestMajor } from "./postgres-binaries.mjs";

const folder = join(root, "db", "migrations");

/** The session lock that loading reference data takes too: the schema does not change under it. */
const schemaLock = 58_620_001;

/** The migrations this program knows, oldest first. */
function knownMigrations() {
  const journal = join(folder, "meta", "_journal.json");
  const entries = readJson(journal)?.entries;
  const missing = entries?.find(({ tag }) => !existsSync(join(folder, `${tag}.sql`)));
  if (!entries || missing) {
    const file = missing ? join(folder, `${missing.tag}.sql`) : journal;
    throw new Refusal(`缺少数据库迁移文件 ${file}。源代码不完整，或需要先执行 npm run db:generate。`);
  }
  return entries;
}

async function refuseNewerSchema(sql, known) {
  const [{ present }] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as present`;
  if (!present) return;
  const [applied] = await sql`
    select count(*)::int as count, coalesce(max(created_at), 0)::float8 as newest from drizzle.__drizzle_migrations`;
  const newestKnown = Math.max(0, ...known.map((entry) => entry.when));
  if (applied.count > known.length || applied.newest > newestKnown) {
    throw new Refusal(
      `数据库由更新的程序版本建立（已执行 ${applied.count} 步迁移，本程序只认识 ${known.length} 步），未启动，数据未被改动。` +
        "请换回较新的程序版本，或用 npm run restore 恢复升级前的备份。",
    );
  }
}

/** The database's own words, below the wrapping of the query library. */
function rootCause(error) {
  let cause = error;
  while (cause.cause instanceof Error) cause = cause.cause;
  return cause.message;
}

async function applyMigrations(sql) {
  const { drizzle } = await import("drizzle-orm/postgres-js");
  const { migrate } = await import("drizzle-orm/postgres-js/migrator");
  try {
    await migrate(drizzle(sql), { migrationsFolder: folder });
  } catch (error) {
    throw new Refusal(
      `数据库升级失败，已退回升级前的状态：${rootCause(error)}\n` +
        "请保留现场：可先 npm run backup，再换回原来的程序版本，或用 npm run restore 恢复备份。",
    );
  }
}

/** Brings a database to this program's schema, one starter at a time. */
export function migrateDatabase(address, { signal } = {}) {
  const known = knownMigrations();
  const bringUpToDate = async (sql) => {
    if ((await serverMajor(sql)) < oldestMajor) {
      throw new Refusal(`数据库服务器版本过低，需要 PostgreSQL ${oldestMajor} 或更高版本。`);
    }
    await sql`set statement_timeout = 0`;
    await sql`select pg_advisory_lock(${schemaLock})`;
    // Rather fail than queue behind a long transaction with everyone else queueing behind us.
    await sql`set lock_timeout = '30s'`;
    await refuseNewerSchema(sql, known);
    await applyMigrations(sql);
  };
  return withConnection(address, "wulian-migrate", bringUpToDate, { signal });
}
