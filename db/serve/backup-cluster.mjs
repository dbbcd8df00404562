import { chownSync, copyFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { countRows } from "./backup-manifest.mjs";
import { copyTree } from "./copy-tree.mjs";
import { addressOf, databaseName } from "./database.mjs";
import { withConnection } from "./maintenance.mjs";
import { startServer, stopServer } from "./postgres-server.mjs";
import { startOf } from "./processes.mjs";

export const clusterFolderName = "postgres";

// What PostgreSQL's manual says to leave out: the server makes it anew, or it belongs to the running one.
const emptied =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/(?!archive_status$|summaries$)/;
const unwanted = /^postmaster\.(pid|opts)$|(^|\/)pgsql_tmp|(^|\/)pg_internal\.init$/;
const controlFile = "global/pg_control";

/** Copies the data folder of a running server, with the write-ahead log that makes the copy whole. */
async function copyOnline(sql, cluster, copy) {
  const leaveOut = (name) => emptied.test(name) || unwanted.test(name) || name === controlFile;
  // The slot, gone with the session, keeps the server from recycling log the copy still needs.
  await sql`select pg_create_physical_replication_slot(${`backup_${process.pid}`}, true, true)`;
  await sql`select pg_backup_start('wulian', true)`;
  copyTree(cluster.folder, copy, { account: cluster.account, leaveOut });
  copyFileSync(join(cluster.folder, controlFile), join(copy, controlFile));
  const [{ label }] = await sql`select labelfile as label from pg_backup_stop(false)`;
  writeFileSync(join(copy, "backup_label"), label, { mode: 0o600 });
  copyTree(join(cluster.folder, "pg_wal"), join(copy, "pg_wal"), { account: cluster.account });
  if (cluster.account.uid === undefined) return;
  for (const name of ["backup_label", controlFile])
    chownSync(join(copy, name), cluster.account.uid, cluster.account.gid);
}

/** Opens a copied data folder once: recovery makes it whole, and a backup that does not open is none. */
async function proveCopy(cluster, copy, logHome) {
  const copied = { ...cluster, folder: copy, home: logHome };
  const server = await startServer(copied);
  try {
    return await withConnection(addressOf(cluster, server.port, databaseName), "wulian-backup", countRows);
  } finally {
    await stopServer(copied);
  }
}

function move(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (error.code !== "EXDEV") throw error;
    copyTree(from, to);
    rmSync(from, { recursive: true });
  }
}

/** Removes what a killed backup left beside the data, its server included. */
async function clearAbandonedCopies(cluster) {
  const ours = `${basename(cluster.folder)}-copy-`;
  const names = readdirSync(dirname(cluster.folder)).filter((name) => name.startsWith(ours));
  for (const name of names.filter((each) => startOf(Number(each.slice(ours.length))) === null)) {
    const folder = join(dirname(cluster.folder), name);
    await stopServer({ ...cluster, folder });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Backs up a running cluster as a data folder that was recovered and closed; answers its row counts. */
export async function copyCluster(sql, cluster, folder) {
  await clearAbandonedCopies(cluster);
  // Beside the data, where the database's account certainly can work.
  const copy = `${cluster.folder}-copy-${process.pid}`;
  try {
    await copyOnline(sql, cluster, copy);
    const tables = await proveCopy(cluster, copy, folder);
    move(copy, join(folder, clusterFolderName));
    rmSync(join(folder, "postgres.log"), { force: true });
    return tables;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
