import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeWhole } from "./places.mjs";
import { identityOf, isRunning } from "./processes.mjs";

// Each process that uses the installation's database keeps one file, run-<name>.json, naming itself and
// the app it started. The database is stopped by whoever leaves last.

const fileOf = (home, name) => join(home, `run-${name}.json`);

export function readRun(home, name) {
  return readJson(fileOf(home, name));
}

/** Records this process (and later its app) under a name: the port, or what it does. */
export function recordRun(home, name, details = {}) {
  writeWhole(fileOf(home, name), JSON.stringify({ name, owner: identityOf(process.pid), ...details }));
}

export function removeRun(home, name) {
  rmSync(fileOf(home, name), { force: true });
}

/** An app whose `npm start` was killed still uses the database. */
export const isLive = (run) => isRunning(run.owner) || isRunning(run.app);

/** Every other live run; the files of dead ones are cleared away. */
export function otherRuns(home, ownName) {
  if (!existsSync(home)) return [];
  const names = readdirSync(home)
    .map((file) => /^run-(.+)\.json$/.exec(file)?.[1])
    .filter((name) => name && name !== ownName);
  return names.flatMap((name) => {
    const run = readRun(home, name);
    if (run && isLive(run)) return [run];
    removeRun(home, name);
    return [];
  });
}
