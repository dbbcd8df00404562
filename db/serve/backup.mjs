import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { copyCluster } from "./backup-cluster.mjs";
import { dumpDatabase, findTool } from "./backup-dump.mjs";
import { belongings, totalRows, writeManifest } from "./backup-manifest.mjs";
import { copyTree } from "./copy-tree.mjs";
import { withDatabase } from "./database.mjs";
import { filesFolder, loadEnvironmentFile } from "./environment.mjs";
import { requireNode } from "./install.mjs";
import { serverMajor, withConnection } from "./maintenance.mjs";
import { dataFolder, dateStamp, Refusal } from "./places.mjs";
import { preparePackages } from "./preparing.mjs";
import { runCommandLine } from "./stopping.mjs";

async function backUpDatabase(sql, { address, cluster }, folder, stop) {
  const major = await serverMajor(sql);
  const tool = findTool("pg_dump", major);
  if (tool) return { method: "dump", major, tables: await dumpDatabase(sql, address, tool, folder, stop) };
  if (cluster) return { method: "cluster", major, tables: await copyCluster(sql, cluster, folder) };
  throw new Refusal(
    `备份需要 pg_dump ${major} 或更高版本，本机没有找到。请安装 PostgreSQL ${major} 的客户端程序（postgresql-client-${major}）。`,
  );
}

function backUpFiles(folder) {
  const files = filesFolder(dataFolder);
  return existsSync(files) ? copyTree(files, join(folder, "files")) : { count: 0, bytes: 0 };
}

function backUpBelongings(folder) {
  for (const name of belongings.filter((name) => existsSync(join(dataFolder, name)))) {
    copyFileSync(join(dataFolder, name), join(folder, name));
  }
}

/** Works under a provisional name: what bears the final one is whole. */
async function backUp(source, folder, stop) {
  const draft = `${folder}.partial`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    const backUpRows = (sql) => backUpDatabase(sql, source, draft, stop);
    const database = await withConnection(source.address, "wulian-backup", backUpRows, { signal: stop });
    // After the database: a row never points to a file the backup does not have.
    const files = backUpFiles(draft);
    if (source.cluster) backUpBelongings(draft);
    stop.throwIfAborted();
    writeManifest(draft, { ...database, files });
    renameSync(draft, folder);
    return { ...database, files };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function announce(folder, { tables, files }, hasSecret) {
  const rows = totalRows(tables).toLocaleString("zh-CN");
  console.log(`备份完成：${folder}`);
  console.log(`共 ${Object.keys(tables).length} 张表、${rows} 行、${files.count} 个文件。`);
  if (hasSecret) console.log("备份中含登录密钥，请与数据同等保管，并存到另一台机器上。");
  console.log(`恢复：npm run restore -- ${folder}`);
}

async function backup(stop) {
  requireNode();
  loadEnvironmentFile();
  const [target = join(dataFolder, "backups")] = process.argv.slice(2);
  const folder = join(resolve(target), `wulian-${dateStamp()}`);
  await preparePackages(stop);
  const work = async (source) =>
    announce(folder, await backUp(source, folder, stop), source.cluster !== null);
  await withDatabase("backup", work, { signal: stop });
}

await runCommandLine(backup);
