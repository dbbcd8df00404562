import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readJson, writeWhole } from "./places.mjs";
import { identityOf, isRunning } from "./processes.mjs";

// Turns are numbered files, <name>-<n>.turn, and the highest belongs to whoever has the turn. A holder
// that was killed is passed by taking the next number, which only one can create: removing a dead
// holder's file instead would let two waiters remove each other's.
const justTakenMs = 5_000;
const momentMs = 1_500;

function highest(folder, name) {
  const numbers = readdirSync(folder)
    .map((file) => new RegExp(`^${name}-(\\d+)\\.turn$`).exec(file)?.[1])
    .filter(Boolean)
    .map(Number);
  return Math.max(0, ...numbers);
}

function holderOf(path) {
  const holder = readJson(path);
  if (holder) return [holder, holder.helper].find(isRunning) ?? null;
  try {
    // Created but not yet written: its owner is between two system calls, unless it died there.
    const young = readFileSync(path, "utf8") === "" && Date.now() - statSync(path).mtimeMs < justTakenMs;
    return young ? { pid: 0 } : null;
  } catch {
    return null;
  }
}

function take(path) {
  try {
    closeSync(openSync(path, "wx"));
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(path, JSON.stringify(identityOf(process.pid)));
  return true;
}

/** Waits until the holder may have ended; says so once when that takes longer than a moment. */
function patientWait({ signal, onWait }) {
  const began = Date.now();
  let said = false;
  return async (holder) => {
    await sleep(100, undefined, { signal });
    if (said || holder.pid === 0 || Date.now() - began < momentMs) return;
    said = true;
    onWait?.(holder.pid);
  };
}

async function takeTurn(folder, name, options) {
  const turn = (number) => join(folder, `${name}-${number}.turn`);
  const wait = patientWait(options);
  for (;;) {
    options.signal?.throwIfAborted();
    const last = highest(folder, name);
    const holder = last > 0 ? holderOf(turn(last)) : null;
    if (holder) {
      await wait(holder);
    } else if (take(turn(last + 1))) {
      if (highest(folder, name) === last + 1) {
        for (let old = last; old > 0 && old > last - 5; old--) rmSync(turn(old), { force: true });
        return turn(last + 1);
      }
      rmSync(turn(last + 1), { force: true });
    }
  }
}

/**
 * Runs the work while no other process of this installation runs work of the same name; survives kill -9.
 * The work is given `hold`: a process it names keeps the turn even when we are killed before it ends.
 * @param {(hold: (helper: { pid: number, started: string }) => void) => unknown} work
 */
export async function exclusively(home, name, work, { signal, onWait } = {}) {
  const folder = join(home, "turns");
  mkdirSync(folder, { recursive: true });
  const held = await takeTurn(folder, name, { signal, onWait });
  const hold = (helper) => writeWhole(held, JSON.stringify({ ...identityOf(process.pid), helper }));
  try {
    return await work(hold);
  } finally {
    writeWhole(held, JSON.stringify({ released: true }));
  }
}
