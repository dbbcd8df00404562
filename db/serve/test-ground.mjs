import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { appEnvironment, startApp, untilReady } from "./app.mjs";
import { addressOf, openDatabase } from "./database.mjs";
import { migrateDatabase } from "./migrate.mjs";
import { dataFolder } from "./places.mjs";
import { freePort } from "./ports.mjs";
import { findCluster, notedFolder, removeCluster } from "./postgres-cluster.mjs";
import { runningServer, stopServer } from "./postgres-server.mjs";
import { endProcess, isRunning } from "./processes.mjs";
import { readRun, recordRun } from "./runs.mjs";
import { secretsOf } from "./secrets.mjs";

const databases = ["wulian_unit", "wulian_browser"];
const runName = "test";
const appLog = join(dataFolder, "test-app.log");

// Test data is worth nothing after a power cut; not waiting for the disk saves a good part of the suite.
const haste = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

async function clear(home) {
  const app = readRun(home, runName)?.app;
  if (isRunning(app)) await endProcess(app.pid, 10_000);
  const folder = notedFolder(home);
  if (folder && existsSync(folder) && runningServer(folder)) await stopServer(findCluster(home));
  removeCluster(home);
}

/** Removes what killed test runs left behind. */
async function clearAbandoned() {
  if (!existsSync(dataFolder)) return;
  const homes = readdirSync(dataFolder).filter((name) => /^test-\d+$/.test(name));
  for (const home of homes.map((name) => join(dataFolder, name))) {
    if (!isRunning(readRun(home, runName)?.owner)) await clear(home);
  }
}

/** Settings of the person who runs the tests must not lead them to a database that holds something. */
function withoutOwnSettings() {
  for (const name of [
    "DATABASE_URL",
    "DATABASE_REPLICA_URL",
    "AUTH_SECRET",
    "APP_URL",
    "FILES_DIR",
    "PORT",
  ]) {
    process.env[name] = "";
  }
}

async function serveForBrowser(home, address, stop) {
  const port = await freePort();
  const appAddress = `http://127.0.0.1:${port}`;
  const env = appEnvironment({
    database: address,
    secret: secretsOf(home).AUTH_SECRET,
    address: appAddress,
    home,
    embedded: true,
    mode: "start",
  });
  env.WULIAN_TEST = "1";
  const app = startApp({ mode: "start", port, host: "127.0.0.1", env, log: appLog });
  recordRun(home, runName, { app: app.identity });
  await untilReady(app, { local: "127.0.0.1", port, signal: stop });
  return appAddress;
}

/**
 * A database cluster of this run's own, and on request the app serving a second database of it. `settings` are the
 * server's; tests are in haste, a measurement wants the disk it will have.
 */
export async function prepareGround(stop, settings = haste) {
  withoutOwnSettings();
  await clearAbandoned();
  const home = join(dataFolder, `test-${process.pid}`);
  recordRun(home, runName);
  let database;
  const migrated = async (name) => {
    database ??= await openDatabase(home, { extra: settings, databases });
    const address = addressOf(database.cluster, database.port, name);
    await migrateDatabase(address, { signal: stop });
    return address;
  };
  return {
    home,
    unitDatabase: () => migrated(databases[0]),
    browserApp: async () => serveForBrowser(home, await migrated(databases[1]), stop),
    clear: () => clear(home),
  };
}
