import { existsSync } from "node:fs";
import { join } from "node:path";
import { findTool } from "./backup-dump.mjs";
import { countRows, differences } from "./backup-manifest.mjs";
import { copyTree } from "./copy-tree.mjs";
import { filesFolder } from "./environment.mjs";
import { withConnection } from "./maintenance.mjs";
import { dataFolder, Refusal } from "./places.mjs";

export function restoreTool({ major }) {
  const tool = findTool("pg_restore", major);
  if (tool) return tool;
  throw new Refusal(
    `恢复这份备份需要 pg_restore ${major} 或更高版本。请安装 PostgreSQL ${major} 的客户端程序（postgresql-client-${major}）。`,
  );
}

/** Copies the uploaded files back; answers how many and how large they are. */
export function restoreFiles(backup) {
  const files = join(backup, "files");
  return existsSync(files) ? copyTree(files, filesFolder(dataFolder)) : { count: 0, bytes: 0 };
}

/** A restore that differs from its backup in one row or file is none. */
export async function checkRestored(address, manifest, files) {
  const faults = differences(manifest.tables, await withConnection(address, "wulian-restore", countRows));
  if (files.count !== manifest.files.count || files.bytes !== manifest.files.bytes) {
    faults.push(`文件：备份 ${manifest.files.count} 个，恢复后 ${files.count} 个`);
  }
  if (faults.length > 0) throw new Refusal(`恢复的内容与备份清单不符，恢复作废：\n${faults.join("\n")}`);
}
