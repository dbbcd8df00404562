import { resolve } from "node:path";
import { readManifest, totalRows } from "./backup-manifest.mjs";
import { loadEnvironmentFile } from "./environment.mjs";
import { requireNode } from "./install.mjs";
import { dateStamp, Refusal } from "./places.mjs";
import { preparePackages } from "./preparing.mjs";
import { restoreOwn } from "./restore-own.mjs";
import { restoreServer } from "./restore-server.mjs";
import { runCommandLine } from "./stopping.mjs";

function readArguments(args) {
  const [folder, ...more] = args.filter((arg) => arg !== "--replace");
  if (!folder || more.length > 0) throw new Refusal("用法：npm run restore -- <备份文件夹> [--replace]");
  return { backup: resolve(folder), replace: args.includes("--replace") };
}

async function restore(stop) {
  requireNode();
  loadEnvironmentFile();
  const { backup, replace } = readArguments(process.argv.slice(2));
  const manifest = readManifest(backup);
  await preparePackages(stop);
  const options = { replace, stamp: dateStamp(), stop, address: process.env.DATABASE_URL };
  const kept = await (options.address ? restoreServer : restoreOwn)(backup, manifest, options);
  const rows = totalRows(manifest.tables).toLocaleString("zh-CN");
  const tables = Object.keys(manifest.tables).length;
  console.log(`恢复完成：${tables} 张表、${rows} 行、${manifest.files.count} 个文件，与备份清单逐表一致。`);
  if (kept.length > 0) console.log(`原有数据另存为：\n${kept.map((path) => `  ${path}`).join("\n")}`);
  console.log("现在可以 npm start。");
}

await runCommandLine(restore);
