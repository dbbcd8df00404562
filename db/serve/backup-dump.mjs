import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { asidePrefix, countRows } from "./backup-manifest.mjs";
import { Refusal } from "./places.mjs";
import { installedFolders, program } from "./postgres-binaries.mjs";
import { runCommand } from "./run-command.mjs";

export const dumpFile = "database.dump";

function majorOf(tool) {
  const asked = spawnSync(tool, ["--version"], { encoding: "utf8" });
  return asked.status === 0 ? Number(/\) (\d+)/.exec(asked.stdout)?.[1]) : 0;
}

/** pg_dump or pg_restore for a server: of its own major if there is one, else the next newer; null when too old. */
export function findTool(name, serverMajor) {
  const folders = [process.env.POSTGRES_BIN, ...installedFolders()].filter(Boolean);
  const [best] = folders
    .map((folder) => join(folder, program(name)))
    .filter((tool) => existsSync(tool))
    .map((tool) => ({ tool, major: majorOf(tool) }))
    .filter(({ major }) => major >= serverMajor)
    .sort((one, other) => one.major - other.major);
  return best?.tool ?? null;
}

/** The address without its password, which goes by the environment: arguments can be seen by every user. */
function connection(address) {
  const url = new URL(address);
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(url.password), PGCONNECT_TIMEOUT: "10" };
  url.password = "";
  return { dbname: url.href, env };
}

/** Dumps the database and counts its rows in the same snapshot. */
export function dumpDatabase(sql, address, tool, folder, signal) {
  return sql.begin("isolation level repeatable read read only", async (snapshot) => {
    const [{ name }] = await snapshot`select pg_export_snapshot() as name`;
    const tables = await countRows(snapshot);
    const { dbname, env } = connection(address);
    const args = [
      "--format=custom",
      `--snapshot=${name}`,
      `--exclude-schema=${asidePrefix}*`,
      "--no-password",
    ];
    const code = await runCommand(tool, [...args, `--file=${join(folder, dumpFile)}`, `--dbname=${dbname}`], {
      env,
      signal,
    });
    if (code !== 0) throw new Refusal("pg_dump 未能完成，原因见上。");
    return tables;
  });
}

/** Fills an empty database from a dump, whole or not at all. */
export async function restoreDump(address, tool, folder, signal) {
  const { dbname, env } = connection(address);
  const args = [
    "--single-transaction",
    "--exit-on-error",
    "--no-owner",
    "--no-password",
    `--dbname=${dbname}`,
  ];
  const code = await runCommand(tool, [...args, join(folder, dumpFile)], { env, signal });
  if (code !== 0) throw new Refusal("pg_restore 未能完成，原因见上。");
}
