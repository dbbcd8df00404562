import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { clusterFolderName } from "./backup-cluster.mjs";
import { restoreDump } from "./backup-dump.mjs";
import { belongings } from "./backup-manifest.mjs";
import { copyTree } from "./copy-tree.mjs";
import { openDatabase, stopAbandonedServer, takeBackUnfinishedRestore, underRunLock } from "./database.mjs";
import { filesFolder } from "./environment.mjs";
import { dataFolder, Refusal } from "./places.mjs";
import { clusterPlace } from "./postgres-cluster.mjs";
import { stopServer } from "./postgres-server.mjs";
import { checkRestored, restoreFiles, restoreTool } from "./restore-check.mjs";
import { otherRuns } from "./runs.mjs";
import { setAside } from "./set-aside.mjs";

function refuseWhileRunning() {
  const [run] = otherRuns(dataFolder);
  if (!run) return;
  throw new Refusal(
    `${run.address ?? run.name}（进程 ${(run.owner ?? run.app).pid}）仍在使用数据库。请先停止它，再恢复。`,
  );
}

function placeCluster(backup, { platform }, { folder, account }) {
  const here = `${process.platform}-${process.arch}`;
  if (platform !== here) throw new Refusal(`这份备份是 ${platform} 上的数据文件夹，不能在 ${here} 上打开。`);
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  copyTree(join(backup, clusterFolderName), draft, { account });
  renameSync(draft, folder);
}

function placeBelongings(backup) {
  for (const name of belongings.filter((name) => existsSync(join(backup, name)))) {
    copyFileSync(join(backup, name), join(dataFolder, name));
  }
}

async function fill(backup, manifest, place, stop) {
  placeBelongings(backup);
  if (manifest.method === "cluster") placeCluster(backup, manifest, place);
  const { cluster, address } = await openDatabase(dataFolder);
  try {
    if (manifest.method === "dump") await restoreDump(address, restoreTool(manifest), backup, stop);
    await checkRestored(address, manifest, restoreFiles(backup));
  } finally {
    await stopServer(cluster);
  }
}

/** Restores into our own data folder; what was there is kept, and put back when anything fails. */
export function restoreOwn(backup, manifest, { replace, stamp, stop }) {
  return underRunLock(dataFolder, async () => {
    refuseWhileRunning();
    await takeBackUnfinishedRestore(dataFolder);
    await stopAbandonedServer(dataFolder);
    const place = clusterPlace(dataFolder);
    if (existsSync(place.folder) && !replace) {
      throw new Refusal(
        "这里已有数据，未作改动。确要用备份替换时，请加 --replace；现有数据会另存，不会删除。",
      );
    }
    const own = [place.folder, filesFolder(dataFolder), ...belongings.map((name) => join(dataFolder, name))];
    const { kept, settle, undo } = setAside(dataFolder, own, stamp);
    try {
      await fill(backup, manifest, place, stop);
      settle();
      return kept;
    } catch (error) {
      undo();
      throw error;
    }
  });
}
