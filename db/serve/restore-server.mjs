import { restoreDump } from "./backup-dump.mjs";
import { asidePrefix } from "./backup-manifest.mjs";
import { filesFolder } from "./environment.mjs";
import { withConnection } from "./maintenance.mjs";
import { dataFolder, Refusal } from "./places.mjs";
import { checkRestored, restoreFiles, restoreTool } from "./restore-check.mjs";
import { setAside } from "./set-aside.mjs";

async function refuseWhileInUse(sql) {
  const [{ others }] = await sql`
    select count(*)::int as others from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
  if (others > 0) throw new Refusal(`还有 ${others} 个连接在使用这个数据库。请先停止应用，再恢复。`);
}

async function presentSchemas(sql) {
  const rows = await sql`
    select nspname as name from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema' and not starts_with(nspname, ${asidePrefix})`;
  return rows.map(({ name }) => name);
}

async function isEmpty(sql, schemas) {
  const [{ tables }] = await sql`
    select count(*)::int as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = any(${schemas})`;
  return tables === 0;
}

/** An extension of `public`: its functions belong to the server's administrator, so its schema cannot be moved. */
async function fixedExtension(sql) {
  const [extension] = await sql`
    select extname as name from pg_extension e join pg_namespace n on n.oid = e.extnamespace
    where n.nspname = 'public'`;
  return extension?.name;
}

/** The schemas to set aside; none where an empty database must keep its own. */
async function movableSchemas(sql, empty, replace) {
  if (!empty && !replace) {
    throw new Refusal(
      "数据库中已有数据，未作改动。确要用备份替换时，请加 --replace；现有数据会另存，不会删除。",
    );
  }
  const extension = await fixedExtension(sql);
  if (!empty && extension) {
    throw new Refusal(
      `这个数据库的 public 模式中装有扩展 ${extension}，不能就地替换，未作改动。请恢复到一个新建的空数据库，再把 DATABASE_URL 指向它。`,
    );
  }
  return extension ? [] : presentSchemas(sql);
}

async function setSchemasAside(sql, schemas, prefix) {
  if (schemas.length === 0) return;
  await sql.begin(async (tx) => {
    for (const name of schemas) await tx`alter schema ${tx(name)} rename to ${tx(prefix + name)}`;
    await tx`create schema public`;
    await tx`grant usage on schema public to public`;
  });
}

async function putSchemasBack(sql, schemas, prefix) {
  if (schemas.length === 0) return;
  const newcomers = await presentSchemas(sql);
  await sql.begin(async (tx) => {
    for (const name of newcomers) await tx`drop schema ${tx(name)} cascade`;
    for (const name of schemas) await tx`alter schema ${tx(prefix + name)} rename to ${tx(name)}`;
  });
}

async function replaceContents(sql, backup, manifest, { address, replace, stamp, stop }) {
  const prefix = `${asidePrefix}${stamp.replace("-", "_")}_`;
  const empty = await isEmpty(sql, await presentSchemas(sql));
  const schemas = await movableSchemas(sql, empty, replace);
  await setSchemasAside(sql, schemas, prefix);
  const { kept, settle, undo } = setAside(dataFolder, [filesFolder(dataFolder)], stamp);
  try {
    await restoreDump(address, restoreTool(manifest), backup, stop);
    await checkRestored(address, manifest, restoreFiles(backup));
  } catch (error) {
    undo();
    await putSchemasBack(sql, schemas, prefix);
    throw error;
  }
  settle();
  if (!empty) return [...schemas.map((name) => `数据库模式 ${prefix}${name}`), ...kept];
  for (const name of schemas) await sql`drop schema ${sql(prefix + name)}`;
  return kept;
}

/** Restores into the database of DATABASE_URL; its schemas are kept under dated names, and put back when anything fails. */
export function restoreServer(backup, manifest, options) {
  if (manifest.method !== "dump") {
    throw new Refusal("这份备份是随附数据库的数据文件夹，只能恢复到随附数据库（不设置 DATABASE_URL）。");
  }
  const work = async (sql) => {
    await refuseWhileInUse(sql);
    return replaceContents(sql, backup, manifest, options);
  };
  return withConnection(options.address, "wulian-restore", work, { signal: options.stop });
}
