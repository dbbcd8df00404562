import { join } from "node:path";
import { Refusal, readJson, root, writeWhole } from "./places.mjs";

const format = 1;
const fileName = "manifest.json";

/** What of the data folder belongs to the data: without its secret, encrypted columns stay closed. */
export const belongings = ["secrets.json", "demo-sign-ins.txt"];

/** Schemas a restore set aside; they belong to the past and to no backup. */
export const asidePrefix = "replaced_";

/** Rows of each table, as { "schema.table": count }. */
export async function countRows(sql) {
  const tables = await sql`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not starts_with(n.nspname, ${asidePrefix})
    order by 1, 2`;
  const counts = {};
  for (const { schema, name } of tables) {
    const [{ count }] = await sql`select count(*)::float8 as count from ${sql(schema)}.${sql(name)}`;
    counts[`${schema}.${name}`] = count;
  }
  return counts;
}

/**
 * @param {string} folder
 * @param {{ method: "dump" | "cluster", major: number, tables: Record<string, number>, files: { count: number, bytes: number } }} facts
 */
export function writeManifest(folder, facts) {
  const manifest = {
    format,
    takenAt: new Date().toISOString(),
    program: readJson(join(root, "package.json")).version,
    platform: `${process.platform}-${process.arch}`,
    ...facts,
  };
  writeWhole(join(folder, fileName), `${JSON.stringify(manifest, null, 2)}\n`, 0o600);
}

export function readManifest(folder) {
  const manifest = readJson(join(folder, fileName));
  if (!manifest) throw new Refusal(`${folder} 不是一份完整的备份：缺少 ${fileName}。`);
  if (manifest.format !== format)
    throw new Refusal(`这份备份由另一版本的程序制作（格式 ${manifest.format}），本程序无法读取。`);
  return manifest;
}

export function totalRows(tables) {
  return Object.values(tables).reduce((sum, count) => sum + count, 0);
}

/** Where the restored tables differ from the backup's, as sentences. */
export function differences(wanted, restored) {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(restored)])];
  return names
    .filter((name) => wanted[name] !== restored[name])
    .map((name) => `${name}：备份 ${wanted[name] ?? "无此表"}，恢复后 ${restored[name] ?? "无此表"}`);
}
