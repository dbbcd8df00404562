import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase, stopAbandonedServer } from "./database.mjs";
import { withConnection } from "./maintenance.mjs";
import { dataFolder, root } from "./places.mjs";
import { removeCluster } from "./postgres-cluster.mjs";
import { runningServer } from "./postgres-server.mjs";

let home: string;
let kept: string;
let replaced: string[] = [];

beforeAll(() => {
  home = join(dataFolder, `drill-${process.pid}`);
  mkdirSync(home, { recursive: true });
  kept = join(home, "kept");
});

afterAll(async () => {
  await stopAbandonedServer(home);
  removeCluster(home);
  for (const folder of [home, ...replaced]) rmSync(folder, { recursive: true, force: true });
});

/** Runs one of our commands on the drill's own data folder. */
function command(name: string, ...args: string[]) {
  const env = { ...process.env, DATA_DIR: home, DATABASE_URL: "", FILES_DIR: "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "db", "serve", name), ...args], {
    env,
    encoding: "utf8",
  });
  return { status, text: stdout + stderr };
}

async function onDatabase<T>(work: Parameters<typeof withConnection<T>>[2]): Promise<T> {
  const { address } = await openDatabase(home);
  return withConnection(address, "drill", work);
}

const names = () =>
  onDatabase(async (sql) => (await sql`select name from companies order by name`).map((row) => row.name));

const theBackup = () => join(kept, readdirSync(kept)[0] ?? "");

test("a backup of the running database is taken and recovered", async () => {
  await onDatabase(
    (sql) => sql`create table companies as select '企业' || n as name from generate_series(1, 9) n`,
  );
  mkdirSync(join(home, "files"));
  writeFileSync(join(home, "files", "contract.pdf"), "signed");
  const { status, text } = command("backup.mjs", kept);
  expect(text).toContain("备份完成");
  expect(status).toBe(0);
});

test("data that is there is not overwritten without being asked", async () => {
  await stopAbandonedServer(home);
  const { status, text } = command("restore.mjs", theBackup());
  expect(text).toContain("--replace");
  expect(status).toBe(1);
});

test("what was lost after the backup comes back, and what it replaces is kept", async () => {
  await onDatabase((sql) => sql`delete from companies where name <> '企业1'`);
  rmSync(join(home, "files", "contract.pdf"));
  await stopAbandonedServer(home);
  const { status, text } = command("restore.mjs", theBackup(), "--replace");
  expect(text).toContain("逐表一致");
  expect(status).toBe(0);
  expect(await names()).toHaveLength(9);
  expect(readFileSync(join(home, "files", "contract.pdf"), "utf8")).toBe("signed");
  replaced = text
    .split("\n")
    .filter((line) => line.includes("postgres-replaced-"))
    .map((line) => line.trim());
  expect(replaced.map((folder) => existsSync(folder))).toEqual([true]);
});

test("a backup whose rows differ from its list is not accepted, and the present data stays", async () => {
  await onDatabase((sql) => sql`insert into companies values ('企业十')`);
  await stopAbandonedServer(home);
  const manifest = join(theBackup(), "manifest.json");
  writeFileSync(
    manifest,
    readFileSync(manifest, "utf8").replace('"public.companies": 9', '"public.companies": 8'),
  );
  const { status, text } = command("restore.mjs", theBackup(), "--replace");
  expect(text).toContain("恢复作废");
  expect(status).toBe(1);
  expect(await names()).toHaveLength(10);
});

test("after kill -9 of PostgreSQL the next start finds every acknowledged row", async () => {
  await onDatabase((sql) => sql`insert into companies values ('企业十一')`);
  const { cluster } = await openDatabase(home);
  process.kill(runningServer(cluster.folder)?.pid ?? 0, "SIGKILL");
  expect(await names()).toHaveLength(11);
});
